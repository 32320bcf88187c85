-- Whether any location has a link of this name: shared workflows are for the locations that have one of their links.
CREATE INDEX trigger_link_by_name ON trigger_link (name);

-- Deleting a contact, and reading what the team was told about it, looks at its rows only.
CREATE INDEX message_link_of_contact ON message_link (contact_id);
CREATE INDEX notification_of_contact ON notification (contact_id, id);
