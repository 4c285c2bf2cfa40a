using Twin.Domain.Identity;

namespace Twin.Studies.Inventories;

/// <summary>Puts the lines of an inventory file together in large pieces.</summary>
internal sealed class InventoryLine(TextWriter writer)
{
    private const int PieceLength = 1 << 16;

    private char[] piece = new char[PieceLength];
    private int used;

    /// <summary>A text with quotes around it when CSV needs them.</summary>
    internal static string Quoted(string text)
        => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>Adds a field as it stands; nothing for null.</summary>
    internal void Field(string? text)
    {
        int length = text?.Length ?? 0;
        Span<char> place = Place(length + 1);
        text.AsSpan().CopyTo(place);
        place[length] = ',';
    }

    /// <summary>Adds an id; nothing for none.</summary>
    internal void Field(DeviceId id)
    {
        int length = id.IsNone ? 0 : DeviceId.TextLength;
        Span<char> place = Place(length + 1);
        if (length > 0)
        {
            id.Write(place);
        }

        place[length] = ',';
    }

    /// <summary>Adds a meter point's number.</summary>
    internal void Field(Mpxn number)
    {
        Span<char> place = Place(number.Digits + 1);
        place[number.Write(place)] = ',';
    }

    /// <summary>Adds empty fields.</summary>
    internal void Empty(int count) => Place(count).Fill(',');

    /// <summary>Ends the line in place of the last comma.</summary>
    internal void End() => piece[used - 1] = '\n';

    /// <summary>Hands on what is left.</summary>
    internal void Flush()
    {
        writer.Write(piece, 0, used);
        used = 0;
    }

    // Whole lines alone are handed on, so that End finds its comma.
    private Span<char> Place(int length)
    {
        if (used + length > piece.Length)
        {
            Spill(length);
        }

        used += length;
        return piece.AsSpan(used - length, length);
    }

    private void Spill(int length)
    {
        int line = piece.AsSpan(0, used).LastIndexOf('\n') + 1;
        writer.Write(piece, 0, line);
        int rest = used - line;
        char[] next = rest + length > piece.Length ? new char[Math.Max(piece.Length * 2, rest + length)] : piece;
        piece.AsSpan(line, rest).CopyTo(next);
        piece = next;
        used = rest;
    }
}
