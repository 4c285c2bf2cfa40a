using Twin.Live.Tests.Contract;
using Twin.Live.Tests.Hosts;

namespace Twin.Live.Tests;

/// <summary>The contract through the gateway and the client.</summary>
public sealed class HttpTwinTests(HttpHost host) : TwinContract<HttpHost>(host);
