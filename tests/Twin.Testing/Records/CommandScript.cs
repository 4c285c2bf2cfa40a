using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Randomness;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Testing.Records;

/// <summary>
/// A script of mixed commands on a generated estate: a pure function of population, seed and length, so that any host can run the same.
/// </summary>
public static class CommandScript
{
    private const uint Purpose = 0x5343_5250;

    // What suppliers and network operators send, most of it often refused: a script that only succeeds would show little.
    private static readonly (string Srv, CommandVariant Variant)[] Requests =
    [
        ("4.1.1", CommandVariant.SendNonCritical), ("4.6.1", CommandVariant.SendNonCritical), ("2.2", CommandVariant.SendNonCritical),
        ("2.2", CommandVariant.LocalNonCritical), ("4.3", CommandVariant.SendAndLocalNonCritical), ("7.2", CommandVariant.SendCritical),
        ("7.1", CommandVariant.SendCritical), ("1.6", CommandVariant.SendCritical), ("8.1.1", CommandVariant.Transform),
        ("8.1.1", CommandVariant.SendCritical), ("11.1", CommandVariant.NonDevice), ("11.2", CommandVariant.SendNonCritical),
        ("11.3", CommandVariant.SendCritical), ("6.15.1", CommandVariant.SendCritical), ("6.23", CommandVariant.SendNonCritical),
        ("6.24.1", CommandVariant.SendNonCritical), ("5.1", CommandVariant.NonDevice), ("5.3", CommandVariant.NonDevice),
        ("8.2", CommandVariant.NonDevice), ("8.3", CommandVariant.NonDevice), ("8.4", CommandVariant.NonDevice),
        ("8.13", CommandVariant.NonDevice), ("8.9", CommandVariant.SendNonCritical), ("12.1", CommandVariant.NonDevice),
    ];

    private static readonly UserRole[] Roles =
        [UserRole.ImportSupplier, UserRole.GasSupplier, UserRole.ElectricityDistributor, UserRole.ImportSupplier];

    /// <summary>Makes a script.</summary>
    /// <param name="population">The estate; ids are drawn from its first premises.</param>
    /// <param name="seed">The script's seed.</param>
    /// <param name="count">How many commands.</param>
    /// <param name="premises">From how many premises.</param>
    public static ImmutableArray<ScriptCommand> Make(EstatePopulation population, ulong seed, int count, int premises)
    {
        RandomStream draws = new(seed, Purpose);
        ImmutableArray<ScriptCommand>.Builder script = ImmutableArray.CreateBuilder<ScriptCommand>(count);
        for (int number = 0; number < count; number++)
        {
            script.Add(Command(population, draws, (ulong)number, premises));
        }

        return script.MoveToImmutable();
    }

    /// <summary>Runs a script to its end, and a day longer, so that what is due has happened.</summary>
    public static void Run(this RecordHost host, ImmutableArray<ScriptCommand> script, IReadOnlyCollection<DeviceId> devices)
    {
        foreach (ScriptCommand command in script)
        {
            host.AdvanceTo(command.At);
            _ = command switch
            {
                { Request: { } request } => host.Send(request),
                { Operation: { } operation } => host.Operate(command.Device, operation),
                { Hub: { } hub } => host.Operate(command.Device, hub),
                { Registration: { } registration } => host.Register(command.MeterPoint, registration),
                { Product: null } => host.ChangeTenancy(command.MeterPoint),
                _ => null,
            };
            if (command.Product is { } product)
            {
                host.List(product, command.IsListed, devices);
            }
        }

        host.AdvanceTo(script[^1].At.Plus(SimTime.DayMs));
    }

    /// <summary>The devices of the first premises of a population.</summary>
    public static ImmutableArray<DeviceId> DevicesOf(EstatePopulation population, int premises) =>
    [
        .. from number in Enumerable.Range(0, premises)
           let shape = population.Shape(number)
           from slot in Enum.GetValues<PremisesSlot>()
           where shape.Has(slot)
           select PopulationIds.Device(number, slot),
    ];

    private static ScriptCommand Command(EstatePopulation population, RandomStream draws, ulong number, int premises)
    {
        SimTime at = new((1_600_000_000_000L) + ((long)number * SimTime.MinuteMs));
        int home = (int)draws.Below((ulong)premises, number, 0);
        DeviceId chf = PopulationIds.Device(home, PremisesSlot.Chf);
        DeviceId device = PopulationIds.Device(home, (PremisesSlot)draws.Below(6, number, 1));
        HubRecord hub = population.HubOf(chf)!;
        Mpxn meterPoint = hub.Parties[(int)draws.Below((ulong)hub.Parties.Length, number, 2)].MeterPoint;
        ScriptCommand command = new() { At = at, Premises = home };
        return draws.Below(20, number, 3) switch
        {
            0 => command with { Device = chf, Hub = new HubOperation(HubCommand.Of(HubCommandKind.LoseSupply, at)) },
            1 or 2 => command with { Device = chf, Hub = new HubOperation(HubCommand.Of(HubCommandKind.RestoreSupply, at)) },
            3 => command with { MeterPoint = meterPoint, Registration = Change(population, draws, number, at) },
            4 => draws.Below(4, number, 4) == 0
                ? command with { MeterPoint = meterPoint }
                : Listing(command, population, draws, number),
            5 => command with { Device = device, Operation = DeviceCommand.Of(Outside(draws, number)) },
            _ => command with { Request = Request(population, draws, number, device, at) },
        };
    }

