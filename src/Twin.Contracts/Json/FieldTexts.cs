using System.Text.Json;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Records;
using Twin.Domain.Rules;

namespace Twin.Contracts.Json;

/// <summary>How the closed sets of the contract are written: in camel case, where the field has no text of its own.</summary>
public static class FieldTexts
{
    /// <summary>What an entity is.</summary>
    public static CodeSet<EntityKind> EntityKinds { get; } = CamelCase<EntityKind>(EntityKind.None);

    /// <summary>What an event tells.</summary>
    public static CodeSet<TwinEventKind> EventKinds { get; } = CamelCase<TwinEventKind>();

    /// <summary>The DCC Service Flag: its letter, and <c>null</c> without one.</summary>
    public static CodeSet<DccServiceFlag> Flags { get; } = new(
        Array.ConvertAll(Enum.GetValues<DccServiceFlag>(), static flag => (flag == DccServiceFlag.Null ? "null" : flag.ToString(), flag)));

    /// <summary>The text of an entity's kind.</summary>
    public static string Of(EntityKind kind) => EntityKinds.Code(kind);

    /// <summary>The text of an event's kind.</summary>
    public static string Of(TwinEventKind kind) => EventKinds.Code(kind);

    /// <summary>The members of an enumeration in camel case.</summary>
    /// <param name="without">Members that have no text.</param>
    internal static CodeSet<T> CamelCase<T>(params T[] without)
        where T : struct, Enum
        => new(Array.ConvertAll(
            Array.FindAll(Enum.GetValues<T>(), one => !without.Contains(one)),
            static one => (JsonNamingPolicy.CamelCase.ConvertName(one.ToString()), one)));
}
