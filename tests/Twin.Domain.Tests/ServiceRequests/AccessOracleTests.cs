using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Domain.Tests.ServiceRequests;

/// <summary>
/// Sweeps access control over every variant, role, device type (or none), command variant, generation, status (or none), registration
/// and certificate, against a table that was worked out from the resolutions by another program and another method: it paints a grid
/// from the last reason to the first. Ten letters a cell, in the order of the statuses and then none; one letter for ten equal ones.
/// </summary>
public class AccessOracleTests
{
    private const int FirstFact = 5;

    private static readonly string[] Columns =
    [
        "rules", "srv", "roles", "device_types", "command_variants",
        "registered_certificate_smets1", "registered_certificate_smets2", "registered_smets1", "registered_smets2",
        "certificate_smets1", "certificate_smets2", "neither_smets1", "neither_smets2",
    ];

    private static readonly AccessRules Mp105 = AccessRules.Sec2020.WithExemption(AccessRuleTables.ExemptionsOf("MP105")[0]);

    [Fact]
    public void Every_combination_has_the_code_of_the_oracle()
    {
        InputErrors errors = new();
        using StreamReader reader = new(Path.Combine(AppContext.BaseDirectory, "ServiceRequests", "Oracle", "access-oracle.csv"));
        CsvTable table = CsvTable.Open(reader, "access-oracle.csv", CsvColumn.AllRequired(Columns), errors, lastLineMustEnd: true)!;
        List<string> wrong = [];
        int covered = 0;
        int compared = 0;
        while (table.Read())
        {
            bool mp105 = table.Text(0) == "mp105";
            ServiceRequestVariant variant = ServiceRequestVariant.Parse(table.Text(1));
            foreach ((string role, string type, string cv) in Product(table.Text(2), table.Text(3), table.Text(4)))
            {
                covered += mp105 ? 0 : 1;
                for (int fact = 0; fact < 8; fact++)
                {
                    AccessQuery query = new(
                        Role(role), variant, (CommandVariant)(cv[0] - '0'), Type(type),
                        fact % 2 == 0 ? SmetsVersion.Smets1 : SmetsVersion.Smets2, null, fact < 4, fact / 2 % 2 == 0);
                    compared += Compare(query, mp105 ? Mp105 : AccessRules.Sec2020, table.Field(FirstFact + fact), wrong);
                }
            }
        }

        Assert.Empty(errors.Items);
        Assert.Empty(wrong.Take(20));
        Assert.Equal(129 * 7 * 9 * 9, covered);
        Assert.Equal(80 * (129 + 1) * 7 * 9 * 9, compared);
    }

    // MP105 may change nothing but 11.2 to a Suspended device.
    [Fact]
    public void Mp105_changes_only_11_2_to_suspended_devices()
    {
        ServiceRequestVariant readFirmware = ServiceRequestVariant.Parse("11.2");
        foreach (ServiceRequestDefinition request in ServiceRequestCatalogue.All)
        {
            foreach (SmiStatus status in Enum.GetValues<SmiStatus>())
            {
                foreach (UserRole role in Enum.GetValues<UserRole>())
                {
                    AccessQuery query = new(
                        role, request.Variant, First(request), DeviceType.Esme, SmetsVersion.Smets2, status,
                        Registered: true, CertificateHeld: true);
                    bool differs = AccessControl.Check(query, AccessRules.Sec2020) != AccessControl.Check(query, Mp105);
                    Assert.Equal(request.Variant == readFirmware && status == SmiStatus.Suspended, differs);
                }
            }
        }
    }

    private static int Compare(AccessQuery query, AccessRules rules, ReadOnlySpan<char> expected, List<string> wrong)
    {
        for (int s = 0; s < 10; s++)
        {
            SmiStatus? status = s < 9 ? (SmiStatus)s : null;
            AccessQuery asked = query with { Status = status };
            char letter = expected[expected.Length == 1 ? 0 : s];
            AccessOutcome found = AccessControl.Check(in asked, rules);
            if (Letter(found.Code) != letter)
            {
                wrong.Add($"{asked}: {found.Code} instead of {letter}");
            }
        }

        return 10;
    }

    private static IEnumerable<(string Role, string Type, string Cv)> Product(string roles, string types, string cvs)
        => from role in roles.Split('|') from type in types.Split('|') from cv in cvs.Split('|') select (role, type, cv);

    private static UserRole Role(string code)
        => UserRoleCatalogue.Codes.TryParse(code, out UserRole role) ? role : throw new FormatException(code);

    private static DeviceType? Type(string code)
        => code == "none" ? null : DeviceTypeCatalogue.Codes.TryParse(code, out DeviceType type) ? type : throw new FormatException(code);

    private static CommandVariant First(ServiceRequestDefinition request) => Enum.GetValues<CommandVariant>().First(request.Allows);

    private static char Letter(ResponseCode code) => code switch
    {
        ResponseCode.I0 => '0',
        ResponseCode.I99 => 'A',
        ResponseCode.E2 => '2',
        ResponseCode.E4 => '4',
        ResponseCode.E5 => '5',
        ResponseCode.E11 => 'T',
        ResponseCode.E12 => 'C',
        ResponseCode.E19 => 'N',
        _ => '?',
    };
}
