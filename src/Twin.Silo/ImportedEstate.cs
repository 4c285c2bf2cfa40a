using System.Security.Cryptography;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Inventories;

namespace Twin.Silo;

/// <summary>An inventory file that was read without an error.</summary>
/// <param name="Estate">What is in it; its numbers of users and products depend on nothing but the file.</param>
/// <param name="Hash">The first 16 hexadecimal digits of the SHA-256 of its bytes.</param>
/// <param name="Warnings">Check digits that do not fit their numbers.</param>
internal sealed record ImportedEstate(SimulatedEstate Estate, string Hash, IReadOnlyList<InputError> Warnings)
{
    /// <summary>Reads a file; null when anything in it is wrong.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rules">The rules under which flags are derived.</param>
    /// <param name="errors">Takes everything that is wrong, with file and line.</param>
    internal static ImportedEstate? Read(string path, RuleSet rules, InputErrors errors)
    {
        if (!File.Exists(path))
        {
            errors.Add("options", 0, "import", path, "the path of an inventory file (CSV)");
            return null;
        }

        InputErrors warnings = new();
        using SHA256 hash = SHA256.Create();
        using CryptoStream bytes = new(File.OpenRead(path), hash, CryptoStreamMode.Read);
        using StreamReader reader = new(bytes);
        SimulatedEstate? estate = InventoryReader.Read(reader, path, rules, 1, errors, warnings);
        if (estate is null)
        {
            return null;
        }

        // What the reader has not asked for belongs to the file as well.
        bytes.CopyTo(Stream.Null);
        return new ImportedEstate(estate, Convert.ToHexStringLower(hash.Hash!)[..16], [.. warnings.Items]);
    }
}
