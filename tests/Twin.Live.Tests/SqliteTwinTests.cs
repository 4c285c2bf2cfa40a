using Twin.Live.Tests.Contract;
using Twin.Live.Tests.Hosts;

namespace Twin.Live.Tests;

/// <summary>The contract on one silo with a SQLite file.</summary>
public sealed class SqliteTwinTests(SqliteHost host) : TwinContract<SqliteHost>(host);
