using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

public class RequestValueTests
{
    public static TheoryData<string, string, object, string> Wrong => new()
    {
        { "2.2", "utrn", "1234567890123456789", "found '1234567890123456789'; allowed: a text of 20 to 20 characters, all digits" },
        { "2.2", "utrn", "1234567890123456789x", "found '1234567890123456789x'; allowed: a text of 20 to 20 characters, all digits" },
        { "2.2", "amountPence", 0L, "field 'amountPence': found '0'; allowed: a whole number from 1 to 1000000" },
        { "2.2", "amountPence", "ten", "field 'amountPence': found 'ten'; allowed: a whole number from 1 to 1000000" },
        { "2.2", "amount", 1L, "field 'amount': found 'amount'; allowed: utrn, amountPence; unknown value" },
        { "1.6", "paymentMode", "prepayment", "field 'paymentMode': found 'prepayment'; allowed: Credit, Prepayment" },
        { "1.6", "suspendDebtDisabled", 1L, "field 'suspendDebtDisabled': found '1'; allowed: true, false" },
        { "3.2", "restrictionDateTime", "2026-02-30T00:00:00Z", "found '2026-02-30T00:00:00Z'; allowed: a moment as 2026-01-01T00:00:00Z" },
        { "3.1", "supplierMessage", "", "allowed: a text of 1 to 116 characters, printable ASCII" },
        { "3.1", "supplierMessage", "£5", "allowed: a text of 1 to 116 characters, printable ASCII" },
        { "3.4", "supplierTelephoneNumber", "+44 1", "allowed: a text of 1 to 18 characters, digits and spaces" },
        { "7.12", "randomisedOffsetLimitSeconds", 1_800L, "allowed: a whole number from 0 to 1799" },
        { "1.2.2", "touPricesMillipencePerKwh", new long[] { 1, -1 }, "found '1,-1'; allowed: 1 to 4 whole numbers from 0 to 2147483647" },
        { "1.2.2", "touPricesMillipencePerKwh", new long[] { 1, 1, 1, 1, 1 }, "allowed: 1 to 4 whole numbers from 0 to 2147483647" },
        { "1.2.2", "touPricesMillipencePerKwh", Array.Empty<long>(), "allowed: 1 to 4 whole numbers from 0 to 2147483647" },
        { "4.18", "startDateTime", "2026-01-01T00:00:00Z", "allowed: no values; unknown value" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_value_is_named_with_what_was_found_and_what_is_allowed(string srv, string name, object value, string error)
        => Assert.Contains(Check(srv, (name, value)).Errors, one => one.ToString().Contains(error, StringComparison.Ordinal));

    [Fact]
    public void All_errors_are_told_and_missing_values_too()
    {
        RequestValueCheck check = Check("2.2", ("amountPence", -1L), ("colour", "red"));

        Assert.Equal(["amountPence", "colour", "utrn"], check.Errors.Select(static one => one.Field));
        Assert.Equal(
            "SRV 2.2: field 'utrn': allowed: a text of 20 to 20 characters, all digits; missing value", check.Errors[2].ToString());
        Assert.False(check.IsValid);
        Assert.Empty(check.Values);
    }

    [Fact]
    public void Text_of_a_moment_becomes_a_moment_and_a_number_a_list_of_one()
    {
        RequestValueCheck period = Check("4.8.1", ("startDateTime", "2026-01-01T00:00:00Z"), ("endDateTime", new SimTime(5)));
        RequestValueCheck price = Check("1.2.2", ("touPricesMillipencePerKwh", 5L));

        Assert.True(period.IsValid);
        Assert.Equal(UtcText.Parse("2026-01-01T00:00:00Z"), Meters.Get(period.Values, "startDateTime").Moment);
        Assert.Equal([5], Meters.Numbers(price.Values, "touPricesMillipencePerKwh"));
    }

    [Fact]
    public void Optional_values_may_be_left_out() => Assert.True(Check("1.6", ("paymentMode", "Credit")).IsValid);

    [Fact]
    public void Limits_of_the_table_hold_together()
        => Assert.All(RequestValueDefinitions.All.ToArray(), static one =>
        {
            Assert.True(one.Least <= one.Most, one.Name);
            Assert.Matches("^[a-z][A-Za-z0-9]*$", one.Name);
            Assert.Contains(one, RequestValueDefinitions.Of(one.Variant));
        });

    private static RequestValueCheck Check(string srv, params (string Name, object Value)[] values)
        => RequestValueReader.Check(
            ServiceRequestVariant.Parse(srv),
            RequestValues.Of(values.Select(static one => KeyValuePair.Create(one.Name, Value(one.Value)))));

    private static RequestValue Value(object value) => value switch
    {
        string text => RequestValue.Of(text),
        SimTime moment => RequestValue.Of(moment),
        long[] numbers => RequestValue.Of([.. numbers]),
        _ => RequestValue.Of((long)value),
    };
}
