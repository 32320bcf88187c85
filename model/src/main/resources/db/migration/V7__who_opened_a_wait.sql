-- What a wait leads to is led to by the fact that opened it: a link that was only opened must not change consent by way of a timeout.
ALTER TABLE workflow_wait ADD COLUMN opened_by UUID;
