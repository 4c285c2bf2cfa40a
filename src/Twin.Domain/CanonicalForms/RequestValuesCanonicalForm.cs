using System.Buffers;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.CanonicalForms;

/// <summary>
/// The values of a request or response as bytes: how many, then for each by ascending name its name, its kind in one byte and its content.
/// Texts are UTF-8 after their length; numbers, flags and moments have 8, 1 and 8 bytes; lists follow their count.
/// </summary>
public static class RequestValuesCanonicalForm
{
    private const int LeastBytesOfValue = 6;

    /// <summary>Writes values.</summary>
    public static void Write(IBufferWriter<byte> bytes, RequestValues values)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(values);
        Write(new FormWriter(bytes), values);
    }

    /// <summary>Reads values.</summary>
    /// <exception cref="FormatException">The bytes are not those of any values.</exception>
    public static RequestValues Read(ReadOnlySpan<byte> bytes)
    {
        FormReader reader = new("request values", bytes);
        RequestValues values = Read(ref reader);
        reader.End();
        return values;
    }

    internal static void Write(in FormWriter writer, RequestValues values)
    {
        writer.Count(values.Count);
        foreach (KeyValuePair<string, RequestValue> one in values)
        {
            writer.Text(one.Key);
            writer.Member(one.Value.Kind);
            switch (one.Value.Kind)
            {
                case RequestValueKind.Text:
                    writer.Text(one.Value.Text);
                    break;
                case RequestValueKind.Flag:
                    writer.Flag(one.Value.IsSet);
                    break;
                case RequestValueKind.Numbers:
                    writer.Numbers(one.Value.Numbers.AsSpan());
                    break;
                default:
                    writer.Int64(one.Value.Number);
                    break;
            }
        }
    }

    internal static RequestValues Read(ref FormReader reader)
    {
        int count = reader.Count("values", LeastBytesOfValue);
        KeyValuePair<string, RequestValue>[] values = new KeyValuePair<string, RequestValue>[count];
        for (int at = 0; at < count; at++)
        {
            string name = reader.Text("a name");
            if (at > 0 && string.CompareOrdinal(values[at - 1].Key, name) >= 0)
            {
                throw reader.Refuse($"found '{name}' after '{values[at - 1].Key}'", "names in ascending order");
            }

            values[at] = KeyValuePair.Create(name, Value(ref reader));
        }

        return RequestValues.Of(values);
    }

    private static RequestValue Value(ref FormReader reader) => reader.Member<RequestValueKind>("a kind") switch
    {
        RequestValueKind.Text => RequestValue.Of(reader.Text("a text")),
        RequestValueKind.Flag => RequestValue.Of(reader.Flag("a flag")),
        RequestValueKind.Moment => RequestValue.Of(reader.Time()),
        RequestValueKind.Numbers => RequestValue.Of(reader.Numbers("a list")),
        _ => RequestValue.Of(reader.Int64()),
    };
}
