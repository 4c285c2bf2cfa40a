-- What the store made in layout 1, with rows in it: a file that is never changed. A test opens it with the present store.

CREATE TABLE IF NOT EXISTS fact (
    name text PRIMARY KEY,
    value text NOT NULL
);

-- One row: how far the log reaches. Whoever writes locks it first and holds it to the end of the transaction, so that sequence numbers
-- become visible in their order and without gaps, whichever process writes.
CREATE TABLE IF NOT EXISTS position (
    id integer PRIMARY KEY CHECK (id = 1),
    last bigint NOT NULL
) WITH (fillfactor = 10);

INSERT INTO position (id, last) VALUES (1, 0) ON CONFLICT DO NOTHING;

-- One row for each open store: which batch it stored last, read back when the connection broke during a commit.
CREATE TABLE IF NOT EXISTS writer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch bigint NOT NULL
) WITH (fillfactor = 10);

CREATE TABLE IF NOT EXISTS event (
    sequence bigint PRIMARY KEY,
    at_ms bigint NOT NULL,
    kind smallint NOT NULL,
    entity_kind smallint NOT NULL,
    entity_number bigint NOT NULL,
    cause integer NOT NULL,
    state_before bigint NOT NULL,
    state_after bigint NOT NULL,
    user_number integer,
    provider integer,
    request_originator bigint,
    request_target bigint,
    request_counter bigint,
    detail bytea
);

CREATE INDEX IF NOT EXISTS event_entity ON event (entity_number, sequence);
CREATE INDEX IF NOT EXISTS event_user ON event (user_number, sequence) WHERE user_number IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_provider ON event (provider, sequence) WHERE provider IS NOT NULL;

CREATE TABLE IF NOT EXISTS answer (
    entity_number bigint NOT NULL,
    originator bigint NOT NULL,
    counter bigint NOT NULL,
    entity_kind smallint NOT NULL,
    answer bytea NOT NULL,
    PRIMARY KEY (entity_number, originator, counter, entity_kind)
);

CREATE TABLE IF NOT EXISTS due (
    entity_number bigint NOT NULL,
    entity_kind smallint NOT NULL,
    item bigint NOT NULL,
    at_ms bigint NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (entity_number, entity_kind, item)
);

CREATE INDEX IF NOT EXISTS due_at ON due (at_ms, entity_kind, (entity_number < 0), entity_number, item);

-- What a planner reads: times and names as text. An MPxN keeps its number of digits in the highest byte.
CREATE OR REPLACE VIEW event_text AS
SELECT
    sequence,
    to_char(to_timestamp(at_ms / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
    CASE kind
        WHEN 1 THEN 'DeviceChanged' WHEN 2 THEN 'HubChanged' WHEN 3 THEN 'MeterPointChanged' WHEN 4 THEN 'SettingsChanged'
        WHEN 5 THEN 'RequestRefused' WHEN 6 THEN 'Response' WHEN 7 THEN 'DccAlert' WHEN 8 THEN 'DeviceAlert'
        WHEN 9 THEN 'FlagChanged' WHEN 10 THEN 'FileSent' WHEN 11 THEN 'Operation' ELSE kind::text
    END AS kind,
    CASE entity_kind
        WHEN 0 THEN ''
        WHEN 3 THEN lpad((entity_number & 72057594037927935)::text, (entity_number >> 56)::integer, '0')
        ELSE rtrim(regexp_replace(upper(lpad(to_hex(entity_number), 16, '0')), '(..)', '\1-', 'g'), '-')
    END AS entity,
    cause, state_before, state_after, user_number, provider
FROM event;

CREATE TABLE device (
    number bigint PRIMARY KEY,
    version bigint NOT NULL,
    form_version smallint NOT NULL,
    form bytea NOT NULL,
    outbox bytea,
    status bigint,
    supplier text
) WITH (fillfactor = 70);

CREATE INDEX device_outbox ON device (number) WHERE outbox IS NOT NULL;
CREATE INDEX device_status ON device (status, number);
CREATE VIEW device_text AS SELECT upper(lpad(to_hex(number), 16, '0')) AS id, version, status, supplier FROM device;

CREATE TABLE meter_point (
    number bigint PRIMARY KEY,
    version bigint NOT NULL,
    form_version smallint NOT NULL,
    form bytea NOT NULL,
    outbox bytea
) WITH (fillfactor = 70);

CREATE INDEX meter_point_outbox ON meter_point (number) WHERE outbox IS NOT NULL;
CREATE VIEW meter_point_text AS SELECT lpad((number & 72057594037927935)::text, (number >> 56)::integer, '0') AS id, version FROM meter_point;

INSERT INTO device (number, version, form_version, form, outbox, status, supplier) VALUES
    (61663035897974944, 3, 2, '\x0400000000000000424c55450a7468697264', NULL, 4, 'BLUE'),
    (-1091258468708872032, 1, 2, '\x0500000000000000424c55450a6669727374', '\x01', 5, 'BLUE');
INSERT INTO meter_point (number, version, form_version, form, outbox) VALUES (936748734838742069, 1, 1, '\x0800000000000000', NULL);
INSERT INTO event (sequence, at_ms, kind, entity_kind, entity_number, cause, state_before, state_after, user_number, provider) VALUES
    (1, 1000, 1, 1, 61663035897974944, 0, 0, 0, NULL, NULL),
    (2, 1000, 9, 3, 936748734838742069, 0, 0, 0, NULL, 7),
    (3, 2000, 6, 1, 61663035897974944, 0, 0, 0, 4, NULL),
    (4, 3000, 1, 1, -1091258468708872032, 0, 0, 0, NULL, NULL),
    (5, 4000, 6, 1, 61663035897974944, 0, 0, 0, 4, NULL);
UPDATE position SET last = 5;
INSERT INTO answer (entity_number, originator, counter, entity_kind, answer) VALUES
    (61663035897974944, -8019832181490647040, 1, 1, '\x01'),
    (61663035897974944, -8019832181490647040, 2, 1, '\x02'),
    (61663035897974944, 1, 2, 1, '\x03'),
    (-1091258468708872032, -8019832181490647040, 1, 1, '\x04'),
    (936748734838742069, -8019832181490647040, 1, 3, '\x05');
INSERT INTO due (entity_number, entity_kind, item, at_ms, content) VALUES (61663035897974944, 1, 1, 9000, '\x01');
INSERT INTO fact (name, value) VALUES ('schema', '1'), ('seed', '42');
