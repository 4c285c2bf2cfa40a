using System.Globalization;
using Twin.Studies.Results;
using static Twin.Studies.Results.AnswerWords;

namespace Twin.Studies.ServiceFlags;

/// <summary>The answer in sentences, from the metrics alone.</summary>
internal static class ServiceFlagsAnswer
{
    internal static IReadOnlyList<string> Of(IReadOnlyList<VariantResult> variants)
    {
        VariantResult baseline = variants[0];
        return
        [
            .. variants.Select(static variant => $"{variant.Name}: registration is wrong for {Days(variant, "wrongFlagDaysPer1000")} days "
                + $"per 1,000 meter points, {Days(variant, "wrongFlagDaysPer1000.falselyActive")} of them with A where nothing can be "
                + $"operated; {Text(variant, "switchesToldWrongly")} of {Text(variant, "switches")} switching consumers are told wrongly."),
            .. variants.Select(static variant => Value(variant, "firstRunRecords") is { } records && records > 0
                ? $"{variant.Name}: the first run after the go-live sends {Number(records)} records "
                    + $"({Text(variant, "firstRunRecords.N")} N, {Text(variant, "firstRunRecords.I")} I, "
                    + $"{Text(variant, "firstRunRecords.A")} A) in {Text(variant, "firstRunFiles")} files, "
                    + $"{Text(variant, "firstRunLargest")} of them to one RDP; the slowest has worked them off after "
                    + $"{Duration(Value(variant, "firstRunHoursLongest") * 3_600)}."
                : $"{variant.Name}: the first run after the go-live has nothing to send."),
            .. variants.Skip(1).Select(variant => Difference(
                baseline,
                variant,
                ("flagChanges", "flag changes"),
                ("flagRecordsExported", "flag records"),
                ("filesExported", "files"),
                ("wrongAtEnd", "meter points wrong at the end"),
                ("esiListedWrongly", "wrongly listed in the ESI extracts"))),
        ];
    }

    private static string Days(VariantResult variant, string metric)
        => (Value(variant, metric) ?? 0).ToString("#,##0.#", CultureInfo.InvariantCulture);
}
