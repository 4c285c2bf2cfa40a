using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.RuleLookups;

/// <summary>Reads a list of requests to be checked: what <c>twin rules check</c> is given.</summary>
public static class RequestList
{
    private const int Srv = 0;
    private const int CommandVariantColumn = 1;
    private const int Role = 2;
    private const int Type = 3;
    private const int Smets = 4;
    private const int Status = 5;
    private const int Registered = 6;
    private const int Certificate = 7;
    private const int UserKnown = 8;
    private const int UserActive = 9;
    private const int Service = 10;
    private const int DeviceKnown = 11;
    private const int LocalDelivery = 12;
    private const int ActsFor = 13;

    private const string None = "none";

    private static readonly CodeSet<(SmetsVersion Version, int Spelling)> SmetsCodes = new(
        ("SMETS1", (SmetsVersion.Smets1, 0)),
        ("SMETS2", (SmetsVersion.Smets2, 0)),
        ("1", (SmetsVersion.Smets1, 1)),
        ("2", (SmetsVersion.Smets2, 1)),
        ("SMETS2+", (SmetsVersion.Smets2, 2)));

    /// <summary>
    /// The columns: the first eight are required, the others optional (an absent column or an empty field means that everything is in
    /// order).
    /// </summary>
    public static IReadOnlyList<CsvColumn> Columns { get; } = CsvColumn.Columns(
        ["srv", "commandVariant", "role", "deviceType", "smets", "status", "registered", "certificate"],
        ["userKnown", "userActive", "service", "deviceKnown", "localDelivery", "actsFor"]);

    /// <summary>Reads the list.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <param name="errors">Where everything wrong goes; rows with an error are left out of the answer.</param>
    public static IReadOnlyList<RequestQuestion> Read(TextReader reader, string file, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        List<RequestQuestion> questions = [];
        if (CsvTable.Open(reader, file, Columns, errors) is not { } table)
        {
            return questions;
        }

        while (table.Read())
        {
            int before = errors.Count;
            AccessQuery query = Query(table);
            if (errors.Count == before)
            {
                string?[] fields = [.. Enumerable.Range(0, Columns.Count).Select(c => table.Has(c) ? table.Text(c) : null)];
                questions.Add(new RequestQuestion(table.Line, fields, query));
            }
        }

        return questions;
    }

    private static AccessQuery Query(CsvTable table)
    {
        if (!ServiceRequestVariant.TryParse(table.Field(Srv), out ServiceRequestVariant variant))
        {
            table.Fail(Srv, "one of the 129 service request variants, as 8.1.1 (twin rules show lists them)");
        }

        _ = table.TryCode(CommandVariantColumn, CommandVariantCatalogue.Codes, out CommandVariant commandVariant);
        _ = table.TryCode(Role, UserRoleCatalogue.Codes, out UserRole role);
        DeviceType? type = Optional(table, Type, DeviceTypeCatalogue.Codes);
        SmiStatus? status = Optional(table, Status, SmiStatusCatalogue.Codes);
        _ = table.TryYesNo(Registered, out bool registered);
        _ = table.TryYesNo(Certificate, out bool certificate);
        return new AccessQuery(role, variant, commandVariant, type, Generation(table, type), status, registered, certificate)
        {
            UserKnown = YesUnlessNo(table, UserKnown),
            UserActive = YesUnlessNo(table, UserActive),
            Service = Optional(table, Service, CommandVariantCatalogue.ServiceCodes),
            DeviceKnown = YesUnlessNo(table, DeviceKnown),
            LocalDelivery = YesUnlessNo(table, LocalDelivery),
            ActsFor = YesUnlessNo(table, ActsFor),
        };
    }

    // A request without a device (12.1) has no generation either.
    private static SmetsVersion Generation(CsvTable table, DeviceType? type)
    {
        if (type is null && IsNone(table, Smets))
        {
            return SmetsVersion.Smets2;
        }

        _ = table.TryCode(Smets, SmetsCodes, out (SmetsVersion Version, int) code);
        return code.Version;
    }

    private static T? Optional<T>(CsvTable table, int column, CodeSet<T> codes)
        where T : struct
    {
        if (!table.Has(column) || IsNone(table, column))
        {
            return null;
        }

        if (codes.TryParse(table.Field(column), out T value))
        {
            return value;
        }

        table.Fail(column, codes.Allowed + ", none");
        return null;
    }

    private static bool YesUnlessNo(CsvTable table, int column)
    {
        if (!table.Has(column) || table.Field(column).IsEmpty)
        {
            return true;
        }

        _ = table.TryYesNo(column, out bool value);
        return value;
    }

    private static bool IsNone(CsvTable table, int column) => table.Field(column).IsEmpty || table.Field(column).SequenceEqual(None);
}
