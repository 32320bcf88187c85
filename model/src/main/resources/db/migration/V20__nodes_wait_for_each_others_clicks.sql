-- Up to when the clicks that this instance answered are on the queue, by the service's clock: before that no wait times out.
-- Null for one of a version that does not say.
ALTER TABLE running_instance ADD COLUMN drained_until DATETIME(6);
