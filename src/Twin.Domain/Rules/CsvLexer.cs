using System.Globalization;

namespace Twin.Domain.Rules;

/// <summary>Splits CSV text (RFC 4180) into records, one at a time: files of millions of rows take constant memory.</summary>
internal sealed class CsvLexer(TextReader reader)
{
    // No field of the twin's inputs comes near this; without a limit one missing quote would pull a whole inventory into memory.
    private const int LongestRecord = 4 * 1024 * 1024;
    private const int BlockLength = 64 * 1024;

    private readonly char[] block = new char[BlockLength];
    private int blockLength;
    private int blockAt;
    private bool started;

    private char[] text = new char[1024];
    private int textLength;
    private int[] ends = new int[32];

    /// <summary>The line the current record starts on, from 1.</summary>
    public int RecordLine { get; private set; }

    /// <summary>How many fields the current record has.</summary>
    public int FieldCount { get; private set; }

    /// <summary>What is wrong with the current record's quoting or line ends; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the current record ended with the file and not with a line break.</summary>
    public bool EndedByFile { get; private set; }

    private int NextLine { get; set; } = 1;

    /// <summary>The text of a field of the current record, unquoted; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Field(int index)
    {
        int start = index == 0 ? 0 : ends[index - 1];
        return text.AsSpan(start, ends[index] - start);
    }

    /// <summary>Moves to the next record; false at the end of the file.</summary>
    public bool Read()
    {
        FieldCount = 0;
        textLength = 0;
        Problem = null;
        EndedByFile = false;
        RecordLine = NextLine;
        if (Peek() < 0)
        {
            return false;
        }

        while (ReadField())
        {
        }

        return true;
    }

    // Reads one field; true when a comma follows, so that another field comes.
    private bool ReadField()
    {
        if (Peek() == '"')
        {
            blockAt++;
            ReadQuoted();
        }

        while (true)
        {
            AppendPlain();
            int next = Peek();
            if (next < 0)
            {
                EndField();
                EndedByFile = true;
                return false;
            }

            blockAt++;
            switch ((char)next)
            {
                case ',':
                    EndField();
                    return true;
                case '\n':
                    NextLine++;
                    EndField();
                    return false;
                case '\r' when Peek() == '\n':
                    break;
                case '\r':
                    Problem ??= "a carriage return without a line feed";
                    break;
                default:
                    Problem ??= "a quote inside a field that is not quoted; quote the field and double the quote";
                    break;
            }
        }
    }

    private void ReadQuoted()
    {
        while (true)
        {
            int next = Peek();
            if (next < 0)
            {
                Problem = $"the quote opened in field {(FieldCount + 1).ToString(CultureInfo.InvariantCulture)} is never closed";
                return;
            }

            ReadOnlySpan<char> rest = block.AsSpan(blockAt, blockLength - blockAt);
            int plain = rest.IndexOfAny('"', '\n');
            if (plain != 0)
            {
                plain = plain < 0 ? rest.Length : plain;
                Append(rest[..plain]);
                blockAt += plain;
                continue;
            }

            blockAt++;
            if (next == '\n')
            {
                NextLine++;
                Append("\n");
            }
            else if (Peek() == '"')
            {
                blockAt++;
                Append("\"");
            }
            else
            {
                int after = Peek();
                if (after >= 0 && after != ',' && after != '\r' && after != '\n')
                {
                    Problem ??= "text after the closing quote of a field";
                }

                return;
            }
        }
    }

    private void AppendPlain()
    {
        while (Peek() >= 0)
        {
            ReadOnlySpan<char> rest = block.AsSpan(blockAt, blockLength - blockAt);
            int stop = rest.IndexOfAny(",\"\r\n");
            int plain = stop < 0 ? rest.Length : stop;
            Append(rest[..plain]);
            blockAt += plain;
            if (stop >= 0)
            {
                return;
            }
        }
    }

    private void Append(ReadOnlySpan<char> more)
    {
        if (textLength + more.Length > LongestRecord)
        {
            Problem ??= "the row is longer than 4,194,304 characters; a quote is probably missing before it";
            return;
        }

        if (textLength + more.Length > text.Length)
        {
            Array.Resize(ref text, Math.Max(text.Length * 2, textLength + more.Length));
        }

        more.CopyTo(text.AsSpan(textLength));
        textLength += more.Length;
    }

    private void EndField()
    {
        if (FieldCount == ends.Length)
        {
            Array.Resize(ref ends, ends.Length * 2);
        }

        ends[FieldCount++] = textLength;
    }

    // The next character, or -1 at the end of the file.
    private int Peek()
    {
        if (blockAt == blockLength)
        {
            blockLength = reader.Read(block, 0, block.Length);
            blockAt = 0;
            if (!started)
            {
                started = true;
                if (blockLength > 0 && block[0] == '\uFEFF')
                {
                    blockAt = 1;
                    return Peek();
                }
            }

            if (blockLength <= 0)
            {
                blockLength = 0;
                return -1;
            }
        }

        return block[blockAt];
    }
}
