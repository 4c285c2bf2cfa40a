using System.Collections.Immutable;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;

namespace Twin.Live.Tests.Faults;

/// <summary>
/// One of several senders at once. It owns the premises whose number leaves its own as the rest, so the order in which its commands reach
/// an entity is the order in which it sends them.
/// </summary>
internal sealed class Sender(EstatePopulation population, int number, int senders, int seed)
{
    private readonly Random draws = new(seed);
    private ulong counter = 1_000;

    /// <summary>What it has sent, in order. The last one may be in doubt.</summary>
    internal List<Command> Sent { get; } = [];

    /// <summary>The command to send next: the one in doubt again, or a new one.</summary>
    internal Command Next()
    {
        if (Sent.Count > 0 && Sent[^1].Answer is null)
        {
            return Sent[^1];
        }

        Command next = Make();
        Sent.Add(next);
        return next;
    }

    private Command Make()
    {
        int premises = number + (senders * draws.Next(population.Profile.Premises / senders));
        DeviceId chf = PopulationIds.Device(premises, PremisesSlot.Chf);
        DeviceRecord meter = population.Device(PopulationIds.Device(premises, PremisesSlot.Esme))!;
        ushort supplier = meter.State.SupplierCertificate;
        MeterPointParties import = meter.Parties.Single(static one => one.Kind == MeterPointKind.Import);
        return draws.Next(12) switch
        {
            0 => new Command { Operation = new SupplyLost(chf) { Id = Guid() } },
            1 => new Command { Operation = new SupplyRestored(chf) { Id = Guid() } },
            2 => new Command { Operation = new RegistrationChanged(import.MeterPoint) { Id = Guid(), Supplier = AnySupplier() } },
            3 => Request(meter, supplier, "1.6", ("paymentMode", RequestValue.Of(draws.Next(2) == 0 ? "Prepayment" : "Credit"))),
            4 or 5 or 6 => Request(
                meter, supplier, "2.2",
                ("utrn", RequestValue.Of($"{TenDigits()}{TenDigits()}")),
                ("amountPence", RequestValue.Of(draws.NextInt64(1, 5_000)))),
            7 => Request(meter, supplier, draws.Next(2) == 0 ? "7.1" : "7.2"),
            8 => Request(meter, supplier, "3.1", ("supplierMessage", RequestValue.Of($"message {draws.Next()}"))),
            9 => Request(meter, (ushort)(1 + draws.Next(population.Profile.Suppliers.Length)), "4.1.1"),
            _ => Request(meter, supplier, "4.1.1"),
        };
    }

    private long TenDigits() => draws.NextInt64(1_000_000_000, 9_999_999_999);

    private Command Request(
        DeviceRecord meter, ushort user, string srv, params ImmutableArray<(string Name, RequestValue Value)> values) => new()
    {
        Request = new ServiceRequest
        {
            Id = new RequestId(population.Users[user].Id, meter.Id, ++counter),
            Srv = ServiceRequestVariant.Parse(srv),
            CommandVariant = ServiceRequestVariant.Parse(srv).Definition.Criticality == Criticality.Critical
                ? CommandVariant.SendCritical
                : CommandVariant.SendNonCritical,
            Role = UserRole.ImportSupplier,
            Values = RequestValues.Of(values.Select(static one => KeyValuePair.Create(one.Name, one.Value))),
        },
    };

    private UserId AnySupplier() => population.Users[(ushort)(1 + draws.Next(population.Profile.Suppliers.Length))].Id;

    private Guid Guid()
    {
        byte[] bytes = new byte[16];
        draws.NextBytes(bytes);
        return new Guid(bytes);
    }
}
