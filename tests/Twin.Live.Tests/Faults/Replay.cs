using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Live.Tests.Hosts;
using Twin.Testing.Records;

namespace Twin.Live.Tests.Faults;

/// <summary>What the acknowledged commands come to when they are done once each, in order, without grains, store and faults.</summary>
internal static class Replay
{
    /// <summary>Does every command once.</summary>
    internal static RecordHost Of(EstatePopulation population, IEnumerable<Command> commands)
    {
        RecordHost host = new(population, RuleSet.Sec2020, 7);
        host.AdvanceTo(LiveHost.Start);
        foreach (Command command in commands)
        {
            _ = command.Request is { } request ? host.Send(Known(population, request)) : Operate(host, population, command.Operation!);
        }

        return host;
    }

    private static RecordReply Operate(RecordHost host, EstatePopulation population, Operation operation) => operation switch
    {
        SupplyLost lost => host.Operate(lost.Hub, new HubOperation(HubCommand.Of(HubCommandKind.LoseSupply, LiveHost.Start))),
        SupplyRestored back => host.Operate(back.Hub, new HubOperation(HubCommand.Of(HubCommandKind.RestoreSupply, LiveHost.Start))),
        RegistrationChanged change => host.Register(
            change.MeterPoint,
            new RegistrationChange(LiveHost.Start, Supplier: population.Users.NumberOf(change.Supplier!.Value))),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "senders do not report this"),
    };

    private static RecordRequest Known(EstatePopulation population, ServiceRequest request) => new()
    {
        Id = request.Id,
        User = population.Users.NumberOf(request.Id.Originator),
        Role = request.Role!.Value,
        Variant = request.Srv,
        CommandVariant = request.CommandVariant!.Value,
        Values = RequestValueReader.Check(request.Srv, request.Values).Values,
    };
}
