using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

/// <summary>A meter that is asked and told things in the words of the field.</summary>
internal sealed class Meters(DeviceType type = DeviceType.Esme, ulong id = 7, bool export = true)
{
    internal static readonly SimTime Installed = UtcText.Parse("2025-01-01T00:00:00Z");

    internal MeteredDevice Device { get; } = new()
    {
        Seed = 42,
        Id = new DeviceId(id),
        Type = type,
        Smets = SmetsVersion.Smets2,
        ExportMeasured = export,
        InstalledAt = Installed,
    };

    internal MeteringState? State { get; set; }

    internal DeviceSettings Settings { get; private set; } = DeviceSettings.Empty;

    internal List<MeterAlert> Alerts { get; } = [];

    internal static SimTime Day(int day, int minute = 0) => Installed.Plus((day * SimTime.DayMs) + (minute * SimTime.MinuteMs));

    /// <summary>Sends a request whose values must be right and keeps what came of it.</summary>
    internal MeterRequestDecision Send(string srv, SimTime at, params (string Name, object Value)[] values)
    {
        RequestValues given = RequestValues.Of(values.Select(one => KeyValuePair.Create(one.Name, Value(one.Value))));
        ServiceRequestVariant variant = ServiceRequestVariant.Parse(srv);
        RequestValueCheck check = RequestValueReader.Check(variant, given);
        Assert.Empty(check.Errors);
        MeterRequestContext context = new() { Variant = variant, Values = check.Values, At = at, Device = Device };
        MeterRequestDecision decision = MeterRequests.Decide(context, State, Settings);
        State = decision.State;
        Settings = decision.Settings;
        Alerts.AddRange(decision.Alerts);
        return decision;
    }

    /// <summary>The result of a request that the device must do.</summary>
    internal RequestValues Ask(string srv, SimTime at, params (string Name, object Value)[] values)
    {
        MeterRequestDecision decision = Send(srv, at, values);
        Assert.True(decision.Accepted, $"{srv}: {decision.Code} {decision.Refusal}");
        return decision.Result;
    }

    internal long Number(string srv, SimTime at, string name) => Get(Ask(srv, at), name).Number;

    internal long[] Log(string srv, SimTime at, SimTime from, SimTime to, string name)
        => [.. Get(Ask(srv, at, ("startDateTime", from), ("endDateTime", to)), name).Numbers];

    internal static RequestValue Get(RequestValues values, string name)
    {
        Assert.True(values.TryGet(name, out RequestValue value), $"no {name} in {values}");
        return value;
    }

    internal static long[] Numbers(RequestValues values, string name) => [.. Get(values, name).Numbers];

    internal MeteringDecision Tell(MeteringCommandKind kind, SimTime at)
    {
        MeteringDecision decision = MeteringMachine.Decide(Device, State, new MeteringCommand(kind, at));
        if (decision.Accepted)
        {
            MeteringState? state = State;
            MeteringMachine.Apply(ref state, decision.Event);
            State = state;
            Alerts.AddRange(decision.Event.Alerts);
        }

        return decision;
    }

    /// <summary>A price of 25 pence a kWh and 50 pence a day, then prepayment with 10 pounds.</summary>
    internal Meters OnPrepayment(int pounds = 10)
    {
        _ = Ask("1.2.1", Installed, ("standingChargeMillipencePerDay", 50_000L), ("touPricesMillipencePerKwh", 25_000L));
        _ = Ask("1.6", Installed, ("paymentMode", "Prepayment"));
        if (pounds > 0)
        {
            _ = TopUp(1, pounds * 100, Installed);
        }

        return this;
    }

    internal MeterRequestDecision TopUp(int utrn, int pence, SimTime at)
        => Send("2.2", at, ("utrn", utrn.ToString("D20", null)), ("amountPence", (long)pence));

    private static RequestValue Value(object value) => value switch
    {
        string text => RequestValue.Of(text),
        bool flag => RequestValue.Of(flag),
        SimTime moment => RequestValue.Of(moment),
        long[] numbers => RequestValue.Of([.. numbers]),
        _ => RequestValue.Of((long)value),
    };
}
