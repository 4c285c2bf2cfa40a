using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Rules;

namespace Twin.Cli.Send;

/// <summary><c>twin send device</c>, <c>hub</c>, <c>meter-point</c>, <c>find</c>, <c>twin</c>: what anything is now.</summary>
internal static class SendViewCommands
{
    /// <summary>One device.</summary>
    public static Command Device(SendCommands commands)
    {
        Argument<DeviceId> id = SendCommands.Id<DeviceId>("id", "The device's EUI-64.", DeviceId.TryParse);
        Verb verb = new("device", "Show a device as it is now.", "twin send device 00-DB-12-34-56-78-90-A0 --json") { id };
        return commands.Complete(verb, async (parsed, client, output, cancellation)
            => Show(output, await client.GetDeviceAsync(parsed.GetRequiredValue(id), cancellation), "device", parsed.GetRequiredValue(id)));
    }

    /// <summary>One communications hub.</summary>
    public static Command Hub(SendCommands commands)
    {
        Argument<DeviceId> chf = SendCommands.Id<DeviceId>("chf", "The EUI-64 of the hub's CHF.", DeviceId.TryParse);
        Verb verb = new("hub", "Show a communications hub as it is now.", "twin send hub 00-DB-12-34-56-78-90-A2") { chf };
        return commands.Complete(verb, async (parsed, client, output, cancellation)
            => Show(output, await client.GetHubAsync(parsed.GetRequiredValue(chf), cancellation), "hub", parsed.GetRequiredValue(chf)));
    }

    /// <summary>One meter point.</summary>
    public static Command MeterPoint(SendCommands commands)
    {
        Argument<Mpxn> id = SendCommands.Id<Mpxn>("id", "The MPAN or MPRN.", Mpxn.TryParse);
        Verb verb = new("meter-point", "Show a meter point as it is now.", "twin send meter-point 1012345678909") { id };
        return commands.Complete(verb, async (parsed, client, output, cancellation) =>
        {
            Mpxn asked = parsed.GetRequiredValue(id);
            return Show(output, await client.GetMeterPointAsync(asked, cancellation), "meter point", asked);
        });
    }

    /// <summary>A search of the inventory.</summary>
    public static Command Find(SendCommands commands)
    {
        Option<DeviceType?> type = CommonOptions.Code("--type", DeviceTypeCatalogue.Codes, "Only this type.");
        Option<SmiStatus?> status = CommonOptions.Code("--status", SmiStatusCatalogue.Codes, "Only this SMI status.");
        Option<DeviceId?> after = SendCommands.IdOption<DeviceId>("--after", "The device after which to go on.", DeviceId.TryParse);
        Option<int?> most = CommonOptions.Number("--most", 1, 1_000);
        most.Description = "How many at most. Default: 100.";
        Verb verb = new("find", "Search the inventory.", "twin send find --type ESME --status Suspended") { type, status, after, most };
        return commands.Complete(verb, async (parsed, client, output, cancellation) =>
        {
            output.Write(await client.FindDevicesAsync(
                new DeviceSearch
                {
                    Type = parsed.GetValue(type),
                    Status = parsed.GetValue(status),
                    After = parsed.GetValue(after) ?? default,
                    Most = parsed.GetValue(most) ?? 100,
                },
                cancellation));
            return ExitCode.Ok;
        });
    }

    /// <summary>The twin itself.</summary>
    public static Command Twin(SendCommands commands)
        => commands.Complete(
            new Verb("twin", "Show what the twin is: its estate, rules and store.", "twin send twin"),
            async (_, client, output, cancellation) =>
            {
                output.Write(await client.DescribeAsync(cancellation));
                return ExitCode.Ok;
            });

    private static int Show<T>(AnswerOutput output, T? found, string what, object id)
        where T : class
    {
        output.Write(found ?? throw new InvalidInputException($"the twin has no {what} '{id}'; 'twin send find' searches the inventory"));
        return ExitCode.Ok;
    }
}
