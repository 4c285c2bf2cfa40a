using Twin.Tidy.Tests.Conventions;
using Twin.Tidy.Tests.Scanning;
using Xunit;

namespace Twin.Tidy.Tests;

public class MethodLengthTests
{
    [Theory]
    [InlineData(57, 0)]
    [InlineData(58, 1)]
    public void A_method_longer_than_60_lines_with_its_header_is_found(int statements, int found)
        => Assert.Equal(found, Find($$"""
            namespace N;
            public class A<T> where T : struct
            {
                public void M()
                {
            {{string.Concat(Enumerable.Repeat("        a++;\n", statements))}}    }
            }
            """));

    [Fact]
    public void A_table_in_a_field_is_no_method()
        => Assert.Equal(0, Find($$"""
            public class A
            {
                private static readonly Dictionary<int, int> Table = new()
                {
            {{string.Concat(Enumerable.Repeat("        [1] = 2,\n", 80))}}    };
            }
            """));

    [Fact]
    public void A_switch_expression_counts_as_its_method()
        => Assert.Equal(1, Find($$"""
            public class A
            {
                public int M(int a = 1) => a switch
                {
            {{string.Concat(Enumerable.Repeat("        1 => 2,\n", 80))}}    };
            }
            """));

    [Fact]
    public void Braces_in_strings_characters_and_comments_do_not_count()
    {
        const string Text = """
            public class A
            {
                // }
                private string a = "}" + '}' + $"{(b ? "}" : "{")}" + @"\";
                public void M() { /* } */ }
            }
            """;
        IReadOnlyList<MemberScan.Member> members = MemberScan.Of(new SourceFile("src/A.cs", Text));
        Assert.Equal([new MemberScan.Member("public void M()", 5, 5)], members);
    }

    [Fact]
    public void Blanking_keeps_positions_and_code()
    {
        const string Text = "a = $\"x{y}\"; // z\nb = \"\"\"\n  \"q\"\n  \"\"\"; c";
        string code = CodeText.Blank(Text);
        Assert.Equal(Text.Length, code.Length);
        Assert.Equal(["a", "=", ";", "b", "=", ";", "c"], code.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static int Find(string text)
        => SizeConventions.All.Single(convention => convention.Name == "method-length")
            .Find(SourceTree.Of(new SourceFile("src/A.cs", text))).Count();
}
