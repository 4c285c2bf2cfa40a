using System.Text;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Domain.Tests.Rules;

/// <summary>Every enumeration that code branches on has the rows of its table, in order. Tables are read as raw text here.</summary>
public class EnumsEqualTablesTests
{
    public static TheoryData<string, string, string[]> Tables => new()
    {
        { "response-codes", "code", Enum.GetNames<ResponseCode>() },
        { "dcc-alerts", "alert", Enum.GetNames<DccAlertCode>() },
        { "user-roles", "member", Enum.GetNames<UserRole>() },
        { "device-types", "member", Enum.GetNames<DeviceType>() },
        { "smi-statuses", "code", Enum.GetNames<SmiStatus>() },
        { "command-variants", "member", [.. Enum.GetNames<CommandVariant>().Skip(1)] },
        { "access-checks", "member", [.. Enum.GetNames<AccessCheck>().Skip(1).SkipLast(1)] },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void An_enumeration_has_the_rows_of_its_table(string table, string column, string[] members)
        => Assert.Equal(Column(table, column), members);

    [Fact]
    public void Sets_have_a_bit_for_each_member()
    {
        AssertBits<UserRole, UserRoles>();
        AssertBits<DeviceType, DeviceTypes>();
        AssertBits<AlertRecipient, AlertRecipients>();
        Assert.Equal(
            Enum.GetValues<CommandVariant>().Skip(1).Select(v => (v.ToString(), 1 << (int)v)),
            Enum.GetValues<CommandVariants>().Skip(1).Select(v => (v.ToString(), (int)v)));
    }

    [Fact]
    public void Codes_in_the_request_table_are_all_members_of_their_enumerations()
    {
        AssertUsed<Criticality>(d => d.Criticality);
        AssertUsed<RequestClass>(d => d.Class);
        AssertUsed<RequestTarget>(d => d.Target);
        AssertUsed<RegistrationCheck>(d => d.RegistrationCheck);
        AssertUsed<Smets1Support>(d => d.Smets1);
        AssertUsed<AssumedTimes>(d => d.AssumedTimes);
    }

    // Twin code sheet: 194 codes in DUIS 5.4; E6-E10, E14-E16, E18, E22-E29, E32-E39 and a bare W1 are not defined.
    [Fact]
    public void Response_codes_are_the_194_of_duis_5_4()
    {
        string[] codes = Enum.GetNames<ResponseCode>();

        Assert.Equal(194, codes.Length);
        Assert.Equal(
            ["W050201", "W050301", "W081401", "W110101", "W110401"],
            codes.Where(c => c[0] == 'W').Order(StringComparer.Ordinal));
        int[] undefined = [.. Enumerable.Range(6, 5), 14, 15, 16, 18, .. Enumerable.Range(22, 8), .. Enumerable.Range(32, 8)];
        Assert.Empty(codes.Intersect(undefined.Select(n => $"E{n}")));
        Assert.Equal(5, ResponseCodeCatalogue.All.ToArray().Count(d => d.NewInDuis is "5.3" or "5.4"));
        Assert.Equal("8.4", ResponseCode.E080405.Definition().ServiceReference);
        Assert.All(ResponseCodeCatalogue.All.ToArray(), d => Assert.Equal(d, d.Code.Definition()));
    }

    [Fact]
    public void Dcc_alerts_are_ad1_and_n1_to_n65_without_n32_and_n999()
        => Assert.Equal(
            ["AD1", .. Enumerable.Range(1, 65).Where(n => n != 32).Select(n => $"N{n}"), "N999"],
            Enum.GetNames<DccAlertCode>());

    [Fact]
    public void Type_2_devices_are_never_suspended_and_hubs_only_by_a_switch()
    {
        Assert.Equal(DeviceTypes.Ihd | DeviceTypes.Cad, DeviceTypeCatalogue.Type2);
        Assert.Equal(
            DeviceTypes.Esme | DeviceTypes.Gsme | DeviceTypes.Ppmid | DeviceTypes.Hcalcs, DeviceTypeCatalogue.SuspendedByDefault);
        Assert.Equal("ESME|GSME|HCALCS|PPMID", DeviceTypeCatalogue.SuspendedByDefault.CodesOf());
    }

    [Theory]
    [InlineData(CommandVariant.SendNonCritical, DccService.SendCommand, false, true)]
    [InlineData(CommandVariant.LocalNonCritical, DccService.NonDevice, true, true)]
    [InlineData(CommandVariant.SendAndLocalNonCritical, DccService.SendCommand, true, true)]
    [InlineData(CommandVariant.Transform, DccService.Transform, false, false)]
    [InlineData(CommandVariant.SendCritical, DccService.SendCommand, false, true)]
    [InlineData(CommandVariant.LocalCritical, DccService.NonDevice, true, true)]
    [InlineData(CommandVariant.SendAndLocalCritical, DccService.SendCommand, true, true)]
    [InlineData(CommandVariant.NonDevice, DccService.NonDevice, false, false)]
    [InlineData(CommandVariant.DccInternal, null, false, false)]
    [InlineData(CommandVariant.None, null, false, false)]
    public void Command_variants_have_their_service_and_way(CommandVariant variant, DccService? service, bool local, bool reachesDevice)
        => Assert.Equal((service, local, reachesDevice), (variant.Service(), variant.IsLocal(), variant.ReachesDevice()));

    [Fact]
    public void Every_table_reads_and_every_row_names_its_source()
    {
        Assert.Equal(15, RuleTables.Names.Count(n => Known.Contains(n)));
        foreach (string name in RuleTables.Names)
        {
            InputErrors errors = new();
            string[] header = Text(name).Split('\n')[0].Split(',');
            Assert.Equal(3, header.Intersect(["source_document", "source_version", "source_clause"]).Count());
            StringReader text = new(Text(name));
            CsvTable table = CsvTable.Open(text, name, CsvColumn.AllRequired(header), errors, lastLineMustEnd: true)!;
            while (table.Read())
            {
                for (int column = Array.IndexOf(header, "source_document"); column <= Array.IndexOf(header, "source_clause"); column++)
                {
                    _ = table.TryText(column, out _);
                }
            }

            Assert.Empty(errors.Items);
        }
    }

    [Fact]
    public void The_hash_of_the_tables_is_64_hexadecimal_digits_and_names_are_in_order()
    {
        Assert.Matches("^[0-9a-f]{64}$", RuleTables.Hash);
        Assert.Equal(RuleTables.Names.Order(StringComparer.Ordinal), RuleTables.Names);
        Assert.Throws<ArgumentException>(() => RuleTables.Read("rules/none.csv"));
    }

    private static readonly string[] Known =
    [
        .. new[]
        {
            "access-checks", "command-variants", "dcc-alert-recipients", "dcc-alerts", "device-alerts", "device-types", "distributors",
            "gas-networks", "response-codes", "service-request-resolutions", "service-requests", "smi-statuses", "status-admission",
            "suspended-exemptions", "user-roles",
        }.Select(n => $"rules/{n}.csv"),
    ];

    private static string Text(string name) => Encoding.UTF8.GetString(RuleTables.Read(name));

    private static string[] Column(string table, string column)
    {
        string[][] lines = [.. Text($"rules/{table}.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(','))];
        int at = Array.IndexOf(lines[0], column);
        return [.. lines.Skip(1).Select(fields => fields[at])];
    }

    private static void AssertBits<TMember, TSet>()
        where TMember : struct, Enum
        where TSet : struct, Enum
        => Assert.Equal(
            Enum.GetValues<TMember>().Select(m => (m.ToString(), 1 << Convert.ToInt32(m, null))),
            Enum.GetValues<TSet>().Skip(1).Select(s => (s.ToString(), Convert.ToInt32(s, null))));

    private static void AssertUsed<T>(Func<ServiceRequestDefinition, T> read)
        where T : struct, Enum
        => Assert.Equal(Enum.GetValues<T>(), ServiceRequestCatalogue.All.ToArray().Select(read).Distinct().Order());
}
