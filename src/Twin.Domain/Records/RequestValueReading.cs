using Twin.Domain.Identity;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>Looks values of a request up, each in the kind its name stands for; null or none for what is missing.</summary>
internal static class RequestValueReading
{
    internal static string? TextOf(this RequestValues values, string name)
        => values.TryGet(name, out RequestValue value) && value.Kind == RequestValueKind.Text ? value.Text : null;

    internal static long? NumberOf(this RequestValues values, string name)
        => values.TryGet(name, out RequestValue value) && value.Kind == RequestValueKind.Number ? value.Number : null;

    internal static bool IsSet(this RequestValues values, string name) => values.TryGet(name, out RequestValue value) && value.IsSet;

    internal static SimTime? MomentOf(this RequestValues values, string name)
        => values.TryGet(name, out RequestValue value) && value.Kind == RequestValueKind.Moment ? value.Moment : null;

    internal static DeviceId DeviceOf(this RequestValues values, string name)
        => DeviceId.TryParse(values.TextOf(name), out DeviceId device) ? device : default;

    internal static Mpxn MpxnOf(this RequestValues values, string name)
        => Mpxn.TryParse(values.TextOf(name), out Mpxn mpxn) ? mpxn : default;

    internal static UserId UserOf(this RequestValues values, string name)
        => UserId.TryParse(values.TextOf(name), out UserId user) ? user : default;

    internal static T? CodeOf<T>(this RequestValues values, string name, CodeSet<T> codes)
        where T : struct
        => values.TextOf(name) is { } text && codes.TryParse(text, out T value) ? value : null;

    /// <summary>The devices of a list, in its order, each once; those that are no EUI-64 are left out.</summary>
    internal static IReadOnlyList<DeviceId> DevicesOf(this RequestValues values, string name)
    {
        List<DeviceId> devices = [];
        foreach (string part in (values.TextOf(name) ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
        {
            if (DeviceId.TryParse(part, out DeviceId device) && !devices.Contains(device))
            {
                devices.Add(device);
            }
        }

        return devices;
    }

    /// <summary>One value.</summary>
    internal static RequestValues Of(string name, RequestValue value) => RequestValues.Of(KeyValuePair.Create(name, value));

    /// <summary>A text of ids with commas between.</summary>
    internal static RequestValue ListOf<T>(IEnumerable<T> ids) => RequestValue.Of(string.Join(',', ids));
}
