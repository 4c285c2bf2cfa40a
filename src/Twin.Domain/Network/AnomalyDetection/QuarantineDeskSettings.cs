namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>Who does what, and how fast, with quarantined communications. None of it is public but the 30 minutes.</summary>
/// <param name="NotifyMs">From the first communication held to the user's being told; within 30 minutes (Twin fact sheet 4.4).</param>
/// <param name="InvestigationMs">How long the user's staff works until it knows what each communication is.</param>
/// <param name="UserHours">When the user's staff works.</param>
/// <param name="DeskHours">When the DCC's Service Desk works.</param>
/// <param name="Channel">How the Exit Quarantine file travels.</param>
public sealed record QuarantineDeskSettings(
    long NotifyMs, long InvestigationMs, OfficeHours UserHours, OfficeHours DeskHours, FileChannelSettings Channel);
