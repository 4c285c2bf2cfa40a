-- The tables of Twin's store in SQLite that do not depend on the kinds of entities. Applied at every opening; changes nothing that is there.
-- Entity numbers, EUI-64s and counters are unsigned 64-bit numbers kept bit by bit: printf('%016X', number) shows an EUI-64.
-- Times are milliseconds since 1970-01-01T00:00:00Z in the twin's time.

CREATE TABLE IF NOT EXISTS fact (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row: how far the log reaches, which batch was stored last (read back when a commit ended in an error), and the last answer's id.
CREATE TABLE IF NOT EXISTS position (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    last_answer INTEGER NOT NULL DEFAULT 0
);

INSERT INTO position (id, last, batch) VALUES (1, 0, 0) ON CONFLICT DO NOTHING;

-- Rows are only appended. An entity's history is a chain: its own row names its last event, each event the one before (0 for none). What
-- another entity's step says of an entity has no place in the chain (NULL) and is found through an index.
CREATE TABLE IF NOT EXISTS event (
    sequence INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    entity_kind INTEGER NOT NULL,
    entity_number INTEGER NOT NULL,
    cause INTEGER NOT NULL,
    state_before INTEGER NOT NULL,
    state_after INTEGER NOT NULL,
    user_number INTEGER,
    provider INTEGER,
    request_originator INTEGER,
    request_target INTEGER,
    request_counter INTEGER,
    detail BLOB,
    previous INTEGER
);

CREATE INDEX IF NOT EXISTS event_foreign ON event (entity_number, sequence) WHERE previous IS NULL;
CREATE INDEX IF NOT EXISTS event_user ON event (user_number, sequence) WHERE user_number IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_provider ON event (provider, sequence) WHERE provider IS NOT NULL;

-- Rows are appended, and taken away at the other end when they are older than the window. An entity's row names its last answer, each
-- answer the one before (0 for none, or one that is gone).
CREATE TABLE IF NOT EXISTS answer (
    id INTEGER PRIMARY KEY,
    previous INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    originator INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    answer BLOB NOT NULL
);

CREATE TABLE IF NOT EXISTS due (
    entity_number INTEGER NOT NULL,
    entity_kind INTEGER NOT NULL,
    item INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (entity_number, entity_kind, item)
) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS due_at ON due (at_ms, entity_kind, (entity_number < 0), entity_number, item);

-- What a planner reads: times and names as text. An MPxN keeps its number of digits in the highest byte.
CREATE VIEW IF NOT EXISTS event_text AS
SELECT
    sequence,
    strftime('%Y-%m-%dT%H:%M:%fZ', at_ms / 1000.0, 'unixepoch') AS at,
    CASE kind
        WHEN 1 THEN 'DeviceChanged' WHEN 2 THEN 'HubChanged' WHEN 3 THEN 'MeterPointChanged' WHEN 4 THEN 'SettingsChanged'
        WHEN 5 THEN 'RequestRefused' WHEN 6 THEN 'Response' WHEN 7 THEN 'DccAlert' WHEN 8 THEN 'DeviceAlert'
        WHEN 9 THEN 'FlagChanged' WHEN 10 THEN 'FileSent' WHEN 11 THEN 'Operation' ELSE CAST(kind AS TEXT)
    END AS kind,
    CASE entity_kind
        WHEN 0 THEN ''
        WHEN 3 THEN substr(printf('%013d', entity_number & 72057594037927935), 14 - (entity_number >> 56))
        ELSE substr(printf('%016X', entity_number), 1, 2) || '-' || substr(printf('%016X', entity_number), 3, 2) || '-'
            || substr(printf('%016X', entity_number), 5, 2) || '-' || substr(printf('%016X', entity_number), 7, 2) || '-'
            || substr(printf('%016X', entity_number), 9, 2) || '-' || substr(printf('%016X', entity_number), 11, 2) || '-'
            || substr(printf('%016X', entity_number), 13, 2) || '-' || substr(printf('%016X', entity_number), 15, 2)
    END AS entity,
    cause, state_before, state_after, user_number, provider
FROM event;
