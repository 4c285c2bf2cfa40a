using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Cli.Mods;
using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Studies.Input;
using Twin.Studies.RuleLookups;

namespace Twin.Cli.Rules;

/// <summary><c>twin rules show</c>: what happens to a request, and why.</summary>
internal static class RulesShowCommand
{
    private static readonly CodeSet<SmetsVersion> SmetsCodes = new(("1", SmetsVersion.Smets1), ("2", SmetsVersion.Smets2));

    private static readonly string[] Columns = ["srv", "name", "criticality", "roles", "device types"];

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string?> srv = new("srv")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A service request variant, as 11.2; all of them are listed when left out.",
        };
        Option<UserRole?> role = CommonOptions.Code("--role", UserRoleCatalogue.Codes, "The sender's role.");
        Option<DeviceType?> type = CommonOptions.Code("--device-type", DeviceTypeCatalogue.Codes, "The device's type.");
        Option<SmiStatus?> status = CommonOptions.Code("--status", SmiStatusCatalogue.Codes, "The device's SMI status.");
        Option<SmetsVersion?> smets = CommonOptions.Code("--smets", SmetsCodes, "The device's generation.");
        Option<CommandVariant?> variant = CommonOptions.Code("--command-variant", CommandVariantCatalogue.Codes, "The command variant.");
        Option<bool> stranger = new("--not-registered") { Description = "The sender is not registered for the meter point." };
        Option<bool> noCertificate = new("--no-certificate") { Description = "The sender's certificate is not held for the device." };
        Option<string?> mods = ModsOption.Create();
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "show",
            "Say what happens to a service request and why. What you leave open is answered for every value, grouped by outcome.",
            "twin rules show 11.2 --role GS --status Suspended",
            "twin rules show 11.2 --role GS --status Suspended --mods MP105")
        {
            srv, role, type, status, smets, variant, stranger, noCertificate, mods, json,
        };
        verb.SetAction(parsed =>
        {
            AccessRules rules = ModsOption.RulesWith(parsed.GetValue(mods)).Access;
            if (parsed.GetValue(srv) is not { } text)
            {
                List(terminal, rules, parsed.GetValue(json));
                return ExitCode.Ok;
            }

            RuleQuestion question = new(Parse(text))
            {
                Role = parsed.GetValue(role),
                DeviceType = parsed.GetValue(type),
                Status = parsed.GetValue(status),
                Smets = parsed.GetValue(smets),
                CommandVariant = parsed.GetValue(variant),
                Registered = !parsed.GetValue(stranger),
                CertificateHeld = !parsed.GetValue(noCertificate),
            };
            RuleExplanationOutput.Write(terminal, RuleLookup.Show(question, rules), parsed.GetValue(json));
            return ExitCode.Ok;
        });
        return verb;
    }

    private static ServiceRequestVariant Parse(string text)
    {
        if (!ServiceRequestVariant.TryParse(text, out ServiceRequestVariant variant))
        {
            InputErrors errors = new();
            string hint = NearestText.Hint(text, ServiceRequestCatalogue.Codes.Codes);
            errors.Add("rules show", 0, "srv", text, "a service request variant (twin rules show lists them)", hint);
            errors.ThrowIfAny();
        }

        return variant;
    }

    private static void List(Terminal terminal, AccessRules rules, bool json)
    {
        IEnumerable<ServiceRequestDefinition> all = ServiceRequestCatalogue.All.ToArray().Where(request => rules.Exists(request.Variant));
        if (json)
        {
            JsonOutput.Write(terminal.Out, all.Select(request => RuleExplanationOutput.Request(
                request, rules.Roles(request.Variant), rules.DeviceTypes(request.Variant))));
            return;
        }

        TableOutput.Write(terminal, Columns, all.Select(request => new[]
        {
            request.Srv,
            request.Name,
            RuleExplanationOutput.Criticality(request),
            rules.Roles(request.Variant).CodesOf(),
            rules.DeviceTypes(request.Variant).CodesOf(),
        }));
    }
}
