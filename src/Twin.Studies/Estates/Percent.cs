using System.Globalization;
using Twin.Studies.Input;

namespace Twin.Studies.Estates;

/// <summary>Percentages of profiles, which are parts per million inside: exact, because sums are compared with the whole.</summary>
internal static class Percent
{
    /// <summary>The whole, in parts per million.</summary>
    internal const int Whole = 1_000_000;

    private const int PpmOfPercent = 10_000;

    /// <summary>Reads a percentage in parts per million; null, with an error, when it is none.</summary>
    internal static int? Read(YamlValue value)
    {
        if (value.AsDecimal(0, 100) is not { } percent)
        {
            return null;
        }

        decimal ppm = percent * PpmOfPercent;
        if (ppm != decimal.Truncate(ppm))
        {
            value.Fail("a percentage with at most four decimals");
            return null;
        }

        return (int)ppm;
    }

    /// <summary>Reads the percentage of a key that must stand there; 0, with an error, when it does not.</summary>
    internal static int Required(YamlMap map, string key) => map.Required(key) is { } value ? Read(value) ?? 0 : 0;

    /// <summary>Reports a list whose shares are not 100 percent together.</summary>
    internal static void CheckWhole(YamlValue? list, string key, IEnumerable<int> sharesPpm, string of = "")
    {
        long sum = sharesPpm.Sum(static s => (long)s);
        if (sum != Whole && list is { IsList: true })
        {
            string found = ((decimal)sum / PpmOfPercent).ToString(CultureInfo.InvariantCulture);
            list.Fail($"'{key}' of 100 together", $"'{key}'{of} adds up to {found}");
        }
    }
}
