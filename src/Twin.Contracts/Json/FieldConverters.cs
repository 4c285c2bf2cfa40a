using System.Text.Json.Serialization;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Contracts.Operations;

namespace Twin.Contracts.Json;

/// <summary>How each field of the messages is written: the field's own text where it has one.</summary>
internal static class FieldConverters
{
    private const string Eui = "an EUI-64 as 00-DB-12-34-56-78-90-A0";

    /// <summary>Makes the converters.</summary>
    /// <param name="readsNull">Whether null stands for no device, user and so on; otherwise it is refused.</param>
    public static IReadOnlyList<JsonConverter> Create(bool readsNull) =>
    [
        Text<DeviceId>(
            new("string", Eui, "00-DB-12-34-56-78-90-A0", []), DeviceId.TryParse, WriteDevice, readsNull),
        Text<UserId>(
            new("string", Eui, "90-B3-D5-1F-30-01-00-00", []), TryUser, WriteUser, readsNull),
        Text<Mpxn>(
            new("string", "an MPAN of 13 digits or an MPRN of 1 to 10 digits", "1012345678909", []),
            Mpxn.TryParse,
            static (id, text) => id.IsNone ? 0 : Copy(id.ToString(), text),
            readsNull),
        Text<RequestId>(
            new(
                "string",
                "originator:target:counter, two EUI-64s and a number above 0",
                "90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000",
                []),
            RequestId.TryParse,
            static (id, text) => id.IsNone ? 0 : id.Write(text),
            readsNull),
        Text<SimTime>(
            new("string", "a moment as 2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", []),
            MomentText.TryParse,
            MomentText.Write,
            readsNull: false),
        Text<ServiceRequestVariant>(
            new("string", "a service request variant as 8.1.1 (twin rules show lists them)", "8.1.1", ServiceRequestCatalogue.Codes.Codes),
            ServiceRequestVariant.TryParse,
            static (variant, text) => Copy(variant.Srv, text),
            readsNull: false),
        Codes(UserRoleCatalogue.Codes),
        Codes(ResponseCodeCatalogue.Codes, "a response code as I0, I99 or E5"),
        Codes(DeviceTypeCatalogue.Codes),
        Codes(SmiStatusCatalogue.Codes),
        Codes(FieldTexts.Flags),
        Codes(FieldTexts.EventKinds),
        Codes(FieldTexts.CamelCase<SmetsVersion>()),
        Codes(FieldTexts.CamelCase<DeviceLifecycle>()),
        Codes(FieldTexts.CamelCase<RecoveryStage>()),
        Codes(FieldTexts.CamelCase<HubStage>()),
        Codes(FieldTexts.CamelCase<CspRegion>()),
        Codes(FieldTexts.CamelCase<WanCoverage>()),
        Codes(FieldTexts.CamelCase<HanVariant>()),
        Codes(FieldTexts.CamelCase<MeterPointKind>()),
        Codes(FieldTexts.CamelCase<RegistrationKind>()),
        Codes(FieldTexts.CamelCase<HubMovement>()),
        Codes(FieldTexts.CamelCase<DccOutageMode>()),
        Codes(FieldTexts.CamelCase<Fuel>()),
        Codes(FieldTexts.CamelCase<UserStatus>()),
        Codes(FieldTexts.CamelCase<SmkiRecoveryStep>()),
        new CommandVariantConverter(),
        new EntityKeyConverter(),
        new RequestValuesConverter(),
    ];

    private static TextConverter<T> Text<T>(
        FieldForm form, TextConverter<T>.TryRead tryRead, TextConverter<T>.WriteText write, bool readsNull)
        where T : struct
        => new(form, tryRead, write, readsNull);

    private static TextConverter<T> Codes<T>(CodeSet<T> codes, string? allowed = null)
        where T : struct
        => new(
            new FieldForm("string", allowed ?? $"one of {codes.Allowed}", codes.Codes[0], codes.Codes),
            codes.TryParse,
            (value, text) => Copy(codes.Code(value), text),
            readsNull: false);

    private static int WriteUser(UserId user, Span<char> text) => WriteDevice(new DeviceId(user.Value), text);

    private static int WriteDevice(DeviceId device, Span<char> text)
    {
        if (device.IsNone)
        {
            return 0;
        }

        device.Write(text);
        return DeviceId.TextLength;
    }

    private static int Copy(string code, Span<char> text)
    {
        code.CopyTo(text);
        return code.Length;
    }

    private static bool TryUser(ReadOnlySpan<char> text, out UserId user)
    {
        bool isEui = DeviceId.TryParse(text, out DeviceId eui);
        user = new UserId(eui.Value);
        return isEui;
    }
}
