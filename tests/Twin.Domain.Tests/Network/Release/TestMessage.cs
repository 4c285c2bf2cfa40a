using Twin.Domain.Network.Release;
using Twin.Domain.Time;

namespace Twin.Domain.Tests.Network.Release;

/// <summary>A message that is nothing but when and which.</summary>
internal readonly record struct TestMessage(long AvailableMs, long Number) : IOutboundMessage
{
    public SimTime Available => new(AvailableMs);
}
