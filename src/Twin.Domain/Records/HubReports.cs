using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>8.14.1 to 8.14.4: users report what became of a hub.</summary>
internal static class HubReports
{
    internal static DccOutcome Take(HubWork work, RecordRequest request)
    {
        RequestValues values = request.Values;
        switch (request.Variant.Srv)
        {
            case "8.14.1":
                HubInstallType type = values.CodeOf(ValueNames.InstallType, HubTables.InstallTypes) ?? HubInstallType.NewInstall;
                return Install(work, HubCommand.Install(work.Context.Now, type, request.User, values.DeviceOf(ValueNames.ReplacedChf)));
            case "8.14.2":
                PremiseType premises = values.CodeOf(ValueNames.PremiseType, HubTables.PremiseTypes) ?? PremiseType.DetachedOrSemi;
                return Of(work, HubCommand.InstallWithoutWan(work.Context.Now, premises, request.User));
            case "8.14.3":
                return Of(work, HubCommand.NotifyFaultReturn(
                    work.Context.Now,
                    values.CodeOf(ValueNames.ReturnType, HubTables.FaultReturnTypes) ?? FaultReturnType.PostInstallation,
                    values.CodeOf(ValueNames.FaultReason, HubTables.FaultReasons) ?? HubFaultReason.ManufacturingDefect,
                    values.CodeOf(ValueNames.ConnectionMethod, HubTables.ConnectionMethods) ?? HubConnectionMethod.HotShoe));
            default:
                return Of(work, HubCommand.NotifyNoFaultReturn(
                    work.Context.Now,
                    values.CodeOf(ValueNames.ReturnType, HubTables.NoFaultReturnTypes) ?? NoFaultReturnType.General));
        }
    }

    private static DccOutcome Install(HubWork work, in HubCommand command)
    {
        DccOutcome outcome = Of(work, command);
        DeviceId replaced = command.Chf;
        if (outcome.Code == ResponseCode.I0 && command.InstallType == HubInstallType.ReplacementInstall && !replaced.IsNone)
        {
            work.Record = work.Record with { Replaces = replaced };
        }

        return outcome;
    }

    private static DccOutcome Of(HubWork work, in HubCommand command)
    {
        HubDecision decision = work.Apply(command);
        return decision.Accepted
            ? DccOutcome.Done
            : new DccOutcome(decision.Code, HubSteps.ClauseOf(command.Kind), RequestValues.Empty);
    }
}
