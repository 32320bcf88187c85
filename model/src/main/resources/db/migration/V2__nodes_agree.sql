-- What several nodes on one database need to agree. Valid in H2 (MODE=MariaDB) and MariaDB.

-- Counts the changes of what a location's links lead to: its links, custom values and domain.
ALTER TABLE location ADD COLUMN links_version BIGINT DEFAULT 0 NOT NULL;

-- The order in which the facts of a contact were committed. An id says when a process made it.
ALTER TABLE queued_fact ADD COLUMN queue_number BIGINT NOT NULL AUTO_INCREMENT UNIQUE;

-- Work that one node does at a time: who holds the lock of its row has the turn.
CREATE TABLE turn (
  name VARCHAR(40) NOT NULL PRIMARY KEY
) /*M! COLLATE utf8mb4_nopad_bin */;
INSERT INTO turn (name) VALUES ('RELAY_FACTS'), ('WAKE_WAITS'), ('RELEASE_CLICKS');
