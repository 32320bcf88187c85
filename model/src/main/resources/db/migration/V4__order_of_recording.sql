-- Clicks are streamed in the order in which they were recorded: the database numbers them. A sequence, because for an
-- insert of several rows MariaDB's AUTO_INCREMENT reserves more numbers than it uses. Its step is that of the server
-- (INCREMENT BY 0), which is 1 except in a Galera cluster.
CREATE SEQUENCE click_number START WITH 1 /*M! INCREMENT BY 0 CACHE 1000 */;
ALTER TABLE click ADD COLUMN number BIGINT DEFAULT (NEXT VALUE FOR click_number) NOT NULL;
CREATE INDEX click_by_number ON click (number);
CREATE INDEX click_of_location_by_number ON click (location_id, number);
DROP INDEX click_of_location ON click;

-- Up to this number every click that will ever be recorded is recorded.
CREATE TABLE click_mark (
  id     TINYINT NOT NULL PRIMARY KEY,
  number BIGINT  NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
INSERT INTO click_mark (id, number) SELECT 1, COALESCE(MAX(number), 0) FROM click;

-- A timeline is read by when things happened, and what happened at one moment in the order in which it was written.
CREATE INDEX timeline_of_contact_by_time ON timeline_entry (contact_id, occurred_at, id);
DROP INDEX timeline_of_contact ON timeline_entry;
