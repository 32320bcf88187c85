-- What is sent in place of the text: a template that the provider has approved, and what goes into its places, as JSON.
ALTER TABLE message ADD COLUMN template LONGTEXT;
