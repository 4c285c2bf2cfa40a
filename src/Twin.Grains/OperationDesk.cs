using Twin.Contracts;
using Twin.Contracts.Operations;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Grains.Clock;
using Twin.Grains.Entities;
using Twin.Grains.Products;

namespace Twin.Grains;

/// <summary>Takes operational events to the grains that they happen to.</summary>
internal sealed class OperationDesk(EntityHost host, SiloBoard board, IGrainFactory grains)
{
    internal Task<OperationAnswer> ReportAsync(Operation operation)
    {
        Check(operation);
        CallMoment moment = board.Moment;
        SimTime at = moment.At;
        Guid id = operation.Id;
        return operation switch
        {
            SupplyLost lost => HubAsync(lost.Hub, HubCommand.Of(HubCommandKind.LoseSupply, at), default, id, moment),
            SupplyRestored back => HubAsync(back.Hub, HubCommand.Of(HubCommandKind.RestoreSupply, at), default, id, moment),
            HubOrdered order => HubAsync(order.Chf, Order(order, at), order.Gpf, id, moment),
            HubMoved moved => HubAsync(moved.Chf, Step(moved.Step, at), default, id, moment),
            DeviceJoined joined => DeviceAsync(joined.Device, DeviceCommandKind.JoinHan, id, moment),
            SmkiRecovery recovery => DeviceAsync(recovery.Device, Step(recovery.Step), id, moment),
            RegistrationChanged change => MeterPointAsync(
                change.MeterPoint, host.Grains.MeterPoint(change.MeterPoint.Packed).RegisterAsync(Order(change, at), id, moment), id),
            TenancyChanged tenancy => MeterPointAsync(
                tenancy.MeterPoint, host.Grains.MeterPoint(tenancy.MeterPoint.Packed).ChangeTenancyAsync(id, moment), id),
            CplEntryRemoved removed => ProductAsync(removed.Product, listed: false, id, at),
            CplEntryAdded added => ProductAsync(added.Product, listed: true, id, at),
            DccOutage outage => OutageAsync(outage),
            UserStatusChanged changed => UserAsync(changed),
            FeatureSwitchTurned turned => SwitchAsync(turned),
            _ => throw new TwinRequestException([new FieldProblem("kind", operation.GetType().Name, "an event of the contract")]),
        };
    }

    private async Task<OperationAnswer> HubAsync(DeviceId chf, HubCommand command, DeviceId gpf, Guid id, CallMoment moment)
        => await SettledAsync(EntityKey.OfHub(chf), await host.Grains.Hub(chf.Value).OperateAsync(command, gpf.Value, id, moment), id);

    private async Task<OperationAnswer> DeviceAsync(DeviceId device, DeviceCommandKind kind, Guid id, CallMoment moment)
        => await SettledAsync(
            EntityKey.Of(device), await host.Grains.Device(device.Value).OperateAsync(DeviceCommand.Of(kind), id, moment), id);

    private async Task<OperationAnswer> MeterPointAsync(Mpxn meterPoint, ValueTask<EntityReply> reply, Guid id)
        => await SettledAsync(EntityKey.Of(meterPoint), await reply, id);

    private async Task<OperationAnswer> ProductAsync(Product product, bool listed, Guid id, SimTime at)
    {
        ProductList list = await host.Products.AtLeastAsync(board.Moment.ProductVersion);
        if (!listed && list.NumberOf(product) == 0)
        {
            throw new TwinRequestException([new FieldProblem("product", product.ToString(), "an entry that the CPL has had")]);
        }

        KeptAnswer answer = await grains.GetGrain<IProductListGrain>(0).ChangeAsync(id, ProductEntry.Of(product, listed), at.Ms);
        return Told(answer);
    }

    private async Task<OperationAnswer> OutageAsync(DccOutage outage)
        => Told(await grains.GetGrain<IConductorGrain>(0).SetOutageAsync(outage.Id, outage.Mode == DccOutageMode.Dsp, outage.Begins));

    private async Task<OperationAnswer> UserAsync(UserStatusChanged changed) => Told(await grains.GetGrain<IConductorGrain>(0)
        .SetUserAsync(changed.Id, UserOf(changed.User, "user"), changed.Status == UserStatus.Suspended));

