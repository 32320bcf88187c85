-- What providers say of messages that we do not know yet that they have. Valid in H2 (MODE=MariaDB) and MariaDB.
CREATE TABLE parked_report (
  id            UUID         NOT NULL PRIMARY KEY,
  account       VARCHAR(200) NOT NULL,
  channel       VARCHAR(20)  NOT NULL,
  provider_id   VARCHAR(200) NOT NULL,
  message_id    UUID,
  state         VARCHAR(20)  NOT NULL,
  kind          VARCHAR(30),
  reason        VARCHAR(1000),
  said_at       DATETIME(6)  NOT NULL,
  look_again_at DATETIME(6)  NOT NULL,
  looks         INTEGER      NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX parked_report_due ON parked_report (look_again_at, id);
INSERT INTO turn (name) VALUES ('MATCH_REPORTS');
