-- What Microsoft.Orleans.Persistence.AdoNet needs in SQLite: the tables, and in OrleansQuery the queries that it looks up by key.
-- Written by Twin after the provider's keys, parameters and result columns (Orleans 10.4). Applied again it changes nothing but the queries.

CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey TEXT PRIMARY KEY,
    QueryText TEXT NOT NULL
);

-- The state of a grain: its key is what the provider hashes and gives; the extension is empty where a grain has none. A cleared state keeps
-- its row without payload, so that its version goes on counting.
CREATE TABLE IF NOT EXISTS orleans_storage (
    service_id TEXT NOT NULL,
    grain_type_hash INTEGER NOT NULL,
    grain_id_hash INTEGER NOT NULL,
    grain_id_n0 INTEGER NOT NULL,
    grain_id_n1 INTEGER NOT NULL,
    grain_type TEXT NOT NULL,
    grain_id_extension TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload BLOB,
    PRIMARY KEY (grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, service_id, grain_type, grain_id_extension)
) WITHOUT ROWID;

-- A write that is refused gives one row without version: no row would pass for success.

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', '
SELECT payload AS PayloadBinary, version AS Version FROM orleans_storage
WHERE service_id = @ServiceId
    AND grain_type_hash = @GrainTypeHash
    AND grain_id_hash = @GrainIdHash
    AND grain_id_n0 = @GrainIdN0
    AND grain_id_n1 = @GrainIdN1
    AND grain_type = @GrainTypeString
    AND grain_id_extension = COALESCE(@GrainIdExtensionString, '''')
')
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', '
INSERT INTO orleans_storage (service_id, grain_type_hash, grain_id_hash, grain_id_n0, grain_id_n1, grain_type, grain_id_extension, version, payload)
SELECT @ServiceId, @GrainTypeHash, @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeString, COALESCE(@GrainIdExtensionString, ''''), 1, @PayloadBinary
WHERE @GrainStateVersion IS NULL OR EXISTS (SELECT 1 FROM orleans_storage
    WHERE service_id = @ServiceId
    AND grain_type_hash = @GrainTypeHash
    AND grain_id_hash = @GrainIdHash
    AND grain_id_n0 = @GrainIdN0
    AND grain_id_n1 = @GrainIdN1
    AND grain_type = @GrainTypeString
    AND grain_id_extension = COALESCE(@GrainIdExtensionString, ''''))
ON CONFLICT DO UPDATE SET payload = excluded.payload, version = orleans_storage.version + 1
    WHERE orleans_storage.version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion;
SELECT NULL AS NewGrainStateVersion WHERE changes() = 0
')
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey', '
UPDATE orleans_storage SET payload = NULL, version = version + 1
WHERE version = @GrainStateVersion
    AND service_id = @ServiceId
    AND grain_type_hash = @GrainTypeHash
    AND grain_id_hash = @GrainIdHash
    AND grain_id_n0 = @GrainIdN0
    AND grain_id_n1 = @GrainIdN1
    AND grain_type = @GrainTypeString
    AND grain_id_extension = COALESCE(@GrainIdExtensionString, '''')
RETURNING version AS NewGrainStateVersion;
SELECT NULL AS NewGrainStateVersion WHERE changes() = 0
')
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteStorageKey', '
DELETE FROM orleans_storage
WHERE version = @GrainStateVersion
    AND service_id = @ServiceId
    AND grain_type_hash = @GrainTypeHash
    AND grain_id_hash = @GrainIdHash
    AND grain_id_n0 = @GrainIdN0
    AND grain_id_n1 = @GrainIdN1
    AND grain_type = @GrainTypeString
    AND grain_id_extension = COALESCE(@GrainIdExtensionString, '''')
RETURNING version + 1 AS NewGrainStateVersion;
SELECT NULL AS NewGrainStateVersion WHERE changes() = 0
')
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;
