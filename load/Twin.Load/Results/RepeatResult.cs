namespace Twin.Load.Results;

/// <summary>What became of the requests that were sent again at the end, with the same ids.</summary>
/// <param name="Sent">How many.</param>
/// <param name="Same">How many were answered the same as before.</param>
/// <param name="Different">Request ids that were not, with what was different; the first few.</param>
public sealed record RepeatResult(int Sent, int Same, IReadOnlyList<string> Different);
