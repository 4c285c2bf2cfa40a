using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>The metering part of a device's record: where the rules of <see cref="Metering"/> take hold of it.</summary>
internal static class MeterPart
{
    private const ushort SupplyRestored = 0x8F35;
    private const ushort LongOutageRestored = 0x8F36;

    /// <summary>What the rules of metering need to know of a device; of a GPF the gas meter that it mirrors.</summary>
    internal static MeteredDevice MeteredOf(DeviceRecord record, DeviceRecord meter, ulong seed) => new()
    {
        Seed = seed,
        Id = meter.Id,
        Type = record.State.Type,
        Smets = record.State.Smets,
        ExportMeasured = record.Parties.Any(static one => one.Kind == MeterPointKind.Export),
    };

    /// <summary>A request that is about metering, or that a device answers without anything changing.</summary>
    internal static DeviceResponse Execute(DeviceWork work, RecordRequest request, FetchedRecords fetched)
    {
        DeviceRecord meter = MirroredBy(work.Record, fetched);
        bool mirrors = meter.Id != work.Record.Id;
        MeterRequestDecision decision = MeterRequests.Decide(
            new MeterRequestContext
            {
                Variant = request.Variant,
                Values = request.Values,
                At = work.Now,
                Device = MeteredOf(work.Record, meter, work.Context.Seed),
            },
            meter.Metering,
            meter.Settings);
        if (decision.Code != ResponseCode.I0)
        {
            return new DeviceResponse(decision.Code, string.Empty, RequestValues.Empty);
        }

        bool changes = !ReferenceEquals(decision.State, meter.Metering) || !ReferenceEquals(decision.Settings, meter.Settings);
        if (!mirrors && changes)
        {
            work.Record = work.Record with { Metering = decision.State, Settings = decision.Settings };
            work.Step.Changed(TwinEventKind.SettingsChanged, request.Variant.Number, 0, 0);
        }

        // Which requests N58 follows is not published: all that change the configuration of load control is an assumption.
        if (decision.Accepted && request.Variant.Srv is ("6.14.1" or "6.14.2" or "6.14.3"))
        {
            work.Alert(DccAlertCode.N58, work.Record.State);
        }

        Raise(work, decision.Alerts.AsSpan());
        if (changes || work.Record.CreditDue == 0)
        {
            Foresee(work);
        }

        return DeviceEffects.With(decision.Result);
    }

    /// <summary>The meter is on the wall: it counts from nothing.</summary>
    internal static void Install(DeviceWork work) => Happen(work, MeteringCommandKind.Install, work.Now);

    /// <summary>Works out what is due by now.</summary>
    internal static void Settle(DeviceWork work) => Happen(work, MeteringCommandKind.Settle, work.Now);

    /// <summary>Another tenant has moved in.</summary>
    internal static void ChangeTenancy(DeviceWork work) => Happen(work, MeteringCommandKind.ChangeTenancy, work.Now);

    /// <summary>The hub tells that the supply is gone or back; an ESME that has it back says how long it was away (8F35, 8F36).</summary>
    internal static void ChangeSupply(DeviceWork work, SimTime? lostBefore, SimTime at)
    {
        bool lost = work.Record.Premises.SupplyLostAt is not null;
        if (work.Record.State.Type != DeviceType.Esme)
        {
            return;
        }

        Happen(work, lost ? MeteringCommandKind.LoseSupply : MeteringCommandKind.RestoreSupply, at);
        if (!lost && lostBefore is { } since)
        {
            bool isLong = at.Ms - since.Ms >= work.Context.Rules.Hubs.OutageAlertAfterMs;
            work.DeviceAlert(
                isLong ? LongOutageRestored : SupplyRestored,
                work.UserOf(AlertRecipient.NetworkOperator),
                RequestValues.Of(
                    KeyValuePair.Create(ValueNames.OutageStartedAt, RequestValue.Of(since)),
                    KeyValuePair.Create(ValueNames.OutageEndedAt, RequestValue.Of(at))));
        }
    }

    private static void Happen(DeviceWork work, MeteringCommandKind kind, SimTime at)
    {
        if (!work.Record.IsMeter)
        {
            return;
        }

        MeteringDecision decision = MeteringMachine.Decide(
            MeteredOf(work.Record, work.Record, work.Context.Seed), work.Record.Metering, new MeteringCommand(kind, at));
        if (!decision.Accepted)
        {
            return;
        }

        work.Record = work.Record with { Metering = decision.Event.After };
        Raise(work, decision.Event.Alerts.AsSpan());
        Foresee(work);
    }

    // The GPF answers from its mirror of the gas meter it was joined with.
    private static DeviceRecord MirroredBy(DeviceRecord record, FetchedRecords fetched)
    {
        if (record.State.Type == DeviceType.Gpf)
        {
            foreach (DeviceId joined in record.Joined)
            {
                DeviceRecord other = fetched.Device(joined);
                if (other.State.Type == DeviceType.Gsme && other.Exists)
                {
                    return other;
                }
            }
        }

        return record;
    }

    // What the catalogue sends to suppliers and network operators goes there; what it only logs was logged by the meter.
    private static void Raise(DeviceWork work, ReadOnlySpan<MeterAlert> alerts)
    {
        foreach (MeterAlert alert in alerts)
        {
            // The outage alerts are raised with their times by who heard of the supply from the hub.
            if (alert.Code is SupplyRestored or LongOutageRestored || DeviceAlertCatalogue.Find(alert.Code) is not { } definition)
            {
                continue;
            }

            string[] recipients = definition.Recipients.Split('|');
            RequestValues values = RequestValueReading.Of(ValueNames.RaisedAt, RequestValue.Of(alert.At));
            if (recipients.Contains("supplier"))
            {
                work.DeviceAlert(alert.Code, work.UserOf(AlertRecipient.ResponsibleSupplier), values);
            }

            if (recipients.Contains("network-operator"))
            {
                work.DeviceAlert(alert.Code, work.UserOf(AlertRecipient.NetworkOperator), values);
            }
        }
    }

    // A meter changes by itself when its credit runs out or its load is above a limit: that is looked at when it is due.
    private static void Foresee(DeviceWork work)
    {
        if (!work.Record.IsMeter)
        {
            return;
        }

        SimTime next = MeteringMachine.NextEvent(
            MeteredOf(work.Record, work.Record, work.Context.Seed), work.Record.Metering, work.Now);
        if (next == SimTime.Never)
        {
            work.Step.Done(work.Record.CreditDue);
            work.Record = work.Record.CreditDue == 0 ? work.Record : work.Record with { CreditDue = 0 };
        }
        else if (work.Record.CreditDue != 0)
        {
            work.Step.Again(work.Record.CreditDue, next, DueKind.Credit);
        }
        else
        {
            work.Record = work.Record with { CreditDue = work.Step.Later(next, DueKind.Credit) };
        }
    }
}