    private static DeviceCommandKind Outside(RandomStream draws, ulong number) => draws.Below(4, number, 5) switch
    {
        0 => DeviceCommandKind.JoinHan,
        1 => DeviceCommandKind.StartRecovery,
        2 => DeviceCommandKind.PlaceRecoveryCertificates,
        _ => DeviceCommandKind.ReinstateCertificates,
    };

    private static RegistrationChange Change(EstatePopulation population, RandomStream draws, ulong number, SimTime at)
    {
        int suppliers = population.Profile.Suppliers.Length;
        long shift = ((long)draws.Below(7, number, 6) - 3) * SimTime.HourMs;
        return new RegistrationChange(at.Plus(shift), Supplier: (ushort)(1 + draws.Below((ulong)suppliers, number, 7)));
    }

    private static ScriptCommand Listing(ScriptCommand command, EstatePopulation population, RandomStream draws, ulong number)
    {
        Product product = population.Products.Products[(int)draws.Below((ulong)population.Products.Count, number, 6)];
        return command with { Product = product, IsListed = draws.Below(2, number, 7) == 0 };
    }

    private static RecordRequest Request(EstatePopulation population, RandomStream draws, ulong number, DeviceId device, SimTime at)
    {
        (string srv, CommandVariant variant) = Requests[(int)draws.Below((ulong)Requests.Length, number, 4)];
        DeviceRecord record = population.Device(device) ?? DeviceRecord.Empty(device);
        bool gas = MeterPointRouting.IsGas(record.State.Type);
        UserRole role = gas ? UserRole.GasSupplier : Roles[(int)draws.Below((ulong)Roles.Length, number, 5)];
        ushort user = draws.Below(8, number, 6) == 0 ? (ushort)1
            : role == UserRole.ElectricityDistributor ? record.State.NetworkOperatorCertificate : record.State.SupplierCertificate;
        bool waits = draws.Below(6, number, 7) == 0;
        return new RecordRequest
        {
            Id = new RequestId(user == 0 ? new UserId(1) : population.Users[user].Id, device, number + 1),
            User = user,
            Role = role,
            Variant = ServiceRequestVariant.Parse(srv),
            CommandVariant = variant,
            ExecuteAt = waits && variant is CommandVariant.SendCritical or CommandVariant.SendNonCritical && waits
                ? at.Plus(SimTime.HourMs)
                : null,
            Values = Values(srv, draws, number, at, population),
        };
    }

    private static RequestValues Values(string srv, RandomStream draws, ulong number, SimTime at, EstatePopulation population)
    {
        Product product = population.Products.Products[(int)draws.Below((ulong)population.Products.Count, number, 8)];
        return srv switch
        {
            "4.6.1" => Of(("startDateTime", RequestValue.Of(at.Plus(-SimTime.DayMs))), ("endDateTime", RequestValue.Of(at))),
            "2.2" => Of(
                ("utrn", RequestValue.Of(number.ToString("D20", System.Globalization.CultureInfo.InvariantCulture))),
                ("amountPence", RequestValue.Of((long)draws.Below(2_000, number, 9) + 1))),
            "1.6" => Of(("paymentMode", RequestValue.Of(draws.Below(2, number, 9) == 0 ? "Credit" : "Prepayment"))),
            "11.1" => Of(
                ("manufacturer", RequestValue.Of(product.Manufacturer)),
                ("model", RequestValue.Of(product.Model)),
                ("firmwareVersion", RequestValue.Of(product.FirmwareVersion))),
            "5.1" => Of(("srv", RequestValue.Of("4.6.1")), ("frequency", RequestValue.Of("Daily"))),
            "5.3" => Of(("dspScheduleId", RequestValue.Of(1))),
            "8.4" => Of(("status", RequestValue.Of("InstalledNotCommissioned"))),
            "8.13" => Of(("requestCounter", RequestValue.Of((long)draws.Below(number + 1, number, 9)))),
            _ => RequestValues.Empty,
        };
    }

    private static RequestValues Of(params (string Name, RequestValue Value)[] values)
        => RequestValues.Of(values.Select(static one => KeyValuePair.Create(one.Name, one.Value)));
}