    private async Task<OperationAnswer> SwitchAsync(FeatureSwitchTurned turned)
    {
        bool isGas = turned.Fuel == Fuel.Gas;
        return host.Estate.Providers.Any(provider => provider.IsGas == isGas)
            ? Told(await grains.GetGrain<IConductorGrain>(0).TurnSwitchAsync(turned.Id, isGas, turned.On))
            : throw new TwinRequestException([new FieldProblem("fuel", turned.Fuel.ToString(), "a fuel that the estate has an RDP for")]);
    }

    private async Task<OperationAnswer> SettledAsync(EntityKey key, EntityReply reply, Guid id)
    {
        if (reply.Unsettled != 0)
        {
            await host.Grains.SettleAsync(key, reply.Unsettled);
        }

        return new OperationAnswer { Id = id, Code = reply.Answer.Code, Reason = reply.Answer.Clause, At = reply.Answer.At };
    }

    private HubCommand Order(HubOrdered order, SimTime at)
        => HubCommand.Order(at, order.Chf, order.Region, order.HanVariant, UserOf(order.OrderingParty, "orderingParty"));

    private RegistrationOrder Order(RegistrationChanged change, SimTime at) => new(
        (change.From ?? at).Ms,
        (byte?)change.Kind,
        Part(change.Supplier, "supplier"),
        Part(change.NetworkOperator, "networkOperator"),
        Part(change.Agent, "agent"));

    private ushort? Part(UserId? user, string field) => user is { } id ? UserOf(id, field) : null;

    private ushort UserOf(UserId user, string field) => host.Estate.Users.NumberOf(user) is > 0 and var number
        ? number
        : throw new TwinRequestException([new FieldProblem(field, user.ToString(), "the EUI-64 of a user of the twin")]);

    private static HubCommand Step(HubMovement step, SimTime at) => step switch
    {
        HubMovement.Delivered => HubCommand.Of(HubCommandKind.Deliver, at),
        HubMovement.Accepted => HubCommand.Of(HubCommandKind.AcceptDelivery, at),
        HubMovement.Shipped => HubCommand.Ship(at, default),
        HubMovement.Received => HubCommand.Of(HubCommandKind.Receive, at),
        _ => HubCommand.Of(HubCommandKind.Close, at),
    };

    private static DeviceCommandKind Step(SmkiRecoveryStep step) => step switch
    {
        SmkiRecoveryStep.Start => DeviceCommandKind.StartRecovery,
        SmkiRecoveryStep.PlaceRecoveryCertificates => DeviceCommandKind.PlaceRecoveryCertificates,
        _ => DeviceCommandKind.ReinstateCertificates,
    };

    private static OperationAnswer Told(KeptAnswer answer)
        => new() { Id = answer.Id, Code = ResponseCode.I0, At = new SimTime(answer.AtMs), Reaching = answer.Reaching };

    private static void Check(Operation operation)
    {
        List<FieldProblem> problems = [];
        if (operation.Id == Guid.Empty)
        {
            problems.Add(new FieldProblem("id", string.Empty, "a UUID that the reporter makes, one for each event"));
        }

        (string field, bool isNone) = operation switch
        {
            SupplyLost lost => ("hub", lost.Hub.IsNone),
            SupplyRestored back => ("hub", back.Hub.IsNone),
            HubOrdered order => ("chf", order.Chf.IsNone || order.Gpf.IsNone),
            HubMoved moved => ("chf", moved.Chf.IsNone),
            DeviceJoined joined => ("device", joined.Device.IsNone),
            SmkiRecovery recovery => ("device", recovery.Device.IsNone),
            RegistrationChanged change => ("meterPoint", change.MeterPoint.IsNone),
            TenancyChanged tenancy => ("meterPoint", tenancy.MeterPoint.IsNone),
            _ => (string.Empty, false),
        };
        if (isNone)
        {
            problems.Add(new FieldProblem(field, string.Empty, "the id of the entity it happens to"));
        }

        if (problems.Count > 0)
        {
            throw new TwinRequestException(problems);
        }
    }
}
