-- Two nodes that put actions on their queues at once could put a contact's second one there first. Valid in H2 (MODE=MariaDB) and MariaDB.
INSERT INTO turn (name) VALUES ('RELAY_INTENTS');
