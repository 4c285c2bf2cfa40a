using Xunit.Abstractions;
using Xunit.Sdk;

namespace Twin.Live.Tests.Contract;

/// <summary>Finds the facts of the contract.</summary>
public sealed class LiveFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    /// <inheritdoc/>
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
        => new LiveTestCase(DiagnosticMessageSink, discoveryOptions, testMethod);
}
