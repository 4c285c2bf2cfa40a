using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Twin.Contracts.Requests;
using Twin.Domain.Identity;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Contracts.Json;

/// <summary>
/// Reads the one message of which there are thousands a second, in a quarter of the time that the generated metadata takes. It knows
/// requests as they should be; whatever else comes is left to the metadata, which says what is wrong or reads it after all.
/// </summary>
internal static class ServiceRequestReader
{
    private static readonly TextConverter<RequestId> Ids = Converter<RequestId>();
    private static readonly TextConverter<ServiceRequestVariant> Variants = Converter<ServiceRequestVariant>();
    private static readonly TextConverter<UserRole> Roles = Converter<UserRole>();
    private static readonly TextConverter<SimTime> Moments = Converter<SimTime>();
    private static readonly CommandVariantConverter CommandVariants = new();
    private static readonly RequestValuesConverter Values = new();

    [Flags]
    private enum Members
    {
        None = 0,
        Id = 1,
        Srv = 2,
        CommandVariant = 4,
        Role = 8,
        ExecuteAt = 16,
        Values = 32,
    }

    /// <summary>Reads a request; false when it is not as it should be.</summary>
    /// <param name="json">The whole message in UTF-8.</param>
    /// <param name="request">The request.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out ServiceRequest? request)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            return TryRead(ref reader, out request) && !reader.Read();
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // The second is thrown for texts that are no UTF-8.
            request = null;
            return false;
        }
    }

    private static bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out ServiceRequest? request)
    {
        request = null;
        RequestId id = default;
        ServiceRequestVariant srv = default;
        CommandVariant? commandVariant = null;
        UserRole? role = null;
        SimTime? executeAt = null;
        RequestValues values = RequestValues.Empty;
        Members seen = Members.None;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Members member = MemberOf(ref reader);
            if (member == Members.None || (seen & member) != 0 || !reader.Read())
            {
                return false;
            }

            seen |= member;
            bool isRead = member switch
            {
                Members.Id => Ids.TryReadString(ref reader, out id),
                Members.Srv => Variants.TryReadString(ref reader, out srv),
                Members.Role => TryRead(Roles, ref reader, out role),
                Members.ExecuteAt => TryRead(Moments, ref reader, out executeAt),
                Members.CommandVariant => TryRead(CommandVariants, ref reader, out commandVariant),
                _ => TryRead(Values, ref reader, out values),
            };
            if (!isRead)
            {
                return false;
            }
        }

        if ((seen & (Members.Id | Members.Srv)) != (Members.Id | Members.Srv))
        {
            return false;
        }

        request = new ServiceRequest
        {
            Id = id, Srv = srv, CommandVariant = commandVariant, Role = role, ExecuteAt = executeAt, Values = values,
        };
        return true;
    }

    private static Members MemberOf(ref Utf8JsonReader reader)
        => reader.ValueTextEquals("id"u8) ? Members.Id
            : reader.ValueTextEquals("srv"u8) ? Members.Srv
            : reader.ValueTextEquals("role"u8) ? Members.Role
            : reader.ValueTextEquals("values"u8) ? Members.Values
            : reader.ValueTextEquals("commandVariant"u8) ? Members.CommandVariant
            : reader.ValueTextEquals("executeAt"u8) ? Members.ExecuteAt
            : Members.None;

    private static bool TryRead(CommandVariantConverter converter, ref Utf8JsonReader reader, out CommandVariant? value)
    {
        value = converter.Read(ref reader, typeof(CommandVariant), TwinJson.Options);
        return true;
    }

    private static bool TryRead(RequestValuesConverter converter, ref Utf8JsonReader reader, out RequestValues value)
    {
        value = converter.Read(ref reader, typeof(RequestValues), TwinJson.Options);
        return true;
    }

    private static bool TryRead<T>(TextConverter<T> converter, ref Utf8JsonReader reader, out T? value)
        where T : struct
    {
        bool isRead = converter.TryReadString(ref reader, out T read);
        value = isRead ? read : null;
        return isRead;
    }

    private static TextConverter<T> Converter<T>()
        where T : struct
        => (TextConverter<T>)TwinJson.Options.GetConverter(typeof(T));
}
