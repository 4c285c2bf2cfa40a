using Twin.Live.Tests.Contract;
using Twin.Live.Tests.Hosts;

namespace Twin.Live.Tests;

/// <summary>The contract on one silo with a PostgreSQL server.</summary>
public sealed class PostgresTwinTests(PostgresHost host) : TwinContract<PostgresHost>(host);
