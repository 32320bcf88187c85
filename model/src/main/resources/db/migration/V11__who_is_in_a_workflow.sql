-- Who is in a workflow now, the latest first.
CREATE INDEX enrollment_of_workflow ON enrollment (location_id, workflow, left_at, id);
