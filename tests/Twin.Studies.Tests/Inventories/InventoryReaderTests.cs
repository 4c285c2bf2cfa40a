using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Studies.Inventories;
using Xunit;

namespace Twin.Studies.Tests.Inventories;

public sealed class InventoryReaderTests
{
    private const string Hub = "02-00-00-00-00-00-01-00";
    private const string Meter = "02-00-00-00-00-00-01-02";
    private const string Header = "hub,deviceId,deviceType,smets,manufacturer,model,firmware,status,statusBefore,cplHold,"
        + "supplierCertificate,importMpan,importSupplier,exportMpan,exportSupplier,networkOperator,mprn,gasSupplier,gasTransporter\n";

    private const string HubRow = Hub + "," + Hub + ",CHF,SMETS2,,,,Commissioned,,,,,,,,,,,\n";

    private static (SimulatedEstate? Estate, InputErrors Errors, InputErrors Warnings) Read(
        string rows, string header = Header, string flagRule = "a2", int partitions = 1)
    {
        InputErrors errors = new();
        InputErrors warnings = new();
        RuleSet rules = RuleSet.Sec2020 with { FlagRule = FlagRules.Named(flagRule) };
        SimulatedEstate? estate = InventoryReader.Read(new StringReader(header + rows), "i.csv", rules, partitions, errors, warnings);
        return (estate, errors, warnings);
    }

    private static string Esme(string id, string status, string before = "", string mpan = "1012345678909", string supplier = "Alder")
        => $"{Hub},{id},ESME,SMETS2,Northfield,Aurora E2,1.04,{status},{before},,Alder,{mpan},{supplier},,,,,,\n";

    [Fact]
    public void Meter_on_a_hub_becomes_a_premises_with_its_meter_point()
    {
        (SimulatedEstate? estate, InputErrors errors, _) = Read(HubRow + Esme(Meter, "Commissioned"));

        Assert.False(errors.Any, string.Join('\n', errors.Items));
        Assert.Equal((1, 2, 1), (estate!.Premises, estate.Devices, estate.MeterPoints));
        MeterPointState meterPoint = estate.Partitions[0].MeterPoints[0];
        Assert.Equal(DccServiceFlag.A, meterPoint.Flag);
        Assert.Equal("Alder", estate.Users[meterPoint.Supplier].Name);
        Assert.Equal("Eastern", estate.Users[meterPoint.NetworkOperator].Name);
        Assert.Equal(["Eastern", "Xoserve"], estate.Providers.Select(static p => p.Name));
        Assert.Equal("ESME Northfield Aurora E2 1.04", Assert.Single(estate.Products.Products).ToString());
        Assert.True(estate.Products.IsListed(1));
    }

    // domain.md 3.4: what each rule shows of a meter that was commissioned and then suspended, and of one that never was.
    [Theory]
    [InlineData("Suspended", "", "a1", "S")]
    [InlineData("Suspended", "", "a2", "A")]
    [InlineData("Suspended", "", "c2", "N")]
    [InlineData("Suspended", "", "e", "S")]
    [InlineData("Suspended", "InstalledNotCommissioned", "d", "I")]
    [InlineData("Suspended", "InstalledNotCommissioned", "a2", "null")]
    [InlineData("Recovery", "", "c", "N")]
    [InlineData("Recovered", "", "d", "A")]
    [InlineData("InstalledNotCommissioned", "", "d", "I")]
    [InlineData("Decommissioned", "", "a2", "A")]
    [InlineData("Decommissioned", "", "b", "N")]
    [InlineData("Whitelisted", "", "a2", "null")]
    public void Flag_is_the_one_the_machines_give_on_the_way_to_the_status(string status, string before, string rule, string flag)
    {
        (SimulatedEstate? estate, InputErrors errors, _) = Read(HubRow + Esme(Meter, status, before), flagRule: rule);

        Assert.False(errors.Any, string.Join('\n', errors.Items));
        Assert.Equal(flag, estate!.Partitions[0].MeterPoints[0].Flag.Code());
        Assert.Equal(status, estate.Partitions[0].Devices[1].Status.Shown.ToString());
    }

