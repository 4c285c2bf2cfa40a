-- What the store made in layout 1, with rows in it: a file that is never changed. A test opens it with the present store.

CREATE TABLE IF NOT EXISTS fact (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row: how far the log reaches, and which batch was stored last (read back when a commit ended in an error).
CREATE TABLE IF NOT EXISTS position (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last INTEGER NOT NULL,
    batch INTEGER NOT NULL
);

INSERT INTO position (id, last, batch) VALUES (1, 0, 0) ON CONFLICT DO NOTHING;

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
    detail BLOB
);

CREATE INDEX IF NOT EXISTS event_entity ON event (entity_number, sequence);
CREATE INDEX IF NOT EXISTS event_user ON event (user_number, sequence) WHERE user_number IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_provider ON event (provider, sequence) WHERE provider IS NOT NULL;

CREATE TABLE IF NOT EXISTS answer (
    entity_number INTEGER NOT NULL,
    originator INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    entity_kind INTEGER NOT NULL,
    answer BLOB NOT NULL,
    PRIMARY KEY (entity_number, originator, counter, entity_kind)
) WITHOUT ROWID;

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

CREATE TABLE device (
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    form_version INTEGER NOT NULL,
    form BLOB NOT NULL,
    outbox BLOB,
    status INTEGER,
    supplier TEXT
);

CREATE INDEX device_outbox ON device (number) WHERE outbox IS NOT NULL;
CREATE INDEX device_status ON device (status, number);
CREATE VIEW device_text AS SELECT printf('%016X', number) AS id, version, status, supplier FROM device;

CREATE TABLE meter_point (
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    form_version INTEGER NOT NULL,
    form BLOB NOT NULL,
    outbox BLOB
);

CREATE INDEX meter_point_outbox ON meter_point (number) WHERE outbox IS NOT NULL;
CREATE VIEW meter_point_text AS SELECT substr(printf('%013d', number & 72057594037927935), 14 - (number >> 56)) AS id, version FROM meter_point;

INSERT INTO device (number, version, form_version, form, outbox, status, supplier) VALUES
    (61663035897974944, 3, 2, X'0400000000000000424C55450A7468697264', NULL, 4, 'BLUE'),
    (-1091258468708872032, 1, 2, X'0500000000000000424C55450A6669727374', X'01', 5, 'BLUE');
INSERT INTO meter_point (number, version, form_version, form, outbox) VALUES (936748734838742069, 1, 1, X'0800000000000000', NULL);
INSERT INTO event (sequence, at_ms, kind, entity_kind, entity_number, cause, state_before, state_after, user_number, provider) VALUES
    (1, 1000, 1, 1, 61663035897974944, 0, 0, 0, NULL, NULL),
    (2, 1000, 9, 3, 936748734838742069, 0, 0, 0, NULL, 7),
    (3, 2000, 6, 1, 61663035897974944, 0, 0, 0, 4, NULL),
    (4, 3000, 1, 1, -1091258468708872032, 0, 0, 0, NULL, NULL),
    (5, 4000, 6, 1, 61663035897974944, 0, 0, 0, 4, NULL);
UPDATE position SET last = 5;
INSERT INTO answer (entity_number, originator, counter, entity_kind, answer) VALUES
    (61663035897974944, -8019832181490647040, 1, 1, X'01'),
    (61663035897974944, -8019832181490647040, 2, 1, X'02'),
    (61663035897974944, 1, 2, 1, X'03'),
    (-1091258468708872032, -8019832181490647040, 1, 1, X'04'),
    (936748734838742069, -8019832181490647040, 1, 3, X'05');
INSERT INTO due (entity_number, entity_kind, item, at_ms, content) VALUES (61663035897974944, 1, 1, 9000, X'01');
INSERT INTO fact (name, value) VALUES ('schema', '1'), ('seed', '42');
