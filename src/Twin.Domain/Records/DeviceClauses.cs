using Twin.Domain.Devices;

namespace Twin.Domain.Records;

/// <summary>The clause behind each row of the device's transition table, as an answer names it.</summary>
internal static class DeviceClauses
{
    private static readonly string[] Clauses = Load();

    /// <summary>The rule and its source, as <c>D10: Twin fact sheet (1), 3.1</c>; empty for no rule.</summary>
    internal static string Of(DeviceRule rule) => Clauses[(int)rule];

    private static string[] Load()
    {
        string[] clauses = new string[Enum.GetValues<DeviceRule>().Length];
        Array.Fill(clauses, string.Empty);
        foreach (DeviceTransition row in DeviceTransitionCatalogue.All)
        {
            if (clauses[(int)row.Rule].Length == 0)
            {
                clauses[(int)row.Rule] = $"{row.Rule}: {row.Source}";
            }
        }

        return clauses;
    }
}
