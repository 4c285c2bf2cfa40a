namespace Twin.Grains.Clock;

/// <summary>A silo that is told of every new board.</summary>
[Alias("twin.IBoardObserver")]
internal interface IBoardObserver : IGrainObserver
{
    [Alias("Changed")]
    Task ChangedAsync(Board board);
}
