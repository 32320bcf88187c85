-- What follows /u/ in the address that an e-mail names for who wants no more of them (RFC 8058). Null for messages without one.
ALTER TABLE message ADD COLUMN unsubscribe_ref VARCHAR(16);
CREATE INDEX message_by_unsubscribe_ref ON message (unsubscribe_ref);
