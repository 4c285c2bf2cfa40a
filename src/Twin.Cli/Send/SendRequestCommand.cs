using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Contracts.Requests;
using Twin.Domain.Identity;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Cli.Send;

/// <summary><c>twin send request</c>: one service request.</summary>
internal static class SendRequestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SendCommands commands)
    {
        Argument<ServiceRequestVariant> srv = SendCommands.Id<ServiceRequestVariant>(
            "srv", "The service request variant, as 4.1.1 (twin rules show lists them).", (text, out value) => ServiceRequestVariant.TryParse(text, out value));
        Option<DeviceId?> target = SendCommands.IdOption<DeviceId>("--target", "The EUI-64 of the device it is for.", DeviceId.TryParse);
        Option<UserId?> user = SendCommands.IdOption<UserId>("--user", "The EUI-64 of the user that sends it.", UserId.TryParse);
        Option<UserRole?> role = CommonOptions.Code("--role", UserRoleCatalogue.Codes, "The role in which it is sent. Default: the first that is eligible.");
        Option<int?> variant = CommonOptions.Number("--command-variant", 1, 8);
        Option<SimTime?> at = SendCommands.IdOption<SimTime>("--at", "When to execute it. Default: now.", (text, out value) => UtcText.TryParse(text, out value));
        Option<ulong?> counter = SendCommands.IdOption<ulong>(
            "--counter", "The counter of its id, to send the same request again. Default: a new one.",
            (text, out value) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0);
        Option<string[]> values = new("--value")
        {
            Description = "A value it carries, as amountPence=2000; may stand several times.", HelpName = "name=value",
        };
        target.Required = true;
        user.Required = true;
        at.HelpName = "moment";
        counter.HelpName = "number";
        variant.Description = "The command variant. Default: the one that reaches the device over the SM WAN.";
        Verb verb = new(
            "request",
            "Send one service request, and print the answer. Exits with 2 when it is refused.",
            "twin send request 4.1.1 --target 00-DB-12-34-56-78-90-A0 --user 90-B3-D5-1F-30-01-00-00",
            "twin send request 2.2 --target 00-DB-12-34-56-78-90-A0 --user 90-B3-D5-1F-30-01-00-00 --value amountPence=2000 "
            + "--value utrn=01234567890123456789")
        {
            srv, target, user, role, variant, at, counter, values,
        };
        return commands.Complete(verb, async (parsed, client, output, cancellation) =>
        {
            DeviceId device = parsed.GetRequiredValue(target)!.Value;
            UserId sender = parsed.GetRequiredValue(user)!.Value;
            ServiceRequestVariant sent = parsed.GetRequiredValue(srv);
            RequestId id = parsed.GetValue(counter) is { } given ? new RequestId(sender, device, given) : client.As(sender).NextId(device);
            ServiceAnswer answer = await client.SendAsync(
                new ServiceRequest
                {
                    Id = id,
                    Srv = sent,
                    Role = parsed.GetValue(role),
                    CommandVariant = (CommandVariant?)parsed.GetValue(variant),
                    ExecuteAt = parsed.GetValue(at),
                    Values = Values(sent, parsed.GetValue(values) ?? []),
                },
                cancellation);
            output.Write(answer);
            return answer.Accepted ? ExitCode.Ok : ExitCode.InvalidInput;
        });
    }

    /// <summary>Reads values as the table of request values has them; the twin itself says what is wrong with those it does not know.</summary>
    /// <exception cref="InvalidInputException">A value is not name=value, or is not of its kind, or stands twice.</exception>
    internal static RequestValues Values(ServiceRequestVariant srv, IEnumerable<string> given)
    {
        InputErrors errors = new();
        List<KeyValuePair<string, RequestValue>> values = [];
        foreach (string one in given)
        {
            int split = one.IndexOf('=', StringComparison.Ordinal);
            string name = split < 0 ? one : one[..split];
            if (split <= 0 || values.Exists(earlier => earlier.Key == name))
            {
                errors.Add("--value", 0, name, one, "name=value, each name once");
                continue;
            }

            RequestValueDefinition? known = RequestValueDefinitions.Of(srv).FirstOrDefault(definition => definition.Name == name);
            if (Value(known?.Kind ?? RequestValueKind.Text, one[(split + 1)..]) is { } value)
            {
                values.Add(KeyValuePair.Create(name, value));
            }
            else
            {
                errors.Add("--value", 0, name, one[(split + 1)..], Allowed(known!.Kind));
            }
        }

        errors.ThrowIfAny();
        return RequestValues.Of(values);
    }

    private static RequestValue? Value(RequestValueKind kind, string text)
    {
        switch (kind)
        {
            case RequestValueKind.Number:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? RequestValue.Of(number) : null;
            case RequestValueKind.Flag:
                return text is "true" or "false" ? RequestValue.Of(text == "true") : null;
            case RequestValueKind.Moment:
                return UtcText.TryParse(text, out SimTime moment) ? RequestValue.Of(moment) : null;
            case RequestValueKind.Numbers:
                List<long> numbers = [];
                foreach (string part in text.Split(','))
                {
                    if (!long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long one))
                    {
                        return null;
                    }

                    numbers.Add(one);
                }

                return RequestValue.Of([.. numbers]);
            default:
                return RequestValue.Of(text);
        }
    }

    private static string Allowed(RequestValueKind kind) => kind switch
    {
        RequestValueKind.Number => "a whole number",
        RequestValueKind.Flag => "true or false",
        RequestValueKind.Moment => "a moment as 2026-01-01T00:00:00Z",
        _ => "whole numbers with commas between",
    };
}
