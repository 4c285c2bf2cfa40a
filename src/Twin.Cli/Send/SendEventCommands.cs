using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Json;
using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Cli.Send;

/// <summary><c>twin send history</c>, <c>messages</c>, <c>events</c>: what happened.</summary>
internal static class SendEventCommands
{
    /// <summary>What happened to one entity.</summary>
    public static Command History(SendCommands commands)
    {
        Argument<string> id = new("id") { Description = "The EUI-64 of a device, or an MPAN or MPRN." };
        Option<bool> isHub = new("--hub") { Description = "The EUI-64 is the CHF of a hub, and the hub is meant." };
        Option<long> after = After();
        Verb verb = new("history", "Show what happened to an entity, with causes.", "twin send history 1012345678909") { id, isHub, after };
        return commands.Complete(verb, async (parsed, client, output, cancellation) =>
        {
            EventQuery filter = new() { Entity = Entity(parsed.GetRequiredValue(id), parsed.GetValue(isHub)) };
            output.Write(await client.ReadEventsAsync(filter, parsed.GetValue(after), 1_000, cancellation));
            return ExitCode.Ok;
        });
    }

    /// <summary>What is addressed to one user.</summary>
    public static Command Messages(SendCommands commands)
    {
        Argument<UserId> user = SendCommands.Id<UserId>("user", "The user's EUI-64.", UserId.TryParse);
        Option<long> after = After();
        Verb verb = new(
            "messages", "Show responses and alerts addressed to a user.", "twin send messages 90-B3-D5-1F-30-01-00-00") { user, after };
        return commands.Complete(verb, async (parsed, client, output, cancellation) =>
        {
            EventQuery filter = new() { User = parsed.GetRequiredValue(user) };
            output.Write(await client.ReadEventsAsync(filter, parsed.GetValue(after), 1_000, cancellation));
            return ExitCode.Ok;
        });
    }

    /// <summary>The log.</summary>
    public static Command Events(SendCommands commands)
    {
        Option<TwinEventKind?> kind = CommonOptions.Code("--kind", FieldTexts.EventKinds, "Only this kind.");
        Option<bool> follow = new("--follow") { Description = "Go on listening until Ctrl-C, one line for each event." };
        Option<long> after = After();
        Verb verb = new(
            "events", "Show the log of events.", "twin send events --kind dccAlert", "twin send events --follow --json")
        {
            kind, follow, after,
        };
        return commands.Complete(verb, async (parsed, client, output, cancellation) =>
        {
            EventQuery filter = new() { Kind = parsed.GetValue(kind) };
            if (!parsed.GetValue(follow))
            {
                output.Write(await client.ReadEventsAsync(filter, parsed.GetValue(after), 1_000, cancellation));
                return ExitCode.Ok;
            }

            await foreach (TwinEvent happened in client.SubscribeAsync(filter, parsed.GetValue(after), cancellation))
            {
                output.WriteLine(happened);
            }

            return ExitCode.Ok;
        });
    }

    private static Option<long> After() => new("--after")
    {
        Description = "The number of the event after which to begin. Default: 0, the beginning.", HelpName = "number",
        DefaultValueFactory = _ => 0,
    };

    private static EntityKey Entity(string id, bool isHub)
    {
        if (DeviceId.TryParse(id, out DeviceId device))
        {
            return isHub ? EntityKey.OfHub(device) : EntityKey.Of(device);
        }

        return Mpxn.TryParse(id, out Mpxn meterPoint)
            ? EntityKey.Of(meterPoint)
            : throw new TwinRequestException([new FieldProblem("id", id, "an EUI-64, an MPAN or an MPRN")]);
    }
}
