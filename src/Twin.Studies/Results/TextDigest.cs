using System.Security.Cryptography;
using System.Text;

namespace Twin.Studies.Results;

/// <summary>The digest of what a run, a sweep or a tornado found.</summary>
internal static class TextDigest
{
    /// <summary>The SHA-256 of a text in UTF-8, lower-case hexadecimal.</summary>
    internal static string Of(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
