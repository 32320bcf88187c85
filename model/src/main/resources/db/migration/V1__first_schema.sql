-- One set of migrations for H2 (MODE=MariaDB) and MariaDB.
-- Ids are UUID version 7: ordered by time, so the append-only tables grow at their end.
-- Names are compared to the letter on both; without the collation, MariaDB would ignore case and
-- spaces at the end.
-- Moments are UTC. Large tables have no foreign keys: rows are only added, and outlive what they name.

CREATE TABLE agency (
  id              TINYINT       NOT NULL PRIMARY KEY,
  domain          VARCHAR(253),
  clock_offset_ms BIGINT        NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
INSERT INTO agency (id, domain, clock_offset_ms) VALUES (1, NULL, 0);

CREATE TABLE location (
  id                         UUID         NOT NULL PRIMARY KEY,
  slug                       VARCHAR(63)  NOT NULL,
  name                       VARCHAR(100) NOT NULL,
  domain                     VARCHAR(253),
  time_zone                  VARCHAR(64)  NOT NULL,
  allow_private_destinations BOOLEAN      NOT NULL,
  quiet_from                 VARCHAR(5),
  quiet_to                   VARCHAR(5),
  daily_cap                  INTEGER,
  signing_secret             VARCHAR(100) NOT NULL,
  created_at                 DATETIME(6)  NOT NULL,
  CONSTRAINT location_slug UNIQUE (slug),
  CONSTRAINT location_name UNIQUE (name),
  CONSTRAINT location_domain UNIQUE (domain)
) /*M! COLLATE utf8mb4_nopad_bin */;

CREATE TABLE api_token (
  id          UUID         NOT NULL PRIMARY KEY,
  location_id UUID,
  label       VARCHAR(100) NOT NULL,
  hash        VARCHAR(64)  NOT NULL,
  created_at  DATETIME(6)  NOT NULL,
  revoked_at  DATETIME(6),
  CONSTRAINT api_token_hash UNIQUE (hash),
  CONSTRAINT api_token_of_location FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE
) /*M! COLLATE utf8mb4_nopad_bin */;

CREATE TABLE idempotent_reply (
  token_id     UUID         NOT NULL,
  idem_key     VARCHAR(255) NOT NULL,
  request_hash VARCHAR(64)  NOT NULL,
  status       INTEGER,
  body         LONGTEXT,
  created_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (token_id, idem_key)
) /*M! COLLATE utf8mb4_nopad_bin */;

CREATE TABLE trigger_link (
  id          UUID          NOT NULL PRIMARY KEY,
  location_id UUID          NOT NULL,
  link_key    VARCHAR(12)   NOT NULL,
  name        VARCHAR(120)  NOT NULL,
  destination VARCHAR(2048) NOT NULL,
  consent     BOOLEAN       NOT NULL,
  archived_at DATETIME(6),
  created_at  DATETIME(6)   NOT NULL,
  updated_at  DATETIME(6)   NOT NULL,
  version     INTEGER       NOT NULL,
  CONSTRAINT trigger_link_key UNIQUE (link_key),
  CONSTRAINT trigger_link_name UNIQUE (location_id, name),
  CONSTRAINT trigger_link_of_location FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE
) /*M! COLLATE utf8mb4_nopad_bin */;

CREATE TABLE custom_value (
  id          UUID          NOT NULL PRIMARY KEY,
  location_id UUID          NOT NULL,
  name        VARCHAR(80)   NOT NULL,
  content     VARCHAR(2048) NOT NULL,
  updated_at  DATETIME(6)   NOT NULL,
  CONSTRAINT custom_value_name UNIQUE (location_id, name),
  CONSTRAINT custom_value_of_location FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE
) /*M! COLLATE utf8mb4_nopad_bin */;

CREATE TABLE custom_field (
  location_id UUID        NOT NULL,
  name        VARCHAR(80) NOT NULL,
  PRIMARY KEY (location_id, name),
  CONSTRAINT custom_field_of_location FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE
) /*M! COLLATE utf8mb4_nopad_bin */;

CREATE TABLE contact (
  id          UUID         NOT NULL PRIMARY KEY,
  location_id UUID         NOT NULL,
  first_name  VARCHAR(100),
  last_name   VARCHAR(100),
  email       VARCHAR(254),
  phone       VARCHAR(20),
  time_zone   VARCHAR(64),
  created_at  DATETIME(6)  NOT NULL,
  updated_at  DATETIME(6)  NOT NULL,
  version     INTEGER      NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX contact_by_location ON contact (location_id, id);
CREATE INDEX contact_by_email ON contact (location_id, email);
CREATE INDEX contact_by_phone ON contact (location_id, phone);

CREATE TABLE contact_tag (
  contact_id  UUID        NOT NULL,
  tag         VARCHAR(80) NOT NULL,
  PRIMARY KEY (contact_id, tag),
  CONSTRAINT contact_tag_of_contact FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX contact_by_tag ON contact_tag (tag, contact_id);

CREATE TABLE contact_field (
  contact_id UUID          NOT NULL,
  name       VARCHAR(80)   NOT NULL,
  content    VARCHAR(2048) NOT NULL,
  PRIMARY KEY (contact_id, name),
  CONSTRAINT contact_field_of_contact FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
) /*M! COLLATE utf8mb4_nopad_bin */;

CREATE TABLE contact_dnd (
  contact_id UUID        NOT NULL,
  channel    VARCHAR(30) NOT NULL,
  PRIMARY KEY (contact_id, channel),
  CONSTRAINT contact_dnd_of_contact FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
) /*M! COLLATE utf8mb4_nopad_bin */;

CREATE TABLE contact_address (
  contact_id UUID         NOT NULL,
  channel    VARCHAR(30)  NOT NULL,
  address    VARCHAR(254) NOT NULL,
  PRIMARY KEY (contact_id, channel),
  CONSTRAINT contact_address_of_contact FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX contact_by_address ON contact_address (channel, address);

CREATE TABLE enrollment (
  id             UUID         NOT NULL PRIMARY KEY,
  location_id    UUID         NOT NULL,
  contact_id     UUID         NOT NULL,
  workflow       VARCHAR(100) NOT NULL,
  enrollment_key VARCHAR(200) NOT NULL,
  entered_at     DATETIME(6)  NOT NULL,
  left_at        DATETIME(6),
  left_reason    VARCHAR(200)
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX enrollment_of_contact ON enrollment (contact_id, workflow, enrollment_key);

CREATE TABLE workflow_wait (
  id            UUID         NOT NULL PRIMARY KEY,
  location_id   UUID         NOT NULL,
  contact_id    UUID         NOT NULL,
  enrollment_id UUID         NOT NULL,
  workflow      VARCHAR(100) NOT NULL,
  name          VARCHAR(120) NOT NULL,
  link_id       UUID,
  opened_at     DATETIME(6)  NOT NULL,
  deadline      DATETIME(6),
  state         VARCHAR(20)  NOT NULL,
  ended_at      DATETIME(6),
  ended_by      UUID
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX wait_by_deadline ON workflow_wait (state, deadline);
CREATE INDEX wait_of_contact ON workflow_wait (contact_id, state);
CREATE INDEX wait_of_enrollment ON workflow_wait (enrollment_id);

CREATE TABLE queued_fact (
  id         UUID        NOT NULL PRIMARY KEY,
  body       LONGTEXT    NOT NULL,
  created_at DATETIME(6) NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;

CREATE TABLE decided_fact (
  id          UUID        NOT NULL PRIMARY KEY,
  location_id UUID,
  contact_id  UUID,
  fact_type   VARCHAR(40) NOT NULL,
  occurred_at DATETIME(6) NOT NULL,
  decided_at  DATETIME(6) NOT NULL,
  cause       UUID,
  depth       INTEGER     NOT NULL,
  body        LONGTEXT    NOT NULL,
  explanation LONGTEXT    NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX fact_of_contact ON decided_fact (contact_id, id);

CREATE TABLE click (
  id          UUID          NOT NULL PRIMARY KEY,
  location_id UUID          NOT NULL,
  link_id     UUID          NOT NULL,
  link_name   VARCHAR(120)  NOT NULL,
  contact_id  UUID,
  message_id  UUID,
  channel     VARCHAR(30),
  outcome     VARCHAR(20)   NOT NULL,
  evidence    VARCHAR(20)   NOT NULL,
  reasons     VARCHAR(1000),
  destination VARCHAR(2048),
  user_agent  VARCHAR(500),
  occurred_at DATETIME(6)   NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX click_of_link ON click (link_id, occurred_at, channel, contact_id);
CREATE INDEX click_of_contact ON click (contact_id, occurred_at);
CREATE INDEX click_of_message ON click (message_id, occurred_at);
CREATE INDEX click_of_location ON click (location_id, id);

CREATE TABLE conversion (
  id          UUID         NOT NULL PRIMARY KEY,
  location_id UUID         NOT NULL,
  contact_id  UUID         NOT NULL,
  workflow    VARCHAR(100) NOT NULL,
  goal        VARCHAR(120) NOT NULL,
  link_id     UUID,
  click_id    UUID,
  channel     VARCHAR(30),
  reached_at  DATETIME(6)  NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX conversion_of_link ON conversion (link_id, reached_at);
CREATE INDEX conversion_of_contact ON conversion (contact_id, goal);

CREATE TABLE timeline_entry (
  id          UUID         NOT NULL PRIMARY KEY,
  location_id UUID         NOT NULL,
  contact_id  UUID         NOT NULL,
  occurred_at DATETIME(6)  NOT NULL,
  kind        VARCHAR(40)  NOT NULL,
  summary     VARCHAR(1000) NOT NULL,
  fact_id     UUID,
  workflow    VARCHAR(100),
  rule_name   VARCHAR(200)
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX timeline_of_contact ON timeline_entry (contact_id, id);

CREATE TABLE message (
  id            UUID         NOT NULL PRIMARY KEY,
  location_id   UUID         NOT NULL,
  contact_id    UUID         NOT NULL,
  channel       VARCHAR(30)  NOT NULL,
  direction     VARCHAR(10)  NOT NULL,
  state         VARCHAR(20)  NOT NULL,
  subject       VARCHAR(500),
  text          LONGTEXT     NOT NULL,
  html          LONGTEXT,
  workflow      VARCHAR(100),
  enrollment_id UUID,
  broadcast_id  UUID,
  provider_id   VARCHAR(200),
  problem       VARCHAR(1000),
  created_at    DATETIME(6)  NOT NULL,
  sent_at       DATETIME(6),
  settled_at    DATETIME(6)
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX message_of_contact ON message (contact_id, id);
CREATE INDEX message_of_location ON message (location_id, id);
CREATE INDEX message_by_provider_id ON message (channel, provider_id);
CREATE INDEX message_of_broadcast ON message (broadcast_id, state);
CREATE INDEX message_of_enrollment ON message (enrollment_id);

CREATE TABLE message_link (
  ref         VARCHAR(16) NOT NULL PRIMARY KEY,
  location_id UUID        NOT NULL,
  contact_id  UUID        NOT NULL,
  message_id  UUID        NOT NULL,
  link_id     UUID        NOT NULL,
  channel     VARCHAR(30) NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX link_of_message ON message_link (message_id);

CREATE TABLE intent (
  id          UUID         NOT NULL PRIMARY KEY,
  fact_id     UUID         NOT NULL,
  workflow    VARCHAR(100) NOT NULL,
  rule_name   VARCHAR(200) NOT NULL,
  ordinal     INTEGER      NOT NULL,
  location_id UUID         NOT NULL,
  contact_id  UUID,
  channel     VARCHAR(30)  NOT NULL,
  message_id  UUID,
  payload     LONGTEXT     NOT NULL,
  state       VARCHAR(20)  NOT NULL,
  due_at      DATETIME(6)  NOT NULL,
  attempts    INTEGER      NOT NULL,
  problem     VARCHAR(1000),
  created_at  DATETIME(6)  NOT NULL,
  updated_at  DATETIME(6)  NOT NULL,
  CONSTRAINT intent_key UNIQUE (fact_id, workflow, rule_name, ordinal)
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX intent_due ON intent (state, due_at);
CREATE INDEX intent_of_contact ON intent (contact_id, id);

CREATE TABLE attempt (
  id         UUID          NOT NULL PRIMARY KEY,
  intent_id  UUID          NOT NULL,
  attempt    INTEGER       NOT NULL,
  started_at DATETIME(6)   NOT NULL,
  ended_at   DATETIME(6),
  result     VARCHAR(30),
  detail     VARCHAR(1000)
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX attempt_of_intent ON attempt (intent_id, attempt);

CREATE TABLE broadcast (
  id            UUID         NOT NULL PRIMARY KEY,
  location_id   UUID         NOT NULL,
  channel       VARCHAR(30)  NOT NULL,
  subject       VARCHAR(500),
  text          LONGTEXT,
  html          LONGTEXT,
  audience      LONGTEXT     NOT NULL,
  state         VARCHAR(20)  NOT NULL,
  last_contact  UUID,
  created_at    DATETIME(6)  NOT NULL,
  finished_at   DATETIME(6)
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX broadcast_of_location ON broadcast (location_id, id);
CREATE INDEX broadcast_by_state ON broadcast (state);

CREATE TABLE opportunity (
  id          UUID         NOT NULL PRIMARY KEY,
  location_id UUID         NOT NULL,
  contact_id  UUID         NOT NULL,
  pipeline    VARCHAR(100) NOT NULL,
  stage       VARCHAR(100) NOT NULL,
  name        VARCHAR(200) NOT NULL,
  created_at  DATETIME(6)  NOT NULL,
  updated_at  DATETIME(6)  NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX opportunity_of_contact ON opportunity (contact_id, pipeline);
CREATE INDEX opportunity_of_location ON opportunity (location_id, id);

CREATE TABLE notification (
  id          UUID          NOT NULL PRIMARY KEY,
  location_id UUID          NOT NULL,
  contact_id  UUID          NOT NULL,
  workflow    VARCHAR(100)  NOT NULL,
  text        VARCHAR(1000) NOT NULL,
  created_at  DATETIME(6)   NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX notification_of_location ON notification (location_id, id);

CREATE TABLE webhook (
  id          UUID          NOT NULL PRIMARY KEY,
  location_id UUID          NOT NULL,
  url         VARCHAR(2048) NOT NULL,
  secret      VARCHAR(100)  NOT NULL,
  created_at  DATETIME(6)   NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX webhook_of_location ON webhook (location_id, id);

CREATE TABLE sandbox_message (
  id           UUID         NOT NULL PRIMARY KEY,
  location_id  UUID         NOT NULL,
  contact_id   UUID         NOT NULL,
  channel      VARCHAR(30)  NOT NULL,
  address      VARCHAR(254) NOT NULL,
  subject      VARCHAR(500),
  text         LONGTEXT     NOT NULL,
  html         LONGTEXT,
  delivered_at DATETIME(6)  NOT NULL
) /*M! COLLATE utf8mb4_nopad_bin */;
CREATE INDEX sandbox_inbox ON sandbox_message (contact_id, channel, id);
CREATE INDEX sandbox_inbox_of_location ON sandbox_message (location_id, id);

CREATE TABLE rule_file (
  path      VARCHAR(255) NOT NULL,
  version   VARCHAR(64)  NOT NULL,
  source    LONGTEXT     NOT NULL,
  loaded_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (path, version)
) /*M! COLLATE utf8mb4_nopad_bin */;
