using System.Globalization;
using Twin.Domain.Identity;
using Twin.Engine.Estate;
using Twin.Studies.Power;

namespace Twin.Studies.PowerOutage;

/// <summary>A list of premises as an input says it: MPANs of thirteen digits, numbers of premises and ranges of them.</summary>
internal sealed class PremisesList
{
    /// <summary>What is allowed, for errors.</summary>
    internal const string Allowed = "MPANs of 13 digits, premises numbers or ranges (0-4999) with spaces between, or none";

    private const int MpanDigits = 13;

    private readonly HashSet<Mpxn> meterPoints = [];
    private readonly List<PremisesRun> ranges = [];

    /// <summary>Reads a list; null when a part of it is neither.</summary>
    internal static PremisesList? TryParse(string text)
    {
        PremisesList list = new();
        foreach (string part in text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!list.TryAdd(part))
            {
                return null;
            }
        }

        return list.meterPoints.Count + list.ranges.Count > 0 ? list : null;
    }

    /// <summary>The premises of an estate that are on the list, ascending, and how many of its MPANs the estate does not have.</summary>
    internal (List<PremisesRun> Runs, int Missing) Find(SimulatedEstate estate)
    {
        HashSet<Mpxn> missing = [.. meterPoints];
        SortedSet<int> found = [];
        long premisesInEstate = estate.Premises;
        foreach (PremisesRun range in ranges)
        {
            found.UnionWith(Enumerable.Range(range.First, range.Count).Where(number => number < premisesInEstate));
        }

        foreach (EstatePartition partition in estate.Partitions)
        {
            for (int premises = 0; missing.Count > 0 && premises < partition.Premises; premises++)
            {
                foreach (ref readonly Domain.MeterPoints.MeterPointState one in partition.MeterPointsOf(premises))
                {
                    if (missing.Remove(one.Id))
                    {
                        _ = found.Add(partition.FirstPremises + premises);
                    }
                }
            }
        }

        return (PremisesRun.Of(found), missing.Count);
    }

    private bool TryAdd(string part)
    {
        if (part.Length == MpanDigits && part.All(char.IsAsciiDigit))
        {
            return Mpxn.TryParse(part, out Mpxn mpan) && meterPoints.Add(mpan);
        }

        string[] ends = part.Split('-');
        if (ends.Length > 2 || !TryNumber(ends[0], out int first) || !TryNumber(ends[^1], out int last) || last < first)
        {
            return false;
        }

        ranges.Add(new PremisesRun(first, last - first + 1));
        return true;
    }

    private static bool TryNumber(string text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < 100_000_000;
}
