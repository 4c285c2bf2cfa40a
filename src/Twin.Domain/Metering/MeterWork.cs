using System.Collections.Immutable;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>One request while it is decided: what is known, and what becomes of it.</summary>
/// <param name="context">The request and the device.</param>
/// <param name="state">The meter's state with all that fell due before, not charged since.</param>
/// <param name="settings">What requests set on it.</param>
/// <param name="alerts">What the meter raises.</param>
internal sealed class MeterWork(in MeterRequestContext context, MeteringState state, DeviceSettings settings, List<MeterAlert> alerts)
{
    private readonly List<KeyValuePair<string, RequestValue>> result = [];
    private MeteringState state = state;
    private bool isCharged;

    public MeteredDevice Device { get; } = context.Device;

    public RequestValues Values { get; } = context.Values;

    /// <summary>The meter at the moment of the request.</summary>
    public MeteringState State
    {
        get
        {
            // Most reads look at no balance, and what is charged moves nothing else.
            state = isCharged ? state : Settlement.Charge(Device, state, At);
            isCharged = true;
            return state;
        }

        set
        {
            state = value;
            isCharged = true;
        }
    }

    public DeviceSettings Settings { get; set; } = settings;

    public List<MeterAlert> Alerts { get; } = alerts;

    public MeterRefusal Refusal { get; private set; }

    /// <summary>The moment of the request.</summary>
    public SimTime At { get; } = context.At > state.SettledTo ? context.At : state.SettledTo;

    /// <summary>Whether the meter has a secondary element.</summary>
    public bool IsTwinElement => state.Features?.Secondary is not null;

    /// <summary>The name of a value that counts the meter's fuel: Wh of electricity, dm3 of gas.</summary>
    public string Counted(string electricity, string gas = "gasVolumeDm3") => Device.IsGas ? gas : electricity;

    public void Refuse(MeterRefusal refusal) => Refusal = refusal;

    public bool Has(string name) => result.Exists(one => one.Key == name);

    public void Add(string name, RequestValue value) => result.Add(KeyValuePair.Create(name, value));

    public void Add(string name, long number) => Add(name, RequestValue.Of(number));

    public void Add(string name, SimTime moment) => Add(name, RequestValue.Of(moment));

    public void Add(string name, IEnumerable<long> numbers) => Add(name, RequestValue.Of(numbers.ToImmutableArray()));

    public void AddFlag(string name, bool flag) => Add(name, RequestValue.Of(flag));

    public void AddText(string name, string text) => Add(name, RequestValue.Of(text));

    /// <summary>The number of the request's value; a default when it is not given.</summary>
    public long Number(string name, long otherwise = 0) => Values.TryGet(name, out RequestValue value) ? value.Number : otherwise;

    public string Text(string name) => Values.TryGet(name, out RequestValue value) ? value.Text : string.Empty;

    public bool Flag(string name) => Values.TryGet(name, out RequestValue value) && value.IsSet;

    public SimTime Moment(string name) => Values.TryGet(name, out RequestValue value) ? value.Moment : default;

    public ImmutableArray<long> Numbers(string name) => Values.TryGet(name, out RequestValue value) ? value.Numbers : [];

    public long Register(LoadQuantity quantity, SimTime at) => MeterReadings.Register(Device, state, quantity, at);

    public long Used(LoadQuantity quantity, SimTime from, SimTime to) => MeterReadings.Used(Device, state, quantity, from, to);

    /// <summary>What the response carries: after a refusal, why.</summary>
    public RequestValues Result()
    {
        if (Refusal == MeterRefusal.None)
        {
            return RequestValues.Of(result);
        }

        string name = Refusal.ToString();
        return RequestValues.Of(KeyValuePair.Create("refusal", RequestValue.Of(char.ToLowerInvariant(name[0]) + name[1..])));
    }
}
