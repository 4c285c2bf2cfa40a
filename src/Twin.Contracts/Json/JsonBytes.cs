using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Contracts.Json;

/// <summary>Writes the bytes of a message whose members are known, without the bookkeeping of a general writer.</summary>
/// <remarks>
/// A message has its id and its moment several times: what was just written is copied from where it stands. <see cref="End"/> must be
/// called at the end.
/// </remarks>
/// <param name="to">Where to.</param>
internal ref struct JsonBytes(IBufferWriter<byte> to)
{
    private const int LeastRoom = 1_024;
    private const int MostDigits = 20;

    private static readonly JavaScriptEncoder Encoder = TwinJson.Options.Encoder!;
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Where(static one => !Encoder.WillEncode(one)).Select(static one => (char)one)]);

    private Span<byte> room = to.GetSpan(LeastRoom);
    private int used;
    private RequestId id;
    private ReadOnlySpan<byte> idText;
    private SimTime moment;
    private ReadOnlySpan<byte> momentText;

    /// <summary>Writes what is JSON already.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        used += json.Length;
    }

    /// <summary>Writes a string, escaped where it must be.</summary>
    public void Text(string text)
    {
        string escaped = text.AsSpan().ContainsAnyExcept(Plain) ? Encoder.Encode(text) : text;
        Quoted(escaped);
    }

    /// <summary>Writes a whole number.</summary>
    public void Number(long number)
    {
        number.TryFormat(Room(MostDigits), out int length, default, CultureInfo.InvariantCulture);
        used += length;
    }

    /// <summary>Writes true or false.</summary>
    public void Flag(bool isSet) => Raw(isSet ? "true"u8 : "false"u8);

    /// <summary>Writes a request's id; null for none.</summary>
    public void Id(RequestId written)
    {
        if (written.IsNone)
        {
            Raw("null"u8);
        }
        else if (written == id)
        {
            Raw(idText);
        }
        else
        {
            Span<char> text = stackalloc char[RequestId.MostTextLength];
            idText = Quoted(text[..written.Write(text)]);
            id = written;
        }
    }

    /// <summary>Writes a moment.</summary>
    public void Moment(SimTime written)
    {
        if (!momentText.IsEmpty && written == moment)
        {
            Raw(momentText);
            return;
        }

        Span<char> text = stackalloc char[UtcText.MostTextLength];
        momentText = Quoted(text[..MomentText.Write(written, text)]);
        moment = written;
    }

    /// <summary>Gives what was written to the buffer.</summary>
    public void End()
    {
        to.Advance(used);
        room = default;
        used = 0;
    }

    private ReadOnlySpan<byte> Quoted(scoped ReadOnlySpan<char> text)
    {
        Span<byte> quoted = Room(Encoding.UTF8.GetMaxByteCount(text.Length) + 2);
        quoted[0] = (byte)'"';
        int length = Encoding.UTF8.GetBytes(text, quoted[1..]) + 2;
        quoted[length - 1] = (byte)'"';
        used += length;
        return quoted[..length];
    }

    private Span<byte> Room(int size)
    {
        if (room.Length - used < size)
        {
            to.Advance(used);
            used = 0;
            room = to.GetSpan(Math.Max(size, LeastRoom));
        }

        return room[used..];
    }
}
