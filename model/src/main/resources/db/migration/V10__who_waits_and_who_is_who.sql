-- Whether waits are for a link, before it is deleted.
CREATE INDEX wait_of_link ON workflow_wait (link_id, state);
