using System.Text;
using Twin.Domain.Rules;
using Twin.Studies.Input;
using Xunit;

namespace Twin.Studies.Tests.Input;

public sealed class YamlInputTests
{
    private static readonly CodeSet<int> Colours = new(("red", 1), ("green", 2));

    [Theory]
    [InlineData("", "f.yaml: found 'an empty file'; allowed: a map of keys and values")]
    [InlineData("# nothing but words\n", "f.yaml: found 'an empty file'; allowed: a map of keys and values")]
    [InlineData("just words\n", "f.yaml:1: found 'just words'; allowed: a map of keys and values")]
    [InlineData("- a\n- b\n", "f.yaml:1: found 'a list'; allowed: a map of keys and values")]
    [InlineData("a: 1\nb: 2\na: 3\n", "f.yaml:3: found 'a'; allowed: each key once; the key stands on line 1 too")]
    [InlineData("a: !secret x\n", "f.yaml:1: found '!secret'; allowed: no tags")]
    [InlineData("a: 1\n---\nb: 2\n", "f.yaml:2: found 'a second document'; allowed: one document a file")]
    [InlineData("? [a]\n: 1\n", "f.yaml:1: found 'a key that is not a text'; allowed: a text as key")]
    [InlineData("a: 1\nb: *c\n", "f.yaml:2: not YAML: there is no anchor 'c' above")]
    [InlineData("a: &x\n  b: *x\n", "f.yaml:2: not YAML: there is no anchor 'x' above")]
    [InlineData("a: 1\n<<: 2\n", "f.yaml:2: found 'a merge of something else'; allowed: << with a map or a list of maps")]
    public void Text_that_is_not_one_plain_map_is_an_error(string text, string expected)
    {
        InputErrors errors = new();
        Assert.Null(YamlInput.Parse("f.yaml", text, errors));
        Assert.Equal([expected], errors.Items.Select(static e => e.ToString()));
    }

