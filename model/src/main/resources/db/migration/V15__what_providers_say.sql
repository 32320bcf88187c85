-- Why a message failed in one word, and how long one was held up by what is not its own fault. Valid in H2 (MODE=MariaDB) and MariaDB.
ALTER TABLE message ADD COLUMN problem_kind VARCHAR(30);
ALTER TABLE intent ADD COLUMN held_up INTEGER NOT NULL DEFAULT 0;
ALTER TABLE intent ADD COLUMN held_up_by VARCHAR(30);
ALTER TABLE intent ADD COLUMN held_up_since DATETIME(6);
