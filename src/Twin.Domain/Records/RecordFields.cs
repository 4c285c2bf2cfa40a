using Twin.Domain.CanonicalForms;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>The fields that only forms of records, messages and dues have.</summary>
internal static class RecordFields
{
    // A name's length, the kind and the shortest content: a text's or a list's length.
    private const int LeastBytesOfValue = 9;

    internal static void Key(this in FormWriter writer, EntityKey value)
    {
        writer.Byte((byte)value.Kind);
        writer.UInt64(value.Number);
    }

    internal static EntityKey Key(this ref FormReader reader) => new(reader.Member<EntityKind>("kind of record"), reader.UInt64());

    internal static void Request(this in FormWriter writer, RequestId value)
    {
        writer.UInt64(value.Originator.Value);
        writer.Device(value.Target);
        writer.UInt64(value.Counter);
    }

    internal static RequestId Request(this ref FormReader reader)
        => new(new UserId(reader.UInt64()), reader.Device(), reader.UInt64());

    internal static ServiceRequestVariant Variant(this ref FormReader reader)
    {
        string srv = reader.Text("a service request variant");
        return ServiceRequestVariant.TryParse(srv, out ServiceRequestVariant variant)
            ? variant
            : throw reader.Refuse($"found '{srv}' as service request variant", "one as 8.1.1");
    }

    // Other than the canonical form of values: a flag takes eight bytes here, as every number does.
    internal static void Values(this in FormWriter writer, RequestValues values)
    {
        writer.Count(values.Count);
        for (int at = 0; at < values.Count; at++)
        {
            (string name, RequestValue value) = values[at];
            writer.Text(name);
            writer.Member(value.Kind);
            switch (value.Kind)
            {
                case RequestValueKind.Text:
                    writer.Text(value.Text);
                    break;
                case RequestValueKind.Numbers:
                    writer.Numbers(value.Numbers.AsSpan());
                    break;
                default:
                    writer.Int64(value.Number);
                    break;
            }
        }
    }

    internal static RequestValues Values(this ref FormReader reader)
    {
        KeyValuePair<string, RequestValue>[] values = new KeyValuePair<string, RequestValue>[reader.Count("values", LeastBytesOfValue)];
        for (int at = 0; at < values.Length; at++)
        {
            string name = reader.Text("a name");
            RequestValue value = Value(ref reader);
            if (at > 0 && string.CompareOrdinal(values[at - 1].Key, name) >= 0)
            {
                throw reader.Refuse($"found the value '{name}' after '{values[at - 1].Key}'", "ascending names");
            }

            values[at] = KeyValuePair.Create(name, value);
        }

        return RequestValues.Of(values);
    }

    private static RequestValue Value(ref FormReader reader) => reader.Member<RequestValueKind>("kind of value") switch
    {
        RequestValueKind.Text => RequestValue.Of(reader.Text("a text")),
        RequestValueKind.Numbers => RequestValue.Of(reader.Numbers("numbers")),
        RequestValueKind.Flag => RequestValue.Of(reader.Within(0, 1, "flag") == 1),
        RequestValueKind.Moment => RequestValue.Of(new SimTime(reader.Int64())),
        _ => RequestValue.Of(reader.Int64()),
    };
}
