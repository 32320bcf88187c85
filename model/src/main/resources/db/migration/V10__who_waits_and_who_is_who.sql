-- Whether waits are for a link, before it is deleted.
CREATE INDEX wait_of_link ON workflow_wait (link_id, state);

-- A contact is found by its e-mail address whatever the case it was written in.
ALTER TABLE contact ADD COLUMN email_key VARCHAR(254);
UPDATE contact SET email_key = LOWER(email) WHERE email IS NOT NULL;
CREATE INDEX contact_by_email_key ON contact (location_id, email_key);
DROP INDEX contact_by_email ON contact;

-- Whether two contacts of a location may have the same phone number or e-mail address.
ALTER TABLE location ADD COLUMN allow_duplicate_contacts BOOLEAN DEFAULT FALSE NOT NULL;
