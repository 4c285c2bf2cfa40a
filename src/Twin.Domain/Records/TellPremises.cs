using System.Collections.Immutable;
using Twin.Domain.Identity;

namespace Twin.Domain.Records;

/// <summary>A hub tells a device of itself.</summary>
/// <param name="State">Its WAN, its supply, and the join window for this device.</param>
/// <param name="Leaves">Whether the device is no longer on the hub's log.</param>
/// <param name="Link">Meter points that the meter is linked to from now on (8.11).</param>
/// <param name="AddedBy">The number of the user that added the device to the log; 0 when nobody did so now.</param>
public sealed record TellPremises(PremisesState State, bool Leaves, ImmutableArray<Mpxn> Link, ushort AddedBy) : MessageContent;
