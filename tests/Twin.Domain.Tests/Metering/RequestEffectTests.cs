using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

/// <summary>The table of what requests do, against the requests, their values, the actions, and what reads give.</summary>
public class RequestEffectTests
{
    private static readonly SimTime At = Meters.Day(40);

    public static TheoryData<string> Updates =>
    [
        .. RequestEffectCatalogue.All.ToArray()
            .Where(static one => one.Kind == RequestEffectKind.Set).Select(static one => one.Variant.Srv),
    ];

    [Fact]
    public void Every_request_has_one_row_in_the_order_of_the_requests()
        => Assert.Equal(RequestSamples.Variants, RequestEffectCatalogue.All.ToArray().Select(static one => one.Variant));

    // The services that are about something else than metering.
    [Fact]
    public void What_is_handled_is_everything_but_schedules_credentials_inventory_and_firmware()
    {
        string[] elsewhere = ["5.", "6.15", "6.17", "6.21", "6.23", "6.24", "8.", "9.", "11.", "12."];

        Assert.All(RequestSamples.Variants, variant => Assert.Equal(
            !elsewhere.Any(one => variant.Srv.StartsWith(one, StringComparison.Ordinal)), MeterRequests.Handles(variant)));
    }

    [Fact]
    public void Every_action_is_a_row_and_every_row_is_whole()
    {
        RequestEffect[] all = RequestEffectCatalogue.All.ToArray();

        Assert.Equal(Enum.GetValues<MeterAction>(), all.Select(static one => one.Action).Distinct().Order());
        Assert.All(all, static one =>
        {
            Assert.Equal(one.Kind is RequestEffectKind.Set or RequestEffectKind.Act, one.ReadBy.Length > 0);
            Assert.Equal(one.Kind == RequestEffectKind.Set, one.Kind != RequestEffectKind.Read && one.Groups.Length > 0);
            Assert.True(one.Kind != RequestEffectKind.Act || one.Action != MeterAction.None);
            Assert.True(one.Kind != RequestEffectKind.Read || one.Groups.Length > 0 || one.Action != MeterAction.None);
            Assert.All(one.ReadBy.Where(static read => read != "settings"), static read => Assert.Equal(
                RequestEffectKind.Read, RequestEffectCatalogue.Of(ServiceRequestVariant.Parse(read)).Kind));
        });
    }

    [Fact]
    public void Groups_that_are_read_are_groups_that_something_sets()
    {
        RequestEffect[] all = RequestEffectCatalogue.All.ToArray();
        string[] set = [.. all.Where(static one => one.Kind == RequestEffectKind.Set).SelectMany(static one => one.Groups).Distinct()];

        Assert.Empty(all.SelectMany(static one => one.Groups).Except(set));
        Assert.All(RequestValueDefinitions.All.ToArray().Where(static one => one.Group.Length > 0), static one =>
            Assert.Contains(one.Group, RequestEffectCatalogue.Of(one.Variant).Groups));
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public void What_was_set_reads_back(string srv)
    {
        RequestEffect effect = RequestEffectCatalogue.Of(ServiceRequestVariant.Parse(srv));
        ServiceRequestVariant[] reads = [.. effect.ReadBy.Where(static one => one != "settings").Select(ServiceRequestVariant.Parse)];
        DeviceType type = RequestSamples.TypeOf([effect.Variant, .. reads]);
        for (int choice = 0; choice < 8; choice++)
        {
            RequestValues given = RequestSamples.Of(effect.Variant, choice, At);
            RequestValueCheck check = RequestValueReader.Check(effect.Variant, given);
            Assert.Empty(check.Errors);
            MeterRequestDecision set = Decide(effect.Variant, type, check.Values, null, DeviceSettings.Empty);
            Assert.True(set.Accepted);
            RequestValues[] shown = reads.Length == 0
                ? [.. effect.Groups.Select(set.Settings.Get)]
                : [.. reads.Select(read => Decide(read, type, RequestSamples.Of(read, 0, At), set.State, set.Settings).Result)];

            Assert.Contains(shown, static one => one.Count > 0);
            Assert.All(RequestValueDefinitions.Of(effect.Variant).Where(static one => one.Group.Length > 0), definition =>
            {
                Assert.True(given.TryGet(definition.Name, out RequestValue value));
                Assert.Contains(shown, one => one.Any(pair => pair.Value == value
                    && pair.Key.EndsWith(definition.Name, StringComparison.OrdinalIgnoreCase)));
            });
        }
    }

    [Fact]
    public void Every_request_on_every_type_and_state_has_an_answer_and_a_read_changes_nothing()
    {
        MeteringState?[] states = [null, MeteringState.Untouched, new Meters().OnPrepayment(9_000).State];
        foreach (ServiceRequestVariant variant in RequestSamples.Variants)
        {
            foreach (DeviceType type in Enum.GetValues<DeviceType>())
            {
                foreach (MeteringState? state in states)
                {
                    MeterRequestDecision decision = Decide(variant, type, RequestSamples.Of(variant, 3, At), state, DeviceSettings.Empty);
                    bool handled = MeterRequests.Handles(variant) && variant.Definition.Allows(type);

                    Assert.Equal(handled ? ResponseCode.I0 : ResponseCode.E11, decision.Code);
                    Assert.True(decision.Accepted || ReferenceEquals(state, decision.State));
                    if (RequestEffectCatalogue.Of(variant).Kind == RequestEffectKind.Read)
                    {
                        Assert.Same(state, decision.State);
                        Assert.Same(DeviceSettings.Empty, decision.Settings);
                        Assert.True(!handled || decision.Refusal == MeterRefusal.None);
                    }
                }
            }
        }
    }

    [Fact]
    public void Alerts_of_a_meter_are_rows_of_the_alert_table()
    {
        foreach (ushort code in MeterAlertCodes.All)
        {
            Assert.NotNull(DeviceAlertCatalogue.Find(code));
        }
    }

    private static MeterRequestDecision Decide(
        ServiceRequestVariant variant, DeviceType type, RequestValues values, MeteringState? state, DeviceSettings settings)
    {
        MeterRequestContext context = new() { Variant = variant, Values = values, At = At, Device = new Meters(type).Device };
        return MeterRequests.Decide(context, state, settings);
    }
}
