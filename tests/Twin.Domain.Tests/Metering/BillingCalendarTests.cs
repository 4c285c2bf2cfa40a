using FsCheck.Xunit;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

/// <summary>The ends of billing periods against a count of months on the calendar of .NET.</summary>
public class BillingCalendarTests
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly (string Word, int Months)[] Periods =
        [("Monthly", 1), ("Quarterly", 3), ("SixMonthly", 6), ("Yearly", 12)];

    [Property]
    public void Periods_of_months_end_on_their_day_of_every_so_many_months(byte period, byte day, byte month, ushort minute, uint minutes)
    {
        (string word, int months) = Periods[period % Periods.Length];
        (int onDay, int inMonth, int ofDay) = (1 + (day % 28), 1 + (month % 12), minute % 1_440);
        BillingCalendar calendar = Of(
            ("billingPeriod", RequestValue.Of(word)), ("billingDayOfMonth", RequestValue.Of(onDay)),
            ("billingMonth", RequestValue.Of(inMonth)), ("billingTimeMinute", RequestValue.Of(ofDay)));
        SimTime at = new((long)(minutes * 2_654_435_761UL % (100 * 365 * 1_440)) * SimTime.MinuteMs);

        DateTime[] edges =
        [
            .. Enumerable.Range(0, 1_400)
                .Select(count => new DateTime(1968, inMonth, onDay, 0, 0, 0, DateTimeKind.Utc).AddMonths(count * months).AddMinutes(ofDay))
                .TakeWhile(static edge => edge.Year < 2080),
        ];
        SimTime[] before = [.. edges.Select(Moment).Where(edge => edge <= at).TakeLast(5)];

        Assert.Equal(before, calendar.EdgesBefore(at, before.Length));
        Assert.Equal(edges.Select(Moment).First(edge => edge > at), calendar.EdgeAfter(at));
    }

    [Theory]
    [InlineData("2025-03-31T23:59:59Z", "2025-04-01T00:00:00Z")]
    [InlineData("2025-04-01T00:00:00Z", "2025-10-01T00:00:00Z")]
    [InlineData("2025-10-01T00:00:00Z", "2026-04-01T00:00:00Z")]
    public void Half_a_year_from_April_ends_in_October(string at, string edge)
    {
        BillingCalendar calendar = Of(("billingPeriod", RequestValue.Of("SixMonthly")), ("billingMonth", RequestValue.Of(4)));

        Assert.Equal(UtcText.Parse(edge), calendar.EdgeAfter(UtcText.Parse(at)));
    }

    private static BillingCalendar Of(params (string Name, RequestValue Value)[] values)
        => BillingCalendar.Of(RequestValues.Of(values.Select(static one => KeyValuePair.Create(one.Name, one.Value))));

    private static SimTime Moment(DateTime edge) => new((long)(edge - Epoch).TotalMilliseconds);
}
