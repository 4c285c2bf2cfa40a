using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Twin.Grains.Tests.Forms;

/// <summary>
/// Says in text what an object holds, field by field, so that a form whose fields changed places is seen even where its bytes go round.
/// </summary>
internal static class Dump
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    internal static string Of(object? value)
    {
        StringBuilder text = new();
        Write(value, string.Empty, text);
        return text.ToString();
    }

    private static void Write(object? value, string indent, StringBuilder to)
    {
        switch (value)
        {
            case null:
                to.Append("-\n");
                break;
            case byte[] bytes:
                to.Append(Convert.ToHexString(bytes)).Append('\n');
                break;
            case string or Enum or bool:
            case IFormattable when value.GetType().IsPrimitive:
                to.Append(CultureInfo.InvariantCulture, $"{value}\n");
                break;
            case IEnumerable many when !IsDefault(value):
                to.Append('\n');
                foreach (object? one in many)
                {
                    to.Append(indent).Append("  * ");
                    Write(one, indent + "    ", to);
                }

                break;
            case var _ when SaysItself(value.GetType()):
                to.Append(CultureInfo.InvariantCulture, $"{value}\n");
                break;
            default:
                WriteFields(value, indent, to);
                break;
        }
    }

    private static void WriteFields(object value, string indent, StringBuilder to)
    {
        to.Append(value.GetType().Name).Append('\n');
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Own))
            {
                string name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
                to.Append(indent).Append("  ").Append(name).Append(": ");
                Write(field.GetValue(value), indent + "  ", to);
            }
        }
    }

    // Ids, moments and codes have a text of their own; records print what they hold only at their top.
    private static bool SaysItself(Type type)
        => type.GetMethod(nameof(ToString), Own, Type.EmptyTypes) is { } own
            && own.GetCustomAttribute<CompilerGeneratedAttribute>() is null;

    private static bool IsDefault(object value)
        => value.GetType().GetProperty("IsDefault") is { } unset && unset.GetValue(value) is true;
}
