using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Domain.Tests.ServiceRequests;

public class ServiceRequestCatalogueTests
{
    [Fact]
    public void All_129_variants_are_there_in_the_order_of_their_numbers()
    {
        Assert.Equal(129, ServiceRequestCatalogue.All.Length);
        Assert.Equal(Enumerable.Range(0, 129), ServiceRequestCatalogue.All.ToArray().Select(d => (int)d.Variant.Number));
    }

    // Twin fact sheet, SR acceptance: 37 of 129 are critical. Twin code sheet section 2: allowed sets of command variants.
    [Fact]
    public void Counts_are_those_of_the_published_matrix()
    {
        ServiceRequestDefinition[] all = ServiceRequestCatalogue.All.ToArray();

        Assert.Equal(37, all.Count(d => d.Criticality == Criticality.Critical));
        Assert.Equal(76, all.Count(d => d.Criticality == Criticality.NonCritical));
        Assert.Equal(16, all.Count(d => d.Criticality == Criticality.NonDevice));
        Assert.Equal(
            ["1: 1", "1|2|3: 75", "4|5: 1", "4|5|6|7: 36", "8: 16"],
            all.GroupBy(Cvs).Select(g => $"{g.Key}: {g.Count()}").Order(StringComparer.Ordinal));
        Assert.Equal(14, all.Count(d => d.Modes.HasFlag(RequestModes.DccScheduled)));
        Assert.Equal(["7.16", "8.5", "8.6"], all.Where(d => d.EligibleRoles == UserRoles.None).Select(d => d.Srv));
    }

    // Twin fact sheet, export review: what an export supplier alone can send.
    [Fact]
    public void An_export_supplier_has_its_sixteen_variants()
        => Assert.Equal(
            [
                "4.2", "4.6.2", "4.8.3", "4.12.2", "5.1", "5.2", "5.3", "6.2.4", "6.2.7", "6.20.2", "7.4", "8.2", "8.4", "11.2", "12.1",
                "12.2",
            ],
            ServiceRequestCatalogue.All.ToArray().Where(d => d.Allows(UserRole.ExportSupplier)).Select(d => d.Srv));

    [Fact]
    public void Texts_are_keys_and_not_numbers()
    {
        Assert.NotEqual(ServiceRequestVariant.Parse("7.1"), ServiceRequestVariant.Parse("7.10"));
        Assert.Equal("Enable Supply", ServiceRequestCatalogue.Get("7.1").Name);
        Assert.Equal("Remove Auxiliary Load From Boost Button", ServiceRequestCatalogue.Get("7.10").Name);
    }

    [Theory]
    [InlineData("7.01")]
    [InlineData("8.1")]
    [InlineData("8.1.1 ")]
    [InlineData("")]
    [InlineData("99.9")]
    public void Other_texts_are_no_variant(string text)
    {
        Assert.False(ServiceRequestVariant.TryParse(text, out _));
        Assert.Throws<FormatException>(() => ServiceRequestVariant.Parse(text));
    }

    [Fact]
    public void A_row_carries_what_the_table_says()
    {
        ServiceRequestDefinition commission = ServiceRequestCatalogue.Get("8.1.1");

        Assert.Equal("Commission Device", commission.Name);
        Assert.Equal(Criticality.Critical, commission.Criticality);
        Assert.Equal(UserRoles.ImportSupplier | UserRoles.GasSupplier, commission.EligibleRoles);
        Assert.Equal(DeviceTypes.Esme | DeviceTypes.Gsme, commission.DeviceTypes);
        Assert.True(commission.NamesSapc);
        Assert.Equal(CommandVariants.Transform | CommandVariants.SendCritical, commission.CommandVariants);
        Assert.Equal((30, 16, null), (commission.TargetSmets2Seconds, commission.TargetSmets1Seconds, commission.TargetFutureDatedSeconds));
        Assert.Equal(AssumedTimes.All, commission.AssumedTimes);
        Assert.Equal(RegistrationCheck.Smets1Only, commission.RegistrationCheck);
        Assert.Equal(["ECS70Commission", "GCS28Commission"], commission.GbcsUseCases);
    }

    // Twin code sheet section 3: the rows whose times are read from SEC Appendix E.
    [Theory]
    [InlineData("4.1.1", 30, 16)]
    [InlineData("4.4.3", 30, 16)]
    [InlineData("4.6.1", 30, 16)]
    [InlineData("4.8.1", 5600, 16)]
    public void Published_target_response_times_are_not_marked_as_assumed(string srv, int smets2, int smets1)
    {
        ServiceRequestDefinition row = ServiceRequestCatalogue.Get(srv);

        Assert.Equal((smets2, smets1), (row.TargetSmets2Seconds, row.TargetSmets1Seconds));
        Assert.Equal(AssumedTimes.FutureDated, row.AssumedTimes);
    }

    [Fact]
    public void Only_the_named_answers_of_the_dcc_carry_data()
        => Assert.Equal(["5.1", "5.2", "8.2", "12.1"], ServiceRequestCatalogue.All.ToArray().Where(d => d.ReturnsData).Select(d => d.Srv));

    [Fact]
    public void Every_row_names_its_source()
        => Assert.All(ServiceRequestCatalogue.All.ToArray(), d =>
        {
            Assert.NotEmpty(d.Source.Document);
            Assert.Equal("SRV " + d.Srv, d.Source.Clause);
        });

    private static string Cvs(ServiceRequestDefinition row)
        => string.Join('|', Enum.GetValues<CommandVariant>().Where(row.Allows).Select(cv => (int)cv));
}
