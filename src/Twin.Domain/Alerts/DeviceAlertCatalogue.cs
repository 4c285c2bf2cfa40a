using System.Globalization;
using Twin.Domain.Rules;

namespace Twin.Domain.Alerts;

/// <summary>The device alerts of GBCS that the twin names (<c>rules/device-alerts.csv</c>), in ascending order of their codes.</summary>
public static class DeviceAlertCatalogue
{
    private static readonly CodeSet<int> RecipientCodes = new(
        ("supplier", 0), ("network-operator", 1), ("dcc", 2), ("wan-provider", 3), ("sender", 4), ("certificate-holder", 5),
        ("load-controller", 6), ("log-only", 7));

    private static readonly DeviceAlertDefinition[] Definitions = Load();

    /// <summary>The alerts in ascending order of their codes.</summary>
    public static ReadOnlySpan<DeviceAlertDefinition> All => Definitions;

    /// <summary>The row of a code; null when the table does not have it.</summary>
    public static DeviceAlertDefinition? Find(ushort code)
    {
        int low = 0;
        int high = Definitions.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (Definitions[middle].Code == code)
            {
                return Definitions[middle];
            }

            (low, high) = Definitions[middle].Code < code ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private static DeviceAlertDefinition[] Load()
    {
        int previous = -1;
        return RuleTables.Load("device-alerts", ["alert", "meaning", "recipients", "note", "confidence"], row =>
        {
            if (!ushort.TryParse(row.Text("alert"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
                || code <= previous)
            {
                row.Fail("alert", "four hexadecimal digits, each code once, ascending");
            }

            previous = code;
            _ = row.Codes("recipients", RecipientCodes);
            return new DeviceAlertDefinition(
                code,
                row.Required("meaning"),
                row.Required("recipients"),
                row.Text("note"),
                row.Source,
                row.Code("confidence", RuleRow.ConfidenceCodes));
        });
    }
}
