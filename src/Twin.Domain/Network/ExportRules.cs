using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>What an export policy means for one meter point (Twin fact sheet 3.5, Twin resolutions R5).</summary>
public static class ExportRules
{
    /// <summary>
    /// Whether a flag is to be told, given what the RDP was last told. Never when the two are equal; else <c>firstActive</c>: A, unless A
    /// was told before (T-M 3.1.1, "the DCC will never inform the RDPs of a change" after A); <c>activeAndNotActive</c>: A and N
    /// (T-M 3.2); <c>all</c>: every flag.
    /// </summary>
    public static bool IsDue(ExportPolicy policy, DccServiceFlag flag, DccServiceFlag notified) => policy switch
    {
        ExportPolicy.FirstActive => flag == DccServiceFlag.A && notified != DccServiceFlag.A,
        ExportPolicy.ActiveAndNotActive => flag is DccServiceFlag.A or DccServiceFlag.N && flag != notified,
        _ => flag != notified,
    };

    /// <summary>
    /// What the RDP must have been told of a meter point about which the outbox remembers nothing: <c>firstActive</c>: A if the flag
    /// ever was A, else nothing; <c>activeAndNotActive</c>: the flag if it is A or N, else as <c>firstActive</c>; <c>all</c>: the flag.
    /// </summary>
    /// <param name="policy">The policy the meter point's history was exported under.</param>
    /// <param name="flag">The flag the meter point had until now.</param>
    /// <param name="wasEverActive">Whether its flag had ever been A until now.</param>
    public static DccServiceFlag Notified(ExportPolicy policy, DccServiceFlag flag, bool wasEverActive)
    {
        DccServiceFlag once = wasEverActive || flag == DccServiceFlag.A ? DccServiceFlag.A : DccServiceFlag.Null;
        return policy switch
        {
            ExportPolicy.FirstActive => once,
            ExportPolicy.ActiveAndNotActive => flag is DccServiceFlag.A or DccServiceFlag.N ? flag : once,
            _ => flag,
        };
    }

    /// <summary>
    /// Whether the first run under a new policy carries a meter point about which the outbox remembers nothing: its flag differs from what
    /// was told under the old policy (T-M 5.1, MP77-AD01: the first run picks up all that changed before).
    /// </summary>
    /// <param name="policy">The policy that comes into force.</param>
    /// <param name="history">The policy the meter point's history was exported under.</param>
    /// <param name="flag">The flag the meter point has.</param>
    /// <param name="wasEverActive">Whether its flag was ever A.</param>
    public static bool IsDueAtGoLive(ExportPolicy policy, ExportPolicy history, DccServiceFlag flag, bool wasEverActive)
        => IsDue(policy, flag, Notified(history, flag, wasEverActive));
}
