-- The clock may be set back while clicks are held: their times do not say in which order they came.
ALTER TABLE held_click ADD COLUMN number BIGINT NOT NULL AUTO_INCREMENT UNIQUE;

-- Those that were not let go and would be for long.
CREATE INDEX held_click_by_releases ON held_click (releases, due_at);
