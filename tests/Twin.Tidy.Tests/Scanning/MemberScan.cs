using System.Text.RegularExpressions;

namespace Twin.Tidy.Tests.Scanning;

/// <summary>Finds the braces of members (methods, constructors, properties, expression bodies) directly inside types.</summary>
public static partial class MemberScan
{
    /// <summary>A member with a body in braces.</summary>
    /// <param name="Header">What stands before the brace, on one line.</param>
    /// <param name="FirstLine">The line its header starts on, from 1.</param>
    /// <param name="LastLine">The line of its closing brace.</param>
    public sealed record Member(string Header, int FirstLine, int LastLine);

    private enum Scope
    {
        Outside,
        Type,
        Member,
        Inner,
    }

    public static IReadOnlyList<Member> Of(SourceFile file)
    {
        string code = file.Code;
        List<Member> members = [];
        Stack<(Scope Scope, int HeaderStart, string Header)> open = new();
        int headerStart = 0;
        for (int position = 0; position < code.Length; position++)
        {
            switch (code[position])
            {
                case ';':
                    headerStart = position + 1;
                    break;
                case '{':
                    string header = code[headerStart..position].Trim();
                    open.Push((ScopeOf(header, open.Count == 0 ? Scope.Outside : open.Peek().Scope), headerStart, header));
                    headerStart = position + 1;
                    break;
                case '}' when open.Count > 0:
                    (Scope scope, int start, string text) = open.Pop();
                    if (scope == Scope.Member)
                    {
                        members.Add(new Member(Whitespace().Replace(text, " "), FirstLineOf(file, start), file.LineAt(position)));
                    }

                    headerStart = position + 1;
                    break;
            }
        }

        return members;
    }

    private static Scope ScopeOf(string header, Scope outer)
    {
        string declaration = Constraints().Replace(header, " ");
        if (outer is Scope.Outside or Scope.Type && TypeKeyword().IsMatch(declaration))
        {
            return Scope.Type;
        }

        // A field's initialiser is data, not steps to follow.
        return outer == Scope.Type && !Initialiser().IsMatch(declaration) ? Scope.Member : Scope.Inner;
    }

    private static int FirstLineOf(SourceFile file, int headerStart)
    {
        int first = headerStart;
        while (first < file.Code.Length && char.IsWhiteSpace(file.Code[first]))
        {
            first++;
        }

        return file.LineAt(first);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"\bwhere\s+\w+\s*:.*", RegexOptions.Singleline)]
    private static partial Regex Constraints();

    [GeneratedRegex(@"\b(class|struct|interface|enum|namespace|record)\s+@?[A-Za-z_]")]
    private static partial Regex TypeKeyword();

    [GeneratedRegex(@"^[^(]*[^=!<>]=[^=>]", RegexOptions.Singleline)]
    private static partial Regex Initialiser();
}
