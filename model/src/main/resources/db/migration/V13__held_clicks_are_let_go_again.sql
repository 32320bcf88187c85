-- A held click that was let go to the rules and is still here after a while is let go once more: its message may be lost.
ALTER TABLE held_click ADD COLUMN releases INTEGER DEFAULT 0 NOT NULL;
UPDATE held_click SET releases = 1 WHERE released;
CREATE INDEX held_click_by_due ON held_click (due_at, id);
DROP INDEX held_click_due ON held_click;
ALTER TABLE held_click DROP COLUMN released;
