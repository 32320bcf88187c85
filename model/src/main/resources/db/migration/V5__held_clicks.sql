-- Clicks that are held for a moment before they are judged; a small table, empty when nothing happens.
CREATE TABLE held_click (
  id          UUID        NOT NULL PRIMARY KEY,
  location_id UUID        NOT NULL,
  contact_id  UUID        NOT NULL,
  message_id  UUID        NOT NULL,
  link_id     UUID        NOT NULL,
  occurred_at DATETIME(6) NOT NULL,
  due_at      DATETIME(6) NOT NULL,
  released    BOOLEAN     NOT NULL,
  body        LONGTEXT    NOT NULL,
  CONSTRAINT held_click_of_location FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX held_click_due ON held_click (released, due_at);
CREATE INDEX held_click_of_message ON held_click (message_id);
CREATE INDEX held_click_of_contact ON held_click (contact_id);
