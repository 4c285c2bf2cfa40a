using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;
using Twin.Studies.RuleLookups;
using Xunit;

namespace Twin.Studies.Tests.RuleLookups;

public class RuleLookupTests
{
    private static RuleExplanation Show(string srv, Func<RuleQuestion, RuleQuestion>? with = null, AccessRules? rules = null)
    {
        RuleQuestion question = new(ServiceRequestVariant.Parse(srv));
        return RuleLookup.Show(with?.Invoke(question) ?? question, rules ?? AccessRules.Sec2020);
    }

    [Fact]
    public void A_full_question_has_one_answer_with_code_clause_and_reason()
    {
        RuleExplanation shown = Show("11.2", q => q with { Role = UserRole.GasSupplier, Status = SmiStatus.Suspended });

        RuleCase only = Assert.Single(shown.Cases);
        Assert.Equal(new AccessOutcome(ResponseCode.E5, AccessCheck.Status), only.Outcome);
        Assert.Contains("App E", only.Clause, StringComparison.Ordinal);
        Assert.Contains("not exempt", only.Reason, StringComparison.Ordinal);
        Assert.Equal([DeviceType.Esme, DeviceType.Gsme], only.DeviceTypes);
        Assert.Equal([SmetsVersion.Smets1, SmetsVersion.Smets2], only.Smets);
        Assert.Equal(3, only.CommandVariants.Count);
    }

    [Fact]
    public void What_differs_is_told_apart()
    {
        RuleExplanation shown = Show("2.2", q => q with { Role = UserRole.GasSupplier, Status = SmiStatus.Suspended });

        RuleCase accepted = Assert.Single(shown.Cases, c => c.Outcome.Accepted);
        Assert.Equal([SmetsVersion.Smets1], accepted.Smets);
        Assert.Equal([CommandVariant.LocalNonCritical], accepted.CommandVariants);
        Assert.Equal(AccessCheck.SuspendedExemption, accepted.Outcome.Check);
    }

    [Theory]
    [InlineData("11.2")]
    [InlineData("8.2")]
    [InlineData("12.1")]
    [InlineData("6.15.1")]
    [InlineData("11.4")]
    public void Cases_cover_every_combination_once(string srv)
    {
        RuleExplanation shown = Show(srv);
        ServiceRequestDefinition request = shown.Request;
        bool device = request.Target != RequestTarget.None;
        int types = Enum.GetValues<DeviceType>().Count(t => shown.DeviceTypes.Has(t));
        int variants = Enum.GetValues<CommandVariant>().Count(request.Allows);

        Assert.Equal(7 * variants * (device ? types * 2 * 9 : 1), shown.Cases.Sum(c =>
            c.Roles.Count * c.CommandVariants.Count * Math.Max(1, c.DeviceTypes.Count) * Math.Max(1, c.Smets.Count)
            * Math.Max(1, c.Statuses.Count)));
    }

    [Theory]
    [InlineData("3.1", UserRole.OtherUser, "eligible: IS|GS")]
    [InlineData("8.6", UserRole.ImportSupplier, "eligible: none")]
    [InlineData("11.4", UserRole.ImportSupplier, "does not exist")]
    public void A_refusal_says_what_is_allowed(string srv, UserRole role, string part)
        => Assert.Contains(part, Assert.Single(Show(srv, q => q with { Role = role }).Cases).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_critical_request_without_certificate_is_told_to_fail_at_the_device()
    {
        RuleExplanation shown = Show("7.1", q => q with
        {
            Role = UserRole.ImportSupplier, Smets = SmetsVersion.Smets2, Status = SmiStatus.Commissioned, CertificateHeld = false,
        });

        Assert.Equal([ResponseCode.I0, ResponseCode.I99], shown.Cases.Select(c => c.Outcome.Code));
        Assert.Contains("E21", shown.Cases[1].Reason, StringComparison.Ordinal);
    }
}
