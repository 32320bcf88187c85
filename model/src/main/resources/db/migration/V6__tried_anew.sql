-- An intent that failed for good can be tried anew by hand; the attempts before that do not count towards giving up.
ALTER TABLE intent ADD COLUMN attempts_before INTEGER DEFAULT 0 NOT NULL;
CREATE INDEX intent_of_location ON intent (location_id, state, id);

-- Answers to idempotent calls are deleted when they are a day old.
CREATE INDEX idempotent_reply_by_age ON idempotent_reply (created_at);
