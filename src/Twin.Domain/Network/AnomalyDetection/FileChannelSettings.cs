namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>
/// How ADT and Exit Quarantine files travel from a user to the DCC (DP109, T-I): by email as SEC Appendix AA has it, through the SSI, or
/// by the DCC's secure delivery. None of the quantities is public.
/// </summary>
/// <param name="TransitMs">How long a file is under way.</param>
/// <param name="LostPpm">How many files do not arrive, so that the user sends again.</param>
/// <param name="LatePpm">How many files take <paramref name="LateMs"/> longer.</param>
/// <param name="LateMs">How much longer a late file takes.</param>
/// <param name="BreachPpm">How many files sent are seen by somebody who must not see them.</param>
/// <param name="NoticeMs">How long after a lost file was sent the user sends it again, in office hours.</param>
/// <param name="DeskMs">How long the DCC's Service Desk works on a file, in its hours.</param>
/// <param name="UserEffortMs">The user's work for a file sent.</param>
public sealed record FileChannelSettings(
    long TransitMs, int LostPpm, int LatePpm, long LateMs, int BreachPpm, long NoticeMs, long DeskMs, long UserEffortMs);
