using System.Collections.Immutable;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Grains.Forms;

/// <summary>Named values within another form.</summary>
internal static class ValuesForm
{
    internal static void Write(RequestValues values, FormWriter to)
    {
        to.Count(values.Count);
        foreach ((string name, RequestValue value) in values)
        {
            to.Text(name);
            to.Byte((byte)value.Kind);
            switch (value.Kind)
            {
                case RequestValueKind.Text:
                    to.Text(value.Text);
                    break;
                case RequestValueKind.Numbers:
                    to.Count(value.Numbers.Length);
                    foreach (long number in value.Numbers)
                    {
                        to.Int64(number);
                    }

                    break;
                default:
                    to.Int64(value.Number);
                    break;
            }
        }
    }

    internal static RequestValues Read(ref FormReader from)
    {
        int count = from.Count();
        if (count == 0)
        {
            return RequestValues.Empty;
        }

        KeyValuePair<string, RequestValue>[] values = new KeyValuePair<string, RequestValue>[count];
        for (int at = 0; at < count; at++)
        {
            string name = from.Text();
            values[at] = KeyValuePair.Create(name, ReadOne(ref from));
        }

        return RequestValues.Of(values);
    }

    private static RequestValue ReadOne(ref FormReader from)
    {
        RequestValueKind kind = (RequestValueKind)from.AtMost((byte)RequestValueKind.Numbers, "the kind of a value");
        switch (kind)
        {
            case RequestValueKind.Text:
                return RequestValue.Of(from.Text());
            case RequestValueKind.Number:
                return RequestValue.Of(from.Int64());
            case RequestValueKind.Flag:
                return RequestValue.Of(from.Int64() != 0);
            case RequestValueKind.Moment:
                return RequestValue.Of(new SimTime(from.Int64()));
            default:
                long[] numbers = new long[from.Count()];
                for (int at = 0; at < numbers.Length; at++)
                {
                    numbers[at] = from.Int64();
                }

                return RequestValue.Of(ImmutableArray.Create(numbers));
        }
    }
}
