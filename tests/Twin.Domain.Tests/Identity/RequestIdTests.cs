using Twin.Domain.Identity;
using Xunit;

namespace Twin.Domain.Tests.Identity;

public class RequestIdTests
{
    private const string User = "90-B3-D5-1F-30-01-00-00";
    private const string Device = "00-DB-12-34-56-78-90-A0";

    [Theory]
    [InlineData(User + ":" + Device + ":1", 1UL)]
    [InlineData(User + ":" + Device + ":12884901888", 3UL << 32)]
    [InlineData(User + ":" + Device + ":18446744073709551615", ulong.MaxValue)]
    [InlineData("90-b3-d5-1f-30-01-00-00:00-db-12-34-56-78-90-a0:1660925173833", 1660925173833UL)]
    public void An_id_is_read_and_written_back_in_upper_case(string text, ulong counter)
    {
        RequestId id = RequestId.Parse(text);

        Assert.Equal((UserId.Parse(User), DeviceId.Parse(Device), counter), (id.Originator, id.Target, id.Counter));
        Assert.Equal(text.ToUpperInvariant(), id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(User + ":" + Device)]
    [InlineData(User + ":" + Device + ":")]
    [InlineData(User + ":" + Device + ":0")]
    [InlineData(User + ":" + Device + ":01")]
    [InlineData(User + ":" + Device + ":-1")]
    [InlineData(User + ":" + Device + ":1 ")]
    [InlineData(User + ":" + Device + ":18446744073709551616")]
    [InlineData(User + "-" + Device + ":1")]
    [InlineData("90-B3-D5-1F-30-01-00:" + Device + ":1000")]
    public void Other_texts_are_no_id(string? text)
    {
        Assert.False(RequestId.TryParse(text, out RequestId id));
        Assert.True(id.IsNone);
    }

    [Theory]
    [InlineData("SUPPLIER-07", true)]
    [InlineData("a.b_c", true)]
    [InlineData("", false)]
    [InlineData("two words", false)]
    [InlineData("1234567890123456789012345678901", false)]
    public void A_party_id_is_a_short_name(string text, bool good)
    {
        Assert.Equal(good, PartyId.TryParse(text, out PartyId id));
        Assert.Equal(good ? text : string.Empty, id.ToString());
        Assert.Equal(!good, id.IsNone);
    }
}
