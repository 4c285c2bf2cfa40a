using Twin.Domain.Rules;
using Twin.Engine.Estate;

namespace Twin.Studies.Inventories;

/// <summary>
/// Reads an inventory extract (CSV, one row a device; docs/reference/inventory.md) into an estate. Rows may come in any order; the
/// estate is the same for any order and any number of partitions.
/// </summary>
public static class InventoryReader
{
    /// <summary>The most errors, and the most warnings, that are told one by one: 100. Of any beyond only the number is told.</summary>
    public const int MostErrorsShown = 100;

    /// <summary>Reads an inventory.</summary>
    /// <param name="reader">The text; the caller closes it.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <param name="rules">The rule set under which the flags are derived.</param>
    /// <param name="partitions">How many partitions, at least 1.</param>
    /// <param name="errors">Takes everything wrong: file, line, column, what was found and what is allowed.</param>
    /// <param name="warnings">Takes check digits that do not fit their number; null to leave them untested.</param>
    /// <returns>
    /// The estate, users and products numbered as <see cref="CanonicalNumbering"/> does; null when there was any error.
    /// </returns>
    public static SimulatedEstate? Read(
        TextReader reader, string file, RuleSet rules, int partitions, InputErrors errors, InputErrors? warnings = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        InputErrors found = new(MostErrorsShown);
        InputErrors? doubtful = warnings is null ? null : new InputErrors(MostErrorsShown);
        SimulatedEstate? estate = Read(reader, file, rules, partitions, found, doubtful, new InventoryRows());
        errors.AddAll(file, found);
        if (doubtful is not null)
        {
            warnings!.AddAll(file, doubtful);
        }

        return found.Any ? null : estate;
    }

    private static SimulatedEstate? Read(
        TextReader reader, string file, RuleSet rules, int partitions, InputErrors errors, InputErrors? warnings, InventoryRows rows)
    {
        if (CsvTable.Open(reader, file, InventoryColumns.All, errors, lastLineMustEnd: true) is not { } table)
        {
            return null;
        }

        InventoryRowReader row = new(table, rows, errors, warnings);
        while (table.Read())
        {
            row.Read();
        }

        if (rows.Devices.Count == 0 && !errors.Any)
        {
            errors.Add(file, 1, string.Empty, "a header and nothing else", "one row a device", "the inventory is empty");
        }

        InventoryPremises premises = InventoryPremises.Of(rows, file, errors);
        InventoryMeterPoints meterPoints = new(rows, premises, file, rules, errors);
        return errors.Any ? null : InventoryAssembly.ToEstate(rows, premises, meterPoints, partitions);
    }
}
