using Twin.Studies.Input;
using Xunit;

namespace Twin.Studies.Tests.Input;

public sealed class NearestTextTests
{
    private static readonly string[] Allowed = ["threads", "seed", "IS", "RSA", "exportPolicy", "4.14", "8.13", "8.14.1", "N3", "N30", "b"];

    [Theory]
    [InlineData("thread", "threads")]
    [InlineData("thraeds", "threads")]
    [InlineData("SEED", "seed")]
    [InlineData("RAS", "RSA")]
    [InlineData("S", "IS")]
    [InlineData("8.14", "8.14.1")]
    [InlineData("8.12", "8.13")]
    [InlineData("N32", "N30")]
    [InlineData("exportpolice", "exportPolicy")]
    public void Near_text_is_guessed(string found, string guess)
        => Assert.Equal($"did you mean '{guess}'?", NearestText.Hint(found, Allowed));

    [Theory]
    [InlineData("")]
    [InlineData("replications")]
    [InlineData("ABC")]
    [InlineData("f")]
    public void Far_text_is_not_guessed(string found) => Assert.Equal(string.Empty, NearestText.Hint(found, Allowed));

    [Fact]
    public void Overlong_text_is_not_compared()
        => Assert.Equal(string.Empty, NearestText.Hint(new string('x', 61), [new string('x', 60)]));
}
