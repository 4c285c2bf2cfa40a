using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Twin.Domain.Rules;

/// <summary>The tables of <c>rules/*.csv</c> as they are embedded in this assembly.</summary>
public static class RuleTables
{
    private const string Prefix = "rules/";

    /// <summary>The names of all tables, as <c>rules/service-requests.csv</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = FindNames();

    /// <summary>
    /// The SHA-256 of all tables in the order of <see cref="Names"/>, in lower-case hexadecimal: for each the name, a line feed, the
    /// length in bytes, a line feed and the bytes. A run names it, so that a result names its rules.
    /// </summary>
    public static string Hash { get; } = ComputeHash();

    /// <summary>The bytes of one table.</summary>
    /// <param name="name">A name of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public static byte[] Read(string name)
    {
        using Stream stream = typeof(RuleTables).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"there is no table '{name}'", nameof(name));
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads every row of an embedded table; anything wrong with it is an error of the build, found at the first use.</summary>
    /// <param name="name">The table's name without folder and ending.</param>
    /// <param name="columns">Its columns; the three source columns are added.</param>
    /// <param name="make">Makes the row's value; what it reports through the row is collected.</param>
    /// <exception cref="InvalidInputException">The table breaks a rule of its columns.</exception>
    internal static T[] Load<T>(string name, string[] columns, Func<RuleRow, T> make)
    {
        string file = Prefix + name + ".csv";
        InputErrors errors = new();
        List<T> rows = [];
        string[] all = [.. columns, "source_document", "source_version", "source_clause"];
        using StreamReader reader = new(new MemoryStream(Read(file)), Encoding.UTF8);
        if (CsvTable.Open(reader, file, CsvColumn.AllRequired(all), errors, lastLineMustEnd: true) is { } table)
        {
            RuleRow row = new(table, all);
            while (table.Read())
            {
                rows.Add(make(row));
            }
        }

        errors.ThrowIfAny();
        return [.. rows];
    }

    private static string[] FindNames()
    {
        string[] names = Assembly.GetExecutingAssembly().GetManifestResourceNames();
        names = Array.FindAll(names, static n => n.StartsWith(Prefix, StringComparison.Ordinal));
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    private static string ComputeHash()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in Names)
        {
            byte[] bytes = Read(name);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\n{bytes.Length}\n")));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
