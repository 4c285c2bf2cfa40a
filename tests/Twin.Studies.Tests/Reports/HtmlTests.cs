using Twin.Studies.Reports;
using Xunit;

namespace Twin.Studies.Tests.Reports;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("a < b", "a &lt; b")]
    [InlineData("a > b", "a &gt; b")]
    [InlineData("R&D", "R&amp;D")]
    [InlineData("\"quoted\"", "&quot;quoted&quot;")]
    [InlineData("it's", "it&#39;s")]
    [InlineData("&amp;", "&amp;amp;")]
    [InlineData("bell\u0007", "bell\ufffd")]
    [InlineData("tab\tand\nline", "tab\tand\nline")]
    [InlineData("£ – ü", "£ – ü")]
    [InlineData(null, "")]
    public void Text_in_a_hole_is_encoded(string? text, string markup) =>
        Assert.Equal($"<p title=\"{markup}\">{markup}</p>", Html.Of($"<p title=\"{text}\">{text}</p>").ToString());

    [Fact]
    public void Markup_in_a_hole_is_not_encoded_again() =>
        Assert.Equal("<p><b>1 &lt; 2</b></p>", Html.Of($"<p>{Bold("1 < 2")}</p>").ToString());

    [Fact]
    public void Pieces_follow_each_other_in_order() =>
        Assert.Equal("<i>a</i><i>&amp;</i>", Html.ForEach(["a", "&"], text => Html.Of($"<i>{text}</i>")).ToString());

    private static Html Bold(string text) => Html.Of($"<b>{text}</b>");
}
