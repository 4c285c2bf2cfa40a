namespace Twin.Cli.Tests;

/// <summary>A clock that moves when a test says so, and by a fixed step at every look.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long ticks;

    public TimeSpan Step { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan span) => ticks += span.Ticks;

    public override long GetTimestamp() => ticks += Step.Ticks;
}
