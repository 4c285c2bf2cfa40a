using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Tests.Metering;

/// <summary>Values that every request takes, made from its definitions.</summary>
internal static class RequestSamples
{
    internal static IEnumerable<ServiceRequestVariant> Variants
        => Enumerable.Range(0, ServiceRequestVariant.Count).Select(static number => new ServiceRequestVariant(number));

    /// <summary>All values of a request, each within its limits, by a choice.</summary>
    internal static RequestValues Of(ServiceRequestVariant variant, int choice, SimTime at)
        => RequestValues.Of(RequestValueDefinitions.Of(variant).Select(
            (definition, number) => KeyValuePair.Create(definition.Name, Value(definition, choice + number, at))));

    /// <summary>A device type that the request is for, and the read of it too.</summary>
    internal static DeviceType TypeOf(params ServiceRequestVariant[] variants)
        => new[] { DeviceType.Esme, DeviceType.Gsme, DeviceType.Gpf, DeviceType.Chf }
            .First(type => variants.All(variant => variant.Definition.Allows(type)));

    private static RequestValue Value(RequestValueDefinition definition, int choice, SimTime at) => definition.Kind switch
    {
        RequestValueKind.Flag => RequestValue.Of(choice % 2 == 0),
        RequestValueKind.Moment => RequestValue.Of(
            definition.Name.StartsWith("start", StringComparison.Ordinal) ? at.Plus(-SimTime.DayMs) : at),
        RequestValueKind.Number => RequestValue.Of(Number(definition, choice)),
        RequestValueKind.Numbers => RequestValue.Of(
            [.. Enumerable.Range(0, definition.MostCount).Select(at => Number(definition, choice + at))]),
        _ => RequestValue.Of(Text(definition, choice)),
    };

    private static long Number(RequestValueDefinition definition, int choice) => definition.Words is ["dates"]
        ? long.Parse(new DateOnly(2025, 12, 25).AddDays(choice).ToString("yyyyMMdd", null), null)
        : definition.Least + (choice * 37L % Math.Min(definition.Most - definition.Least + 1, 1_000));

    private static string Text(RequestValueDefinition definition, int choice) => definition.Words switch
    {
        ["digits"] => new string((char)('0' + (choice % 10)), (int)definition.Most),
        ["hex"] => new string('A', (int)definition.Most),
        ["printable"] or ["phone"] or [] => new string((char)('0' + (choice % 10)), (int)definition.Most),
        _ => definition.Words[choice % definition.Words.Length],
    };
}
