using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Testing.Records;

namespace Twin.Domain.Tests.Records;

/// <summary>A small estate, and requests in few words.</summary>
internal static class Homes
{
    internal static readonly SimTime Start = new(1_600_000_000_000);

    internal static readonly PopulationProfile Profile = new()
    {
        Name = "homes",
        Premises = 40,
        ElectricityNetworks = [new(10, "East", 600_000), new(23, "North", 400_000)],
        GasNetworks = [new("Upper", 600_000), new("Lower", 400_000)],
        Suppliers = [new("One", 500_000, 300_000, 200_000), new("Two", 500_000, 700_000, 800_000)],
        Models =
        [
            .. from type in new[] { DeviceType.Esme, DeviceType.Gsme, DeviceType.Ppmid }
               from smets in Enum.GetValues<SmetsVersion>()
               let versions = ImmutableArray.Create(new NamedShare("1.0", 500_000), new NamedShare("2.0", 500_000))
               select new ModelShare(type, smets, "Maker", $"{type} {smets}", 1_000_000, versions),
        ],
        GasPpm = 800_000,
        ExportPpm = 300_000,
        SameGasSupplierPpm = 600_000,
        SameExportSupplierPpm = 500_000,
        Smets1Ppm = 200_000,
        PpmidPpm = 900_000,
        IhdPpm = 200_000,
        InstalledNotCommissionedPpm = 100_000,
        WhitelistedPpm = 50_000,
        NoWanPpm = 50_000,
        WrongNetworkOperatorCertificatePpm = 100_000,
    };

    internal static EstatePopulation Population(RuleSet? rules = null) => new(Profile, 7, rules ?? RuleSet.Sec2020);

    internal static RecordHost Host(RuleSet? rules = null)
    {
        RecordHost host = new(Population(rules), rules ?? RuleSet.Sec2020, 7);
        host.AdvanceTo(Start);
        return host;
    }

    internal static RecordRequest Request(
        this RecordHost host, ushort user, UserRole role, string srv, CommandVariant variant, DeviceId target, ulong counter,
        params (string Name, RequestValue Value)[] values) => new()
        {
            Id = new RequestId(host.Context.Users[user].Id, target, counter),
            User = user,
            Role = role,
            Variant = ServiceRequestVariant.Parse(srv),
            CommandVariant = variant,
            Values = RequestValues.Of(values.Select(static one => KeyValuePair.Create(one.Name, one.Value))),
        };

    internal static RequestValue Text(string text) => RequestValue.Of(text);
}
