-- A contact that cannot be written to does not end a broadcast.
ALTER TABLE broadcast ADD COLUMN failed INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE broadcast ADD COLUMN problem VARCHAR(1000);
