-- The tables of Twin's store in PostgreSQL that do not depend on the kinds of entities. Applied at every opening; changes nothing that is there.
-- Entity numbers, EUI-64s and counters are unsigned 64-bit numbers kept bit by bit: to_hex(number) shows an EUI-64.
-- Times are milliseconds since 1970-01-01T00:00:00Z in the twin's time.

CREATE TABLE IF NOT EXISTS fact (
    name text PRIMARY KEY,
    value text NOT NULL
);

-- One row: how far the log reaches, and the last answer's id. Whoever writes locks it first and holds it to the end of the transaction, so that sequence numbers
-- become visible in their order and without gaps, whichever process writes.
CREATE TABLE IF NOT EXISTS position (
    id integer PRIMARY KEY CHECK (id = 1),
    last bigint NOT NULL,
    last_answer bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 10);

INSERT INTO position (id, last) VALUES (1, 0) ON CONFLICT DO NOTHING;

-- One row for each open store: which batch it stored last, read back when the connection broke during a commit.
CREATE TABLE IF NOT EXISTS writer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch bigint NOT NULL
) WITH (fillfactor = 10);

-- Rows are only appended. An entity's history is a chain: its own row names its last event, each event the one before (0 for none). What
-- another entity's step says of an entity has no place in the chain (NULL) and is found through an index.
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
    detail bytea,
    previous bigint
);

CREATE INDEX IF NOT EXISTS event_foreign ON event (entity_number, sequence) WHERE previous IS NULL;
CREATE INDEX IF NOT EXISTS event_user ON event (user_number, sequence) WHERE user_number IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_provider ON event (provider, sequence) WHERE provider IS NOT NULL;

-- Rows are appended, and taken away at the other end when they are older than the window. An entity's row names its last answer, each
-- answer the one before (0 for none, or one that is gone).
CREATE TABLE IF NOT EXISTS answer (
    id bigint PRIMARY KEY,
    previous bigint NOT NULL,
    at_ms bigint NOT NULL,
    originator bigint NOT NULL,
    counter bigint NOT NULL,
    answer bytea NOT NULL
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
