using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Time;

public class SimTimeTextTests
{
    [Theory]
    [InlineData(0L, "0d 00:00:00.000")]
    [InlineData(-1L, "-0d 00:00:00.001")]
    [InlineData(273_906_007L, "3d 04:05:06.007")]
    [InlineData(long.MaxValue, "106751991167d 07:12:55.807")]
    [InlineData(long.MinValue, "-106751991167d 07:12:55.808")]
    public void Every_moment_has_a_text(long ms, string text) => Assert.Equal(text, new SimTime(ms).ToString());
}
