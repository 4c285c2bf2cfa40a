using System.Runtime.InteropServices;
using Twin.Domain.Devices;
using Twin.Domain.Identity;

namespace Twin.Domain.MeterPoints;

/// <summary>The whole state of a meter point: 56 bytes, held in arrays by the engine and as a grain's state by the live twin.</summary>
/// <remarks>
/// Written in place by <see cref="MeterPointMachine.Apply"/> alone. Who was registered earlier is in a
/// registration history beside it, for the few that have one.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 1, Size = 56)]
public struct MeterPointState : IEquatable<MeterPointState>
{
    /// <summary>The MPAN or MPRN; none for a meter point that is not known.</summary>
    public Mpxn Id;

    /// <summary>The linked meters.</summary>
    public LinkedMeters Meters;

    /// <summary>The user registered as supplier now (import, export or gas, by <see cref="Kind"/>); 0 for none.</summary>
    public ushort Supplier;

    /// <summary>The network operator (ED or GT) whose network the meter point is on; 0 for none.</summary>
    public ushort NetworkOperator;

    /// <summary>The agent recorded for the meter point; 0 for none.</summary>
    public ushort Agent;

    /// <summary>The flag under the rule set in force.</summary>
    public DccServiceFlag Flag;

    /// <summary>What flows through it.</summary>
    public MeterPointKind Kind;

    /// <summary>
    /// Whether some linked meter was ever effectively InstalledNotCommissioned or Commissioned (<c>ever</c>, domain.md 3.4).
    /// </summary>
    public bool EverInstalled;

    /// <summary>Whether the flag was ever A.</summary>
    public bool EverActive;

    /// <summary>Whether the meter point is known.</summary>
    public readonly bool Exists => !Id.IsNone;

    /// <summary>What holds of the linked meters, apart from what a single event adds.</summary>
    public readonly FlagConditions Conditions()
    {
        FlagConditions holds = EverInstalled ? FlagConditions.EverInstalled : FlagConditions.None;
        if (Flag == DccServiceFlag.A)
        {
            holds |= FlagConditions.FlagActive;
        }

        int current = 0;
        int suspended = 0;
        int withdrawn = 0;
        for (int place = 0; place < Meters.Count; place++)
        {
            DeviceStatus status = Meters.StatusAt(place);
            switch (status.Lifecycle)
            {
                case DeviceLifecycle.Commissioned:
                    holds |= FlagConditions.AnyEffectiveCommissioned;
                    break;
                case DeviceLifecycle.InstalledNotCommissioned:
                    holds |= FlagConditions.AnyEffectiveInstalled;
                    break;
            }

            switch (status.Shown)
            {
                case SmiStatus.Commissioned:
                    holds |= FlagConditions.AnyCommissioned;
                    current++;
                    break;
                case SmiStatus.Suspended:
                    suspended++;
                    current++;
                    break;
                case SmiStatus.InstalledNotCommissioned or SmiStatus.Recovery or SmiStatus.Recovered:
                    current++;
                    break;
                case SmiStatus.Withdrawn:
                    withdrawn++;
                    break;
            }
        }

        holds |= current > 0 ? FlagConditions.AnyCurrent : FlagConditions.None;
        holds |= current > 0 && suspended == current ? FlagConditions.AllCurrentSuspended : FlagConditions.None;
        holds |= withdrawn > 0 && withdrawn == Meters.Count ? FlagConditions.AllWithdrawn : FlagConditions.None;
        return holds;
    }

    /// <summary>Whether every field is the same: whether the two have one <see cref="MeterPointCanonicalForm"/>.</summary>
    public readonly bool Equals(MeterPointState other)
        => Id == other.Id
            && Supplier == other.Supplier
            && NetworkOperator == other.NetworkOperator
            && Agent == other.Agent
            && Flag == other.Flag
            && Kind == other.Kind
            && EverInstalled == other.EverInstalled
            && EverActive == other.EverActive
            && Meters == other.Meters;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is MeterPointState other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Id, Supplier, NetworkOperator, Agent, Flag, Meters);

    /// <summary>Whether every field is the same.</summary>
    public static bool operator ==(MeterPointState left, MeterPointState right) => left.Equals(right);

    /// <summary>Whether some field differs.</summary>
    public static bool operator !=(MeterPointState left, MeterPointState right) => !left.Equals(right);
}