    [Theory]
    [InlineData("Commissioned,Alder,,,,", "Central SingleBand Installed Available Alder Alder")]
    [InlineData("InstalledNotCommissioned,Alder,,,,", "Central SingleBand InstalledNoWan NotAvailable Alder Alder")]
    [InlineData("Pending,,,,,", "Central SingleBand Delivered Unknown - -")]
    [InlineData("Decommissioned,Alder,,,,", "Central SingleBand Closed Unknown Alder Alder")]
    [InlineData("Commissioned,Alder,4G South,Dual Band,,Birch", "FourGSouth DualBand Installed Available Birch Alder")]
    [InlineData("Decommissioned,Alder,North,,Shipped,", "North SingleBand Shipped Unknown Alder Alder")]
    public void Hub_is_what_its_row_says_and_else_what_follows_from_status_certificate_and_distributor(string columns, string expected)
    {
        string header = "hub,deviceId,deviceType,smets,manufacturer,model,firmware,status,supplierCertificate,"
            + "cspRegion,hanVariant,hubStage,"
            + "orderingParty,importMpan,importSupplier\n";
        string rows = $"{Hub},{Hub},CHF,SMETS2,,,,{columns},,\n{Hub},{Meter},ESME,SMETS2,N,A,1,Pending,,,,,,1012345678909,Cedar\n";
        (SimulatedEstate? estate, InputErrors errors, _) = Read(rows, header);

        Assert.False(errors.Any, string.Join('\n', errors.Items));
        CommunicationsHubState hub = Assert.Single(estate!.Partitions[0].Hubs);
        string User(ushort number) => number == 0 ? "-" : estate.Users[number].Name;
        Assert.Equal(
            expected,
            $"{hub.Region} {hub.HanVariant} {hub.Stage} {hub.WanCoverage} {User(hub.OrderingParty)} {User(hub.Supplier)}");
    }

    [Fact]
    public void Hub_columns_of_another_device_and_unknown_codes_are_named()
    {
        string header = "hub,deviceId,deviceType,smets,manufacturer,model,firmware,status,cspRegion,hanVariant,hubStage\n";
        (_, InputErrors errors, _) = Read(
            $"{Hub},{Hub},CHF,SMETS2,,,,Commissioned,East,,None\n{Hub},{Meter},ESME,SMETS2,,,,Commissioned,,Dual Band,\n", header);

        Assert.Equal(
            [(2, "hubStage", "None"), (2, "cspRegion", "East"), (3, "hanVariant", "Dual Band")],
            errors.Items.Select(static e => (e.Line, e.Field, e.Found)));
    }

    [Fact]
    public void Product_of_a_suspended_device_is_off_the_list()
    {
        (SimulatedEstate? estate, _, _) = Read(HubRow + Esme(Meter, "Suspended"));

        Assert.False(estate!.Products.IsListed(1));
    }

    [Fact]
    public void Number_on_several_meters_of_a_hub_is_one_meter_point()
    {
        (SimulatedEstate? estate, InputErrors errors, _) = Read(
            HubRow + Esme(Meter, "Commissioned") + Esme("02-00-00-00-00-00-01-03", "Decommissioned", supplier: string.Empty));

        Assert.False(errors.Any, string.Join('\n', errors.Items));
        MeterPointState meterPoint = Assert.Single(estate!.Partitions[0].MeterPoints);
        Assert.Equal(2, meterPoint.Meters.Count);
        Assert.True(meterPoint.Meters.StatusAt(0).IsFinal);
        Assert.Equal(DccServiceFlag.A, meterPoint.Flag);
    }

    [Fact]
    public void Pending_meter_without_a_hub_stands_alone()
    {
        (SimulatedEstate? estate, InputErrors errors, _) = Read(
            HubRow + ",02-00-00-00-00-00-02-00,ESME,SMETS2,Northfield,Aurora E2,1.04,Pending,,,,,,,,,,,\n");

        Assert.False(errors.Any, string.Join('\n', errors.Items));
        Assert.Equal((2, 2, 0), (estate!.Premises, estate.Devices, estate.MeterPoints));
    }

