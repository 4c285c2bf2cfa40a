using Xunit;
using Xunit.Sdk;

namespace Twin.Live.Tests.Contract;

/// <summary>A fact of the contract: left out, with a reason, for a host that this machine has no server for.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Twin.Live.Tests.Contract.LiveFactDiscoverer", "Twin.Live.Tests")]
public sealed class LiveFactAttribute : FactAttribute;
