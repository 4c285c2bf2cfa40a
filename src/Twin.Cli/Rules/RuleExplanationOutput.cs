using Twin.Cli.Infrastructure;
using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;
using Twin.Studies.RuleLookups;

namespace Twin.Cli.Rules;

/// <summary>Prints what happens to a request.</summary>
internal static class RuleExplanationOutput
{
    private const int Indent = 2;

    /// <summary>Prints the request and its cases.</summary>
    public static void Write(Terminal terminal, RuleExplanation shown, bool json)
    {
        if (json)
        {
            JsonOutput.Write(terminal.Out, new
            {
                Request = Request(shown.Request, shown.EligibleRoles, shown.DeviceTypes),
                shown.Exists,
                Cases = shown.Cases.Select(Case),
            });
            return;
        }

        RecordOutput output = new(terminal);
        ServiceRequestDefinition request = shown.Request;
        output.Line($"{request.Srv}  {request.Name} ({Criticality(request)})");
        output.Paragraph($"roles: {OrNone(shown.EligibleRoles.CodesOf())}", Indent);
        output.Paragraph($"device types: {OrNone(shown.DeviceTypes.CodesOf())}", Indent);
        output.Paragraph($"source: {request.Source}", Indent);
        foreach (RuleCase one in shown.Cases)
        {
            output.Line(string.Empty);
            output.Line($"{Outcome(one.Outcome)} {one.Outcome.Code}: {When(one)}");
            output.Paragraph($"why: {one.Reason}", Indent);
            output.Paragraph($"clause: {one.Clause}", Indent);
        }
    }

    /// <summary>A request as <c>--json</c> prints it, with the roles and device types of the rules asked.</summary>
    public static object Request(ServiceRequestDefinition request, UserRoles roles, DeviceTypes types) => new
    {
        request.Srv,
        request.Name,
        Criticality = Criticality(request),
        Roles = Split(roles.CodesOf()),
        DeviceTypes = Split(types.CodesOf()),
        Source = request.Source.ToString(),
    };

    /// <summary>Whether a request is critical, as the tables write it.</summary>
    public static string Criticality(ServiceRequestDefinition request) => request.Criticality switch
    {
        Domain.ServiceRequests.Criticality.Critical => "critical",
        Domain.ServiceRequests.Criticality.NonCritical => "non-critical",
        _ => "non-device",
    };

    private static object Case(RuleCase one) => new
    {
        Outcome = Outcome(one.Outcome),
        ResponseCode = one.Outcome.Code.ToString(),
        Check = one.Outcome.Check.Name(),
        one.Clause,
        one.Reason,
        FailsAtDevice = one.Outcome.FailsAtDevice,
        Roles = one.Roles.Select(UserRoleCatalogue.Codes.Code),
        DeviceTypes = one.DeviceTypes.Select(DeviceTypeCatalogue.Codes.Code),
        Smets = one.Smets.Select(Generation),
        Statuses = one.Statuses.Select(SmiStatusCatalogue.Codes.Code),
        CommandVariants = one.CommandVariants.Select(variant => (int)variant),
    };

    private static string When(RuleCase one)
    {
        string[] parts =
        [
            string.Join('|', one.Roles.Select(UserRoleCatalogue.Codes.Code)),
            string.Join('|', one.DeviceTypes.Select(DeviceTypeCatalogue.Codes.Code)),
            string.Join('|', one.Smets.Select(Generation)),
            string.Join('|', one.Statuses.Select(SmiStatusCatalogue.Codes.Code)),
            $"command variant {string.Join('|', one.CommandVariants.Select(CommandVariantCatalogue.Codes.Code))}",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static string Outcome(AccessOutcome outcome) => outcome.Accepted ? "accepted" : "rejected";

    private static string Generation(SmetsVersion smets) => smets == SmetsVersion.Smets1 ? "SMETS1" : "SMETS2";

    private static string[] Split(string codes) => codes.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static string OrNone(string codes) => codes.Length > 0 ? codes : "none";
}