    [Theory]
    [InlineData("a: [1, 2\n")]
    [InlineData("a: 'open\n")]
    [InlineData("a: 1\n b: 2\n")]
    [InlineData("a:\n  b: 1\n\tc: 2\n")]
    [InlineData("a: @x\n")]
    public void Text_that_is_not_yaml_is_one_error_with_a_line(string text)
    {
        InputErrors errors = new();
        Assert.Null(YamlInput.Parse("f.yaml", text, errors));
        InputError error = Assert.Single(errors.Items);
        Assert.StartsWith("not YAML: ", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Line, 1, 3);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Every_fault_of_a_document_is_reported_and_not_only_the_first()
    {
        InputErrors errors = new();
        Assert.Null(YamlInput.Parse("f.yaml", "a: 1\na: 2\nb: !t 3\nb: 4\n", errors));
        Assert.Equal([2, 3, 4], errors.Items.Select(static e => e.Line));
    }

    [Fact]
    public void Aliases_that_grow_without_end_are_refused()
    {
        StringBuilder text = new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++)
        {
            text.Append(null, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        InputErrors errors = new();
        Assert.Null(YamlInput.Parse("f.yaml", text.ToString(), errors));
        Assert.Equal("not YAML: more than 200000 values with aliases written out", Assert.Single(errors.Items).Message);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Nesting_is_bounded(int depth, bool accepted)
    {
        InputErrors errors = new();
        YamlMap? map = YamlInput.Parse("f.yaml", "a: " + new string('[', depth - 1) + "1" + new string(']', depth - 1) + "\n", errors);
        Assert.Equal(accepted, map is not null);
    }

    [Theory]
    [InlineData(YamlInput.LargestBytes, true)]
    [InlineData(YamlInput.LargestBytes + 1, false)]
    public void Size_is_bounded(int bytes, bool accepted)
    {
        InputErrors errors = new();
        byte[] content = Encoding.UTF8.GetBytes("a: 1\n#".PadRight(bytes, '.'));
        Assert.Equal(accepted, YamlInput.Read("f.yaml", new MemoryStream(content), errors) is not null);
        Assert.Equal(accepted ? string.Empty : "f.yaml: found 'more than 1 MiB'; allowed: at most 1 MiB", string.Join('\n', errors.Items));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_an_error()
    {
        InputErrors errors = new();
        Assert.Null(YamlInput.Read("f.yaml", new MemoryStream([0x61, 0x3A, 0x20, 0xFF]), errors));
        Assert.Equal("f.yaml: found 'bytes that are not UTF-8'; allowed: a text in UTF-8", Assert.Single(errors.Items).ToString());
    }

    [Fact]
    public void Byte_order_mark_is_skipped()
    {
        InputErrors errors = new();
        Assert.NotNull(YamlInput.Read("f.yaml", new MemoryStream([0xEF, 0xBB, 0xBF, .. "a: 1"u8]), errors));
    }

    [Fact]
    public void Missing_file_is_an_error_of_the_input()
    {
        InputErrors errors = new();
        Assert.Null(YamlInput.ReadFile("no-such-file.yaml", errors));
        Assert.Equal("no-such-file.yaml: there is no such file", Assert.Single(errors.Items).ToString());
    }

    [Theory]
    [InlineData("7", 7L)]
    [InlineData("-7", -7L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("7.0", null)]
    [InlineData("\"7\"", null)]
    [InlineData("0x7", null)]
    [InlineData("1_000", null)]
    [InlineData("1e3", null)]
    public void Whole_number_is_read_only_in_digits(string text, long? expected) => Assert.Equal(expected, Value(text, out _).AsInteger());

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("-12.500", "-12.500")]
    [InlineData("1234567890.12345678901234567", "1234567890.12345678901234567")]
    [InlineData("1234567890.123456789012345678", null)]
    [InlineData("1.", null)]
    [InlineData("1e3", null)]
    [InlineData("1,5", null)]
    [InlineData(".nan", null)]
    public void Decimal_number_is_read_exactly_or_not_at_all(string text, string? expected)
        => Assert.Equal(expected, Value(text, out _).AsDecimal()?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("yes", true)]
    [InlineData("true", true)]
    [InlineData("no", false)]
    [InlineData("false", false)]
    [InlineData("Yes", null)]
    [InlineData("on", null)]
    [InlineData("\"yes\"", null)]
    [InlineData("1", null)]
    public void Boolean_is_one_of_four_words(string text, bool? expected) => Assert.Equal(expected, Value(text, out _).AsBoolean());

    [Fact]
    public void Value_that_does_not_fit_is_reported_with_place_found_and_allowed()
    {
        InputErrors errors = new();
        const string Text = "n: 11\nd: x\nb: maybe\nc: grean\nl: 5\nm: [1]\nt: {}\ne:\ncs: [red, red, [], blue]\n";
        YamlMap map = YamlInput.Parse("f.yaml", Text, errors)!
            .Allow("n", "d", "b", "c", "l", "m", "t", "e", "cs", "missing");
        map.Required("n")!.AsInteger(1, 10);
        map.Required("d")!.AsDecimal(0.5m);
        map.Required("b")!.AsBoolean();
        map.Required("c")!.AsCode(Colours);
        map.Required("l")!.AsList();
        map.Required("m")!.AsMap();
        map.Required("t")!.AsText();
        map.Required("e")!.AsText();
        Assert.Equal([1], map.Required("cs")!.AsCodes(Colours));
        map.Required("missing");
        Assert.Equal(
            [
                "f.yaml:1: field 'n': found '11'; allowed: a whole number from 1 to 10",
                "f.yaml:2: field 'd': found 'x'; allowed: a number of at least 0.5",
                "f.yaml:3: field 'b': found 'maybe'; allowed: yes, no",
                "f.yaml:4: field 'c': found 'grean'; allowed: red, green; did you mean 'green'?",
                "f.yaml:5: field 'l': found '5'; allowed: a list",
                "f.yaml:6: field 'm': found 'a list'; allowed: a map of keys and values",
                "f.yaml:7: field 't': found 'a map'; allowed: a text",
                "f.yaml:8: field 'e': found 'nothing'; allowed: a text",
                "f.yaml:9: field 'cs[2]': found 'red'; allowed: each code once",
                "f.yaml:9: field 'cs[3]': found 'a list'; allowed: red, green",
                "f.yaml:9: field 'cs[4]': found 'blue'; allowed: red, green",
                "f.yaml:1: field 'missing': the key is missing",
            ],
            errors.Items.Select(static e => e.ToString()));
    }

    [Fact]
    public void Unknown_key_is_reported_with_the_nearest_one()
    {
        InputErrors errors = new();
        YamlMap map = YamlInput.Parse("f.yaml", "top:\n  seed: 1\n  thread: 2\n  zzz: 3\n", errors)!.Allow("top");
        map.Required("top")!.AsMap()!.Allow("seed", "threads");
        Assert.Equal(
            [
                "f.yaml:3: field 'top.thread': found 'thread'; allowed: seed, threads; did you mean 'threads'?",
                "f.yaml:4: field 'top.zzz': found 'zzz'; allowed: seed, threads",
            ],
            errors.Items.Select(static e => e.ToString()));
    }

    [Fact]
    public void Merge_fills_in_what_a_map_does_not_say_itself()
    {
        InputErrors errors = new();
        YamlMap map = YamlInput.Parse("f.yaml", "base: &b { x: 1, y: 2 }\nmore: &m { z: 3, y: 9 }\nown:\n  <<: [*b, *m]\n  x: 7\n", errors)!
            .Allow("base", "more", "own").Required("own")!.AsMap()!.Allow("x", "y", "z");
        Assert.Equal([7, 2, 3], new[] { "x", "y", "z" }.Select(key => map.Required(key)!.AsInteger()!.Value));
        Assert.Equal([5, 1, 2], new[] { "x", "y", "z" }.Select(key => map.Required(key)!.Line));
        Assert.False(errors.Any);
    }

    [Fact]
    public void Asking_for_a_key_that_was_not_allowed_is_a_programming_error()
        => Assert.Throws<ArgumentException>(() => YamlInput.Parse("f.yaml", "a: 1", new InputErrors())!.Optional("a"));

    private static YamlValue Value(string text, out InputErrors errors)
    {
        errors = new InputErrors();
        return YamlInput.Parse("f.yaml", $"v: {text}\n", errors)!.Allow("v").Required("v")!;
    }
}
