using Twin.Domain.Identity;
using Xunit;

namespace Twin.Domain.Tests.Identity;

public class DeviceIdTests
{
    [Theory]
    [InlineData("00-DB-12-34-56-78-90-A0", 0x00DB1234567890A0UL)]
    [InlineData("00-db-12-34-56-78-90-a0", 0x00DB1234567890A0UL)]
    [InlineData("FF-FF-FF-FF-FF-FF-FF-FF", ulong.MaxValue)]
    public void An_eui_is_read_in_either_case_and_written_in_upper_case(string text, ulong value)
    {
        DeviceId id = DeviceId.Parse(text);

        Assert.Equal(value, id.Value);
        Assert.Equal(text.ToUpperInvariant(), id.ToString());
        Assert.Equal(id, DeviceId.Parse(id.ToString()));
        Assert.Equal(value, UserId.Parse(text).Value);
        Assert.Equal(text.ToUpperInvariant(), UserId.Parse(text).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00-DB-12-34-56-78-90")]
    [InlineData("00-DB-12-34-56-78-90-A")]
    [InlineData("00-DB-12-34-56-78-90-A0-")]
    [InlineData("00-DB-12-34-56-78-90-G0")]
    [InlineData("00-DB-12-34-56-78-90-+1")]
    [InlineData("00-DB-12-34-56-78-90- 1")]
    [InlineData("00:DB:12:34:56:78:90:A0")]
    [InlineData("00DB1234567890A0")]
    public void Other_texts_are_no_eui(string? text)
    {
        Assert.False(DeviceId.TryParse(text, out DeviceId device));
        Assert.True(device.IsNone);
        Assert.False(UserId.TryParse(text, out UserId user));
        Assert.True(user.IsNone);
    }

    [Fact]
    public void Ids_are_ordered_as_their_texts()
    {
        Assert.True(DeviceId.Parse("00-00-00-00-00-00-00-01") < DeviceId.Parse("FF-00-00-00-00-00-00-00"));
        Assert.True(UserId.Parse("7F-FF-FF-FF-FF-FF-FF-FF") < UserId.Parse("80-00-00-00-00-00-00-00"));
    }
}
