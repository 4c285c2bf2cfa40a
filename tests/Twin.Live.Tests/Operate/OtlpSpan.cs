using System.Text;

namespace Twin.Live.Tests.Operate;

/// <summary>A span as it lies in an <c>ExportTraceServiceRequest</c> of OTLP 1: what the tests look at.</summary>
/// <param name="Source">The name of the scope.</param>
/// <param name="Name">The name of the span.</param>
/// <param name="Trace">The trace's id, in hexadecimal digits.</param>
/// <param name="Texts">The attributes that are texts.</param>
internal sealed record OtlpSpan(string Source, string Name, string Trace, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>Reads all spans of a request.</summary>
    /// <exception cref="FormatException">The bytes are no protobuf message.</exception>
    internal static IEnumerable<OtlpSpan> Read(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        let source = Text(Fields(scope, 1).SelectMany(static one => Fields(one, 1)))
        from span in Fields(scope, 2)
        select new OtlpSpan(source, Text(Fields(span, 5)), Convert.ToHexString(Fields(span, 1).Single()), TextsOf(span));

    private static Dictionary<string, string> TextsOf(byte[] span) => Fields(span, 9)
        .Select(static pair => (Key: Text(Fields(pair, 1)), Value: Fields(pair, 2).SelectMany(static value => Fields(value, 1))))
        .Where(static pair => pair.Value.Any())
        .ToDictionary(static pair => pair.Key, static pair => Text(pair.Value), StringComparer.Ordinal);

    private static string Text(IEnumerable<byte[]> fields) => Encoding.UTF8.GetString(fields.Single());

    // The contents of the fields of a number that have a length; the others are passed over.
    private static List<byte[]> Fields(byte[] message, int number)
    {
        List<byte[]> found = [];
        int at = 0;
        while (at < message.Length)
        {
            long tag = Number(message, ref at);
            long value = (tag & 7) is 0 or 2 ? Number(message, ref at) : 0;
            int length = (tag & 7) switch
            {
                0 => 0,
                1 => 8,
                2 => (int)value,
                5 => 4,
                _ => throw new FormatException($"wire type {tag & 7} at {at}"),
            };
            if ((tag & 7) == 2 && tag >> 3 == number)
            {
                found.Add(message[at..(at + length)]);
            }

            at += length;
        }

        return found;
    }

    private static long Number(byte[] message, ref int at)
    {
        long value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte one = message[at++];
            value |= (long)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return value;
            }
        }
    }
}
