using Twin.Live.Tests.Hosts;
using Twin.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Twin.Live.Tests.Contract;

/// <summary>A fact of the contract on one host.</summary>
public sealed class LiveTestCase : XunitTestCase
{
    /// <summary>For the runner, which fills it.</summary>
    [Obsolete("Called by the runner only.", error: true)]
    public LiveTestCase()
    {
    }

    /// <summary>One to run.</summary>
    public LiveTestCase(IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod method)
        : base(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method)
    {
    }

    /// <inheritdoc/>
    protected override string? GetSkipReason(IAttributeInfo factAttribute)
        => TestMethod.TestClass.Class.ToRuntimeType().IsAssignableTo(typeof(TwinContract<PostgresHost>))
            ? new PostgresFactAttribute().Skip
            : base.GetSkipReason(factAttribute);
}
