namespace Twin.Tidy.Tests.Scanning;

/// <summary>
/// Blanks what is no code in C# text, so that braces and words can be searched without a parser: comments, and what stands in strings
/// and characters, holes of interpolated strings included. Line breaks stay, so that positions and lines are the same.
/// </summary>
public static class CodeText
{
    public static string Blank(string text)
    {
        char[] code = text.ToCharArray();
        int position = 0;
        while (position < text.Length)
        {
            int end = EndOfOpaque(text, position);
            if (end == position)
            {
                position++;
                continue;
            }

            for (; position < end; position++)
            {
                code[position] = text[position] == '\n' ? '\n' : ' ';
            }
        }

        return new string(code);
    }

    /// <summary>Where the comment, string or character that starts here ends; the start itself when none starts here.</summary>
    private static int EndOfOpaque(string text, int start)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start);
        if (rest.StartsWith("//"))
        {
            return IndexOrEnd(text, "\n", start);
        }

        if (rest.StartsWith("/*"))
        {
            return Math.Min(text.Length, IndexOrEnd(text, "*/", start + 2) + 2);
        }

        if (rest[0] == '\'')
        {
            return EndOfQuoted(text, start + 1, '\'', escapes: true, holes: false);
        }

        int quote = start;
        while (quote < text.Length && text[quote] is '$' or '@')
        {
            quote++;
        }

        if (quote >= text.Length || text[quote] != '"')
        {
            return start;
        }

        int quotes = text.AsSpan(quote).IndexOfAnyExcept('"');
        quotes = quotes < 0 ? text.Length - quote : quotes;
        if (quotes >= 3)
        {
            return Math.Min(text.Length, IndexOrEnd(text, new string('"', quotes), quote + quotes) + quotes);
        }

        ReadOnlySpan<char> prefix = text.AsSpan(start, quote - start);
        return EndOfQuoted(text, quote + 1, '"', escapes: !prefix.Contains('@'), holes: prefix.Contains('$'));
    }

    private static int EndOfQuoted(string text, int position, char quote, bool escapes, bool holes)
    {
        while (position < text.Length)
        {
            char current = text[position];
            bool doubled = position + 1 < text.Length && text[position + 1] == current;
            if (current == quote)
            {
                if (escapes || !doubled)
                {
                    return position + 1;
                }

                position += 2;
            }
            else if (escapes && current == '\\')
            {
                position += 2;
            }
            else if (holes && current == '{')
            {
                position = doubled ? position + 2 : EndOfHole(text, position + 1);
            }
            else if (escapes && current == '\n')
            {
                return position;
            }
            else
            {
                position++;
            }
        }

        return text.Length;
    }

    private static int EndOfHole(string text, int position)
    {
        int depth = 1;
        while (position < text.Length && depth > 0)
        {
            int end = EndOfOpaque(text, position);
            if (end > position)
            {
                position = end;
                continue;
            }

            depth += text[position] switch { '{' => 1, '}' => -1, _ => 0 };
            position++;
        }

        return position;
    }

    private static int IndexOrEnd(string text, string value, int start)
    {
        int index = start <= text.Length ? text.IndexOf(value, start, StringComparison.Ordinal) : -1;
        return index < 0 ? text.Length : index;
    }
}
