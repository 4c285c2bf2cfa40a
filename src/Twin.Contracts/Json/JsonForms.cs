namespace Twin.Contracts.Json;

/// <summary>What may stand where a field is of a type that JSON knows itself.</summary>
internal static class JsonForms
{
    private static readonly FieldForm Whole = new("integer", "a whole number", "1", []);
    private static readonly FieldForm YesNo = new("boolean", "true or false", "true", []);
    private static readonly FieldForm Text = new("string", "a text", "text", []);
    private static readonly FieldForm Uuid = new(
        "string", "a UUID as 0198c7f0-52c4-7f3a-9d6e-0d6b8f4f1a11", "0198c7f0-52c4-7f3a-9d6e-0d6b8f4f1a11", []);

    /// <summary>The form of a type; null for objects and lists.</summary>
    public static FieldForm? Of(Type type)
        => type == typeof(int) || type == typeof(long) || type == typeof(ulong) ? Whole
            : type == typeof(bool) ? YesNo
            : type == typeof(string) ? Text
            : type == typeof(Guid) ? Uuid
            : null;
}
