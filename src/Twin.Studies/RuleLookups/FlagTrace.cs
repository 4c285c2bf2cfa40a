using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;

namespace Twin.Studies.RuleLookups;

/// <summary>
/// What <c>twin rules flags HISTORY.csv</c> answers: the flag of one meter point under all seven rules after every event of a
/// history, decided by the very machines that run the estate.
/// </summary>
/// <remarks>
/// Columns <c>event,meter</c>. Events: <c>link</c> (8.11 for a meter not yet on a HAN, 8.4 for any other), <c>unlink</c> (8.4),
/// <c>join</c>, <c>commission</c> (8.1.1), <c>decommission</c> (8.3), <c>suspend</c> and <c>restore</c> (CPL), <c>recover</c>,
/// <c>recovered</c>, <c>reinstate</c> (SMKI recovery). A meter is any name; it starts as Pending when first named. An event that is
/// illegal where it stands is an error with its line, and nothing is printed.
/// </remarks>
public sealed class FlagTrace
{
    private const ushort Firmware = 1;

    private static readonly CodeSet<HistoryEvent> EventCodes = new(
        ("link", HistoryEvent.Link),
        ("unlink", HistoryEvent.Unlink),
        ("join", HistoryEvent.Join),
        ("commission", HistoryEvent.Commission),
        ("decommission", HistoryEvent.Decommission),
        ("suspend", HistoryEvent.Suspend),
        ("restore", HistoryEvent.Restore),
        ("recover", HistoryEvent.Recover),
        ("recovered", HistoryEvent.Recovered),
        ("reinstate", HistoryEvent.Reinstate));

    private static readonly ProductList Listed = ProductList.Of([new Product(DeviceType.Esme, "Any", "Any", "1")]);
    private static readonly ProductList Unlisted = Listed.WithListing(Firmware, false);

    private readonly ImmutableArray<RuleSet> ruleSets = [.. FlagRules.All.Select(static rule => RuleSet.Sec2020 with { FlagRule = rule })];
    private readonly Dictionary<string, DeviceState> meters = new(StringComparer.Ordinal);
    private readonly MeterPointState[] meterPoints;

    private FlagTrace()
    {
        meterPoints = new MeterPointState[ruleSets.Length];
        Array.Fill(meterPoints, new MeterPointState { Id = Mpxn.MpanFrom(0) });
    }

    private enum HistoryEvent
    {
        Link,
        Unlink,
        Join,
        Commission,
        Decommission,
        Suspend,
        Restore,
        Recover,
        Recovered,
        Reinstate,
    }

    /// <summary>Reads a history and follows it.</summary>
    /// <param name="reader">The history.</param>
    /// <param name="file">Its name for errors.</param>
    /// <exception cref="InvalidInputException">The file is malformed, or an event is illegal where it stands.</exception>
    public static ImmutableArray<FlagTraceRow> Follow(TextReader reader, string file)
    {
        InputErrors errors = new();
        FlagTrace trace = new();
        ImmutableArray<FlagTraceRow>.Builder rows = ImmutableArray.CreateBuilder<FlagTraceRow>();
        if (CsvTable.Open(reader, file, CsvColumn.AllRequired(["event", "meter"]), errors) is { } table)
        {
            while (table.Read())
            {
                if (table.TryCode(0, EventCodes, out HistoryEvent what) && table.TryText(1, out string meter))
                {
                    trace.Do(what, meter, table);
                    rows.Add(new FlagTraceRow(rows.Count + 1, table.Text(0), meter, [.. trace.meterPoints.Select(static m => m.Flag)]));
                }
            }
        }

        errors.ThrowIfAny();
        return rows.ToImmutable();
    }

    private void Do(HistoryEvent what, string name, CsvTable table)
    {
        if (!meters.TryGetValue(name, out DeviceState meter))
        {
            meter = new DeviceState
            {
                Id = new DeviceId((ulong)meters.Count + 1),
                Type = DeviceType.Esme,
                Smets = SmetsVersion.Smets2,
                RunningFirmware = Firmware,
                RecordedFirmware = Firmware,
            };
            meters.Add(name, meter);
        }

        switch (what)
        {
            case HistoryEvent.Link when meter.Status.Lifecycle == DeviceLifecycle.Pending && meterPoints[0].Meters.PlaceOf(meter.Id) < 0:
                if (TryChange(DeviceCommandKind.AddToDeviceLog, name, meter, table) is { } added)
                {
                    Tell(MeterPointCommand.Link(added.Id, added.Status), name, table);
                }

                break;
            case HistoryEvent.Link:
                Tell(MeterPointCommand.Link(meter.Id, meter.Status), name, table);
                break;
            case HistoryEvent.Unlink:
                Tell(MeterPointCommand.Unlink(meter.Id), name, table);
                break;
            default:
                DeviceCommandKind kind = KindOf(what);
                if (TryChange(kind, name, meter, table) is { } changed && meterPoints[0].Meters.PlaceOf(meter.Id) >= 0)
                {
                    Tell(MeterPointCommand.Hear(changed.Id, changed.Status, kind), name, table);
                }

                break;
        }
    }

    private static DeviceCommandKind KindOf(HistoryEvent what) => what switch
    {
        HistoryEvent.Join => DeviceCommandKind.JoinHan,
        HistoryEvent.Commission => DeviceCommandKind.Commission,
        HistoryEvent.Decommission => DeviceCommandKind.Decommission,
        HistoryEvent.Suspend => DeviceCommandKind.Suspend,
        HistoryEvent.Restore => DeviceCommandKind.Restore,
        HistoryEvent.Recover => DeviceCommandKind.StartRecovery,
        HistoryEvent.Recovered => DeviceCommandKind.PlaceRecoveryCertificates,
        _ => DeviceCommandKind.ReinstateCertificates,
    };

    private DeviceState? TryChange(DeviceCommandKind kind, string name, DeviceState meter, CsvTable table)
    {
        DeviceContext context = new(ruleSets[0], kind == DeviceCommandKind.Suspend ? Unlisted : Listed);
        DeviceDecision decision = DeviceMachine.Decide(meter, DeviceCommand.Of(kind), context);
        if (!decision.Accepted)
        {
            string hold = meter.Status.CplHold ? ", off the CPL" : string.Empty;
            Fail(table, string.Create(CultureInfo.InvariantCulture, $"meter '{name}' is {meter.Status}{hold}"));
            return null;
        }

        DeviceMachine.Apply(ref meter, decision.Event);
        meters[name] = meter;
        return meter;
    }

    private void Tell(in MeterPointCommand command, string name, CsvTable table)
    {
        for (int rule = 0; rule < meterPoints.Length; rule++)
        {
            MeterPointDecision decision = MeterPointMachine.Decide(meterPoints[rule], command, ruleSets[rule]);
            if (!decision.Accepted)
            {
                bool linked = meterPoints[rule].Meters.PlaceOf(command.Meter) >= 0;
                Fail(table, $"meter '{name}' is {(linked ? "linked already" : $"not linked, and {command.Status}")}");
                return;
            }

            MeterPointMachine.Apply(ref meterPoints[rule], decision.Event);
        }
    }

    private static void Fail(CsvTable table, string why) => table.Fail(0, "an event that is legal here", $"illegal here: {why}");
}
