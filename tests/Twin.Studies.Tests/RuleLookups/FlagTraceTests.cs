using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Studies.RuleLookups;
using Xunit;

namespace Twin.Studies.Tests.RuleLookups;

public sealed class FlagTraceTests
{
    // domain.md 3.4, the golden trace; c2 follows from its definition (Suspended joins the N set).
    private static readonly (string Event, string Meter, string Flags)[] Golden =
    [
        ("link", "old", "null null null null null null null"),
        ("join", "old", "null null null N N I I"),
        ("commission", "old", "A A A A A A A"),
        ("suspend", "old", "S A A S N A S"),
        ("restore", "old", "A A A A A A A"),
        ("recover", "old", "A A A N N A A"),
        ("recovered", "old", "A A A N N A A"),
        ("reinstate", "old", "A A A A A A A"),
        ("decommission", "old", "A A N N N N N"),
        ("link", "new", "A A N N N N N"),
        ("join", "new", "A A N N N I I"),
        ("commission", "new", "A A A A A A A"),
        ("suspend", "new", "S A A S N A S"),
        ("decommission", "new", "S A N N N N N"),
        ("unlink", "old", "S A N N N N N"),
        ("unlink", "new", "S A N N N N N"),
    ];

    [Fact]
    public void Golden_trace_gives_every_flag_of_the_fact_sheet_under_every_rule()
    {
        string history = "event,meter\n" + string.Concat(Golden.Select(static row => $"{row.Event},{row.Meter}\n"));

        var rows = FlagTrace.Follow(new StringReader(history), "golden.csv");

        Assert.Equal(["a1", "a2", "b", "c", "c2", "d", "e"], FlagRules.All.Select(static rule => rule.Name));
        Assert.Equal(
            Golden.Select(static row => $"{row.Event} {row.Meter}: {row.Flags}"),
            rows.Select(static row => $"{row.Event} {row.Meter}: {string.Join(' ', row.Flags.Select(static f => f.Code()))}"));
    }

    [Fact]
    public void Install_and_leave_stays_null_under_a_and_b_and_shows_installed_under_d_and_e()
    {
        var rows = FlagTrace.Follow(new StringReader("event,meter\nlink,m\njoin,m\n"), "h.csv");

        Assert.Equal("null null null N N I I", string.Join(' ', rows[^1].Flags.Select(static f => f.Code())));
    }

    [Theory]
    [InlineData("commission,m", 2, "Pending")]
    [InlineData("link,m\nlink,m", 3, "linked already")]
    [InlineData("link,m\ncommission,m", 3, "Whitelisted")]
    [InlineData("unlink,m", 2, "not linked")]
    [InlineData("link,m\njoin,m\nrestore,m", 4, "InstalledNotCommissioned")]
    [InlineData("link,m\nsuspend,m\nsuspend,m", 4, "off the CPL")]
    [InlineData("link,m\nrecovered,m", 3, "Whitelisted")]
    [InlineData("link,m\ndecommission,m\njoin,m", 4, "Decommissioned")]
    public void Event_that_is_illegal_where_it_stands_is_an_error_with_its_line(string events, int line, string why)
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(
            () => FlagTrace.Follow(new StringReader("event,meter\n" + events + "\n"), "history.csv"));

        InputError only = Assert.Single(error.Errors);
        Assert.Equal(("history.csv", line, "event"), (only.File, only.Line, only.Field));
        Assert.Contains(why, only.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_event_names_the_events_there_are()
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(
            () => FlagTrace.Follow(new StringReader("event,meter\nremove,m\n"), "history.csv"));

        Assert.Contains("decommission", error.Message, StringComparison.Ordinal);
    }
}
