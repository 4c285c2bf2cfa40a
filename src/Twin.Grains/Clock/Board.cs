using System.Text.Json.Serialization;
using Twin.Domain.Time;

namespace Twin.Grains.Clock;

/// <summary>What every silo must know at once: how the twin's time goes, what of the DCC is down, how new the CPL is. Immutable.</summary>
/// <param name="Version">Ascending; a board with a lower one is older.</param>
/// <param name="WallMs">The clock's time, in milliseconds since 1970, at which the twin's time was <paramref name="SimMs"/>.</param>
/// <param name="SimMs">The twin's time then.</param>
/// <param name="Speed">Seconds of the twin in one of the clock; 0 for as fast as what is due can be done.</param>
/// <param name="Paused">Whether the twin's time stands.</param>
/// <param name="DspDown">Whether nothing enters.</param>
/// <param name="HeldAfter">The last event that users still get while deliveries stop; -1 while they do not stop.</param>
/// <param name="ProductVersion">The newest version of the CPL that was acknowledged to anybody.</param>
/// <param name="Suspended">The numbers of the users who are suspended, ascending; null for none.</param>
[GenerateSerializer, Immutable, Alias("twin.Board")]
internal sealed record Board(
    [property: Id(0)] long Version,
    [property: Id(1)] long WallMs,
    [property: Id(2)] long SimMs,
    [property: Id(3)] int Speed,
    [property: Id(4)] bool Paused,
    [property: Id(5)] bool DspDown,
    [property: Id(6)] long HeldAfter,
    [property: Id(7)] long ProductVersion,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ushort[]? Suspended = null)
{
    /// <summary>The twin's time at a time of the clock.</summary>
    internal SimTime At(long wallMs)
        => new(Paused || Speed == 0 ? SimMs : SimMs + (Math.Max(0, wallMs - WallMs) * Speed));

    /// <summary>The same with the two times taken anew, so that another speed holds from now on.</summary>
    internal Board Anchored(long wallMs) => this with { WallMs = wallMs, SimMs = At(wallMs).Ms };
}