    [Fact]
    public void Check_digits_that_do_not_fit_are_a_warning()
    {
        (SimulatedEstate? estate, InputErrors errors, InputErrors warnings) = Read(HubRow + Esme(
            Meter, "Commissioned", mpan: "1012345678901"));

        Assert.False(errors.Any);
        Assert.NotNull(estate);
        InputError warning = Assert.Single(warnings.Items);
        Assert.Equal((3, "importMpan", "1012345678901"), (warning.Line, warning.Field, warning.Found));
    }

    [Theory]
    [InlineData("hub", Hub + "X," + Meter + ",ESME,SMETS2,N,A,1,Pending,,,,,,,,,,,")]
    [InlineData("hub", "02-00-00-00-00-00-09-00," + Meter + ",ESME,SMETS2,N,A,1,Pending,,,,,,,,,,,")]
    [InlineData("hub", "," + Meter + ",ESME,SMETS2,N,A,1,Commissioned,,,,,,,,,,,")]
    [InlineData("hub", Hub + "," + Meter + ",CHF,SMETS2,N,A,1,Commissioned,,,,,,,,,,,")]
    [InlineData("deviceId", Hub + ",02-00,ESME,SMETS2,N,A,1,Pending,,,,,,,,,,,")]
    [InlineData("deviceId", Hub + "," + Hub + ",CHF,SMETS2,,,,Commissioned,,,,,,,,,,,")]
    [InlineData("deviceType", Hub + "," + Meter + ",METER,SMETS2,N,A,1,Pending,,,,,,,,,,,")]
    [InlineData("smets", Hub + "," + Meter + ",ESME,2,N,A,1,Pending,,,,,,,,,,,")]
    [InlineData("model", Hub + "," + Meter + ",ESME,SMETS2,N,,1,Pending,,,,,,,,,,,")]
    [InlineData("firmware", Hub + "," + Meter + ",ESME,SMETS2,N,A,123456789,Pending,,,,,,,,,,,")]
    [InlineData("firmware", Hub + "," + Meter + ",ESME,SMETS2,,,,Suspended,,,,,,,,,,,")]
    [InlineData("status", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,suspended,,,,,,,,,,,")]
    [InlineData("status", Hub + "," + Meter + ",IHD,SMETS2,N,A,1,Commissioned,,,,,,,,,,,")]
    [InlineData("statusBefore", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Commissioned,Whitelisted,,,,,,,,,,")]
    [InlineData("statusBefore", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Suspended,Whitelisted,,,,,,,,,,")]
    [InlineData("cplHold", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Suspended,,no,,,,,,,,,")]
    [InlineData("cplHold", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Commissioned,,yes,,,,,,,,,")]
    [InlineData("importMpan", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Pending,,,,1234567890,Alder,,,,,,")]
    [InlineData("importMpan", Hub + "," + Meter + ",GSME,SMETS2,N,A,1,Pending,,,,1012345678909,Alder,,,,,,")]
    [InlineData("mprn", Hub + "," + Meter + ",GSME,SMETS2,N,A,1,Pending,,,,,,,,,1012345678909,,")]
    [InlineData("mprn", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Pending,,,,,,,,,12345,,")]
    [InlineData("importSupplier", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Pending,,,,,Alder,,,,,,")]
    [InlineData("networkOperator", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Pending,,,,,,,,Eastern,,,")]
    [InlineData("networkOperator", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Pending,,,,9912345678909,,,,,,,")]
    [InlineData("gasTransporter", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Pending,,,,1012345678909,,,,,,,Cadent")]
    [InlineData("exportMpan", Hub + "," + Meter + ",ESME,SMETS2,N,A,1,Pending,,,,1012345678909,,1012345678909,,,,,")]
    [InlineData("", Hub + "," + Meter + ",ESME,SMETS2,N,A,1")]
    public void Row_that_is_wrong_is_reported_with_its_line_and_field_and_nothing_is_loaded(string field, string row)
    {
        (SimulatedEstate? estate, InputErrors errors, _) = Read(HubRow + row + "\n");

        Assert.Null(estate);
        InputError error = Assert.Single(errors.Items);
        Assert.Equal(("i.csv", 3, field), (error.File, error.Line, error.Field));
        Assert.NotEmpty(error.Allowed);
    }

    [Fact]
    public void Meter_points_on_two_hubs_or_with_two_suppliers_contradict_themselves()
    {
        string secondHub = HubRow.Replace("-01-00", "-02-00", StringComparison.Ordinal);
        string elsewhere = Esme("02-00-00-00-00-00-02-02", "Commissioned").Replace("-01-00,", "-02-00,", StringComparison.Ordinal);
        string otherSupplier = Esme("02-00-00-00-00-00-01-03", "Commissioned", supplier: "Birch");

        (_, InputErrors errors, _) = Read(HubRow + Esme(Meter, "Commissioned") + secondHub + elsewhere + otherSupplier);

        Assert.Equal(["5 importMpan", "6 importSupplier"], errors.Items.Select(static e => $"{e.Line} {e.Field}").Order());
    }

    [Fact]
    public void More_live_meters_than_a_meter_point_has_room_for_are_an_error()
    {
        string meters = string.Concat(Enumerable.Range(2, LinkedMeters.Capacity + 1).Select(
            static n => Esme($"02-00-00-00-00-00-01-0{n}", "Commissioned")));

        (SimulatedEstate? estate, InputErrors errors, _) = Read(HubRow + meters);

        Assert.Null(estate);
        Assert.Equal((LinkedMeters.Capacity + 3, "importMpan"), (Assert.Single(errors.Items).Line, errors.Items[0].Field));
    }

    [Fact]
    public void Devices_of_a_hub_whose_row_is_wrong_do_not_dangle_too()
    {
        (_, InputErrors errors, _) = Read(HubRow.Replace(
            "Commissioned", "commissioned", StringComparison.Ordinal) + Esme(Meter, "Commissioned"));

        Assert.Equal("status", Assert.Single(errors.Items).Field);
    }

    [Fact]
    public void Hundred_errors_are_told_and_the_rest_counted()
    {
        (SimulatedEstate? estate, InputErrors errors, _) = Read(string.Concat(Enumerable.Repeat("x,y,z,,,,,,,,,,,,,,,,\n", 90)));

        Assert.Null(estate);
        Assert.Equal(InventoryReader.MostErrorsShown + 1, errors.Count);
        Assert.Contains("more that are not shown", errors.Items[^1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(Header, "")]
    [InlineData(Header, HubRow + "02-00-00-00-00-00-01-00,02-00-00")]
    [InlineData(Header, Hub + "," + Hub + ",CHF,SMETS2,,,,Commissioned,,,,,,,,,,,")]
    [InlineData("hub,deviceId\n", "")]
    public void File_that_is_empty_or_truncated_is_refused(string header, string rows)
    {
        (SimulatedEstate? estate, InputErrors errors, _) = Read(rows, header);

        Assert.Null(estate);
        Assert.True(errors.Any);
    }

    [Fact]
    public void Order_of_rows_and_number_of_partitions_do_not_matter()
    {
        string[] rows =
        [
            HubRow,
            Esme(Meter, "Commissioned"),
            Esme("02-00-00-00-00-00-01-03", "InstalledNotCommissioned"),
            .. Enumerable.Range(2, 8).SelectMany(static n => new[]
            {
                HubRow.Replace("-01-00", $"-0{n}-00", StringComparison.Ordinal),
                Esme($"02-00-00-00-00-00-0{n}-02", "Suspended", mpan: $"109999990{n}909", supplier: $"Supplier {n}")
                    .Replace("-01-00,", $"-0{n}-00,", StringComparison.Ordinal),
            }),
        ];
        string forward = string.Concat(rows);
        string backward = string.Concat(rows.Reverse());

        string[] digests =
        [
            .. new[] { 1, 3, 7, 100 }.SelectMany(partitions => new[] { forward, backward }.Select(text =>
            {
                (SimulatedEstate? estate, InputErrors errors, _) = Read(text, partitions: partitions);
                Assert.False(errors.Any, string.Join('\n', errors.Items));
                return EstateDigest.Of(estate!, threads: 2);
            })),
        ];

        Assert.Single(digests.Distinct());
    }
}
