using Twin.Domain.Alerts;
using Xunit;

namespace Twin.Domain.Tests.Alerts;

public class AlertCatalogueTests
{
    // Export review, Annex 3: the export supplier is not told of a suspension.
    [Theory]
    [InlineData(DccAlertCode.N28, AlertRecipients.ResponsibleSupplier | AlertRecipients.NetworkOperator)]
    [InlineData(DccAlertCode.N29, AlertRecipients.ResponsibleSupplier | AlertRecipients.NetworkOperator)]
    [InlineData(DccAlertCode.AD1, AlertRecipients.ElectricityDistributor | AlertRecipients.ImportSupplier)]
    [InlineData(DccAlertCode.N24, AlertRecipients.Sender)]
    [InlineData(DccAlertCode.N40, AlertRecipients.None)]
    public void An_alert_goes_to_its_recipients(DccAlertCode alert, AlertRecipients recipients)
        => Assert.Equal(recipients, alert.Definition().Recipients);

    [Fact]
    public void Recipients_are_written_as_codes()
    {
        Assert.Equal("responsible-supplier|network-operator", DccAlertCode.N28.Definition().Recipients.CodesOf());
        Assert.Equal(Enum.GetValues<AlertRecipient>().Length, DccAlertCatalogue.RecipientCodes.Codes.Count);
        Assert.All(
            Enum.GetValues<AlertRecipient>(),
            r => Assert.Equal(DccAlertCatalogue.RecipientCodes.Codes[(int)r], DccAlertCatalogue.RecipientCodes.Code(r)));
    }

    [Fact]
    public void Every_alert_that_was_identified_has_a_recipient()
        => Assert.Equal(
            [DccAlertCode.N40, DccAlertCode.N41, DccAlertCode.N47, DccAlertCode.N48],
            DccAlertCatalogue.All.ToArray().Where(d => d.Recipients == AlertRecipients.None).Select(d => d.Code));

    [Theory]
    [InlineData(0x8F35, "network-operator")]
    [InlineData(0x8F3C, "network-operator")]
    [InlineData(0x8F3E, "supplier|dcc|wan-provider")]
    [InlineData(0x8F57, "log-only")]
    [InlineData(0x8002, "network-operator")]
    [InlineData(0x8F8B, "sender")]
    public void A_device_alert_is_found_by_its_code(int code, string recipients)
        => Assert.Equal(recipients, DeviceAlertCatalogue.Find((ushort)code)?.Recipients);

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x8001)]
    [InlineData(0x8F36 + 0x100)]
    [InlineData(0xFFFF)]
    public void Other_codes_are_no_device_alert(int code) => Assert.Null(DeviceAlertCatalogue.Find((ushort)code));
}
