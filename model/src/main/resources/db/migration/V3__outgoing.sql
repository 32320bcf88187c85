-- Which instance is at an attempt right now. Its moments are real time, never that of a clock that was moved.
CREATE TABLE running_instance (
  id          UUID        NOT NULL PRIMARY KEY,
  started_at  DATETIME(6) NOT NULL,
  alive_until DATETIME(6) NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;

ALTER TABLE attempt ADD COLUMN instance_id UUID;

-- Actions that failed are listed, and tried anew: the attempts before that do not count.
ALTER TABLE intent ADD COLUMN attempts_before INTEGER DEFAULT 0 NOT NULL;
CREATE INDEX intent_of_location ON intent (location_id, state, id);

-- Answers to idempotent calls are deleted when they are a day old.
CREATE INDEX idempotent_reply_by_age ON idempotent_reply (created_at);
