using Twin.Domain.Time;

namespace Twin.Contracts.Json;

/// <summary>Moments as messages have them: <see cref="UtcText"/>, whose first and last text stand for "ever" and "never".</summary>
/// <remarks>A registration that was always there begins before the year 1; such a moment has to come back as it went out.</remarks>
internal static class MomentText
{
    private const string Ever = "0001-01-01T00:00:00Z";
    private const string Never = "9999-12-31T23:59:59.999Z";

    private static readonly SimTime First = UtcText.Parse(Ever);
    private static readonly SimTime Last = UtcText.Parse(Never);

    /// <summary>Writes a moment; how many characters it has, at most <see cref="UtcText.MostTextLength"/>.</summary>
    public static int Write(SimTime moment, Span<char> text)
    {
        if (moment > First && moment < Last)
        {
            return UtcText.Write(moment, text);
        }

        string end = moment <= First ? Ever : Never;
        end.CopyTo(text);
        return end.Length;
    }

    /// <summary>Reads a moment; false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SimTime moment)
    {
        bool isMoment = UtcText.TryParse(text, out moment);
        if (isMoment && (moment == First || moment == Last))
        {
            moment = moment == First ? new SimTime(long.MinValue) : SimTime.Never;
        }

        return isMoment;
    }
}
