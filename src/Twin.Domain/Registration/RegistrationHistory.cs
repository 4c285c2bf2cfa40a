using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Registration;

/// <summary>Who was, is and will be supplier, network operator and agent of one meter point, as intervals of time.</summary>
/// <remarks>
/// Immutable. The intervals of one part are ordered and do not overlap; gaps are allowed. On the day of a change of supplier both
/// suppliers may read the daily log (4.6.1: SEC Appendix E, note). A host gives that by asking about the period up to the change for
/// the old supplier and from the change for the new one: the day is not part of the history, so that every other request keeps the
/// exact moment.
/// </remarks>
public sealed class RegistrationHistory
{
    private readonly RegistrationInterval[] suppliers;
    private readonly RegistrationInterval[] networkOperators;
    private readonly RegistrationInterval[] agents;

    /// <summary>Makes a history from the intervals of each part.</summary>
    /// <param name="kind">What the meter point measures.</param>
    /// <param name="suppliers">The suppliers, in order of time.</param>
    /// <param name="networkOperators">The network operators, in order of time.</param>
    /// <param name="agents">The agents, in order of time.</param>
    /// <exception cref="ArgumentException">An interval names no user, is empty, or starts before the one before it has ended.</exception>
    public RegistrationHistory(
        MeterPointKind kind,
        ReadOnlySpan<RegistrationInterval> suppliers,
        ReadOnlySpan<RegistrationInterval> networkOperators,
        ReadOnlySpan<RegistrationInterval> agents)
    {
        Kind = kind;
        this.suppliers = Validated(suppliers, nameof(suppliers));
        this.networkOperators = Validated(networkOperators, nameof(networkOperators));
        this.agents = Validated(agents, nameof(agents));
    }

    /// <summary>What the meter point measures.</summary>
    public MeterPointKind Kind { get; }

    /// <summary>The intervals of a part, in order of time.</summary>
    public ReadOnlySpan<RegistrationInterval> Intervals(RegistrationKind part) => part switch
    {
        RegistrationKind.Supplier => suppliers,
        RegistrationKind.NetworkOperator => networkOperators,
        _ => agents,
    };

    /// <summary>The user that stands in for a part at a moment; 0 when there is none.</summary>
    public ushort UserAt(RegistrationKind part, SimTime at)
    {
        foreach (RegistrationInterval interval in Intervals(part))
        {
            if (interval.From <= at && at < interval.To)
            {
                return interval.User;
            }
        }

        return 0;
    }

    /// <summary>
    /// Whether a user is registered in a role at all times of a period (SRPD 6.1(f)): (i) the period asked for, (ii) without one the
    /// execution time, (iii) without either now; <see cref="IsEligibleAt"/> serves the last two.
    /// </summary>
    /// <param name="user">The user's number; 0 is never eligible.</param>
    /// <param name="role">The role it sends in. OU is never registered: consent is its own duty.</param>
    /// <param name="from">The first moment of the period.</param>
    /// <param name="to">The first moment after it. A period of no length asks about its one moment.</param>
    /// <exception cref="ArgumentException">The period ends before it starts.</exception>
    public bool IsEligible(ushort user, UserRole role, SimTime from, SimTime to)
    {
        if (to < from)
        {
            throw new ArgumentException($"the period ends at {to}, before it starts at {from}", nameof(to));
        }

        if (user == 0 || PartOf(role) is not { } part)
        {
            return false;
        }

        // Two intervals of one user that touch cover the moment between them, so coverage is carried from one to the next.
        SimTime covered = from;
        foreach (RegistrationInterval interval in Intervals(part))
        {
            if (interval.User == user && interval.From <= covered && covered < interval.To)
            {
                covered = interval.To;
                if (covered >= to)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a user is registered in a role at a moment.</summary>
    public bool IsEligibleAt(ushort user, UserRole role, SimTime at) => IsEligible(user, role, at, at);

    private RegistrationKind? PartOf(UserRole role) => (role, Kind) switch
    {
        (UserRole.ImportSupplier, MeterPointKind.Import) => RegistrationKind.Supplier,
        (UserRole.ExportSupplier, MeterPointKind.Export) => RegistrationKind.Supplier,
        (UserRole.GasSupplier, MeterPointKind.Gas) => RegistrationKind.Supplier,
        (UserRole.ElectricityDistributor, MeterPointKind.Import or MeterPointKind.Export) => RegistrationKind.NetworkOperator,
        (UserRole.GasTransporter, MeterPointKind.Gas) => RegistrationKind.NetworkOperator,
        (UserRole.RegisteredSupplierAgent, _) => RegistrationKind.Agent,
        _ => null,
    };

    private static RegistrationInterval[] Validated(ReadOnlySpan<RegistrationInterval> intervals, string name)
    {
        for (int i = 0; i < intervals.Length; i++)
        {
            RegistrationInterval interval = intervals[i];
            if (interval.User == 0 || interval.To <= interval.From)
            {
                throw new ArgumentException($"{interval} names no user or is empty", name);
            }

            if (i > 0 && interval.From < intervals[i - 1].To)
            {
                throw new ArgumentException($"{interval} starts before {intervals[i - 1]} has ended", name);
            }
        }

        return intervals.ToArray();
    }
}
