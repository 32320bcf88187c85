-- Which instance is at an attempt right now. Its moments are real time, never that of a clock that was moved.
CREATE TABLE running_instance (
  id          UUID        NOT NULL PRIMARY KEY,
  started_at  DATETIME(6) NOT NULL,
  alive_until DATETIME(6) NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;

ALTER TABLE attempt ADD COLUMN instance_id UUID;
