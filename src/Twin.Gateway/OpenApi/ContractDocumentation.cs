using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Twin.Gateway.OpenApi;

/// <summary>The sentences of the contract's own documentation, so that the reference says what the code says.</summary>
internal static partial class ContractDocumentation
{
    private static readonly Dictionary<string, XElement> Members = Load();

    /// <summary>What a type is; empty when it is not of the contract.</summary>
    public static string Of(Type type) => Members.TryGetValue("T:" + type.FullName, out XElement? member) ? Text(member.Element("summary")) : string.Empty;

    /// <summary>What a member of a message is.</summary>
    /// <param name="type">The message.</param>
    /// <param name="name">The member, as C# writes it.</param>
    public static string Of(Type? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Members.TryGetValue($"P:{type.FullName}.{name}", out XElement? member) && member.Element("summary") is { } summary)
            {
                return Text(summary);
            }

            // The members of a positional record are documented as its parameters.
            if (Members.TryGetValue("T:" + type.FullName, out XElement? record)
                && record.Elements("param").FirstOrDefault(one => (string?)one.Attribute("name") == name) is { } parameter)
            {
                return Text(parameter);
            }
        }

        return string.Empty;
    }

    private static Dictionary<string, XElement> Load()
    {
        using Stream stream = typeof(ContractDocumentation).Assembly.GetManifestResourceStream("Twin.Contracts.xml")!;
        return XDocument.Load(stream).Root!.Element("members")!.Elements("member").ToDictionary(static one => (string)one.Attribute("name")!);
    }

    private static string Text(XElement? element)
    {
        if (element is null)
        {
            return string.Empty;
        }

        IEnumerable<string> parts = element.Nodes().Select(static node => node switch
        {
            XElement { Name.LocalName: "see" } reference => ((string?)reference.Attribute("cref") ?? string.Empty).Split('.', ':')[^1],
            XElement inner => inner.Value,
            _ => node.ToString(),
        });
        return Blanks().Replace(string.Concat(parts), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
