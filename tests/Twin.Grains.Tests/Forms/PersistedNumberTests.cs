using System.Globalization;
using System.Reflection;
using System.Text;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Grains.Clock;
using Twin.Testing;
using Xunit;

namespace Twin.Grains.Tests.Forms;

/// <summary>Numbers and names that stores and calls of grains hold: a change of one is a change of what is already written.</summary>
public sealed class PersistedNumberTests
{
    [Fact]
    public void Numbers_of_enumerations_stay()
    {
        StringBuilder text = new();
        IEnumerable<Type> types = typeof(DeviceRecord).Assembly.GetExportedTypes()
            .Concat([typeof(Grains.Forms.OperationCause)])
            .Where(static type => type.IsEnum)
            .OrderBy(static type => type.FullName, StringComparer.Ordinal);
        foreach (Type type in types)
        {
            IEnumerable<string> members = Enum.GetNames(type)
                .Select(name => $"{name}={Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
            text.Append(CultureInfo.InvariantCulture, $"{type.Name}: {string.Join(' ', members)}\n");
        }

        Golden.Verify("persisted-numbers.txt", text.ToString());
    }

    [Fact]
    public void Names_and_numbers_of_grain_calls_stay()
    {
        StringBuilder text = new();
        foreach (Type type in typeof(Board).Assembly.GetTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            if (type.GetCustomAttribute<AliasAttribute>() is { } alias && type.Namespace!.StartsWith("Twin.", StringComparison.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"{alias.Alias}\n");
                foreach (string line in Members(type).Order(StringComparer.Ordinal))
                {
                    text.Append(CultureInfo.InvariantCulture, $"  {line}\n");
                }
            }
        }

        Golden.Verify("grain-calls.txt", text.ToString());
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (MemberInfo member in type.GetMembers(own))
        {
            if (member is MethodInfo method && method.GetCustomAttribute<AliasAttribute>() is { } alias)
            {
                yield return $"{alias.Alias}({string.Join(", ", method.GetParameters().Select(static one => Name(one.ParameterType)))}) "
                    + $"-> {Name(method.ReturnType)}";
            }
            else if (member.GetCustomAttribute<IdAttribute>() is { } id)
            {
                yield return $"{id.Id}: {member.Name} {Name((member as PropertyInfo)?.PropertyType ?? ((FieldInfo)member).FieldType)}";
            }
        }
    }

    private static string Name(Type type) => !type.IsGenericType
        ? type.Name
        : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
}
