using System.Text;
using Twin.Domain.Rules;

namespace Twin.Studies.Input;

/// <summary>Reads the YAML files users write: strictly, with the file and line of everything in them.</summary>
/// <remarks>
/// One document a file, a map at its top, UTF-8, at most <see cref="LargestBytes"/>. Anchors, aliases and the merge key
/// (<c>&lt;&lt;</c>) work; tags do not. A key that stands twice is an error. What follows is reported to the
/// <see cref="InputErrors"/> handed in, all of it and not only the first; a null answer means that something was.
/// </remarks>
public static class YamlInput
{
    /// <summary>The largest file that is read, in bytes: 1 MiB.</summary>
    public const int LargestBytes = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; its name in errors too.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The map at the top, or null when the file could not be read as YAML.</returns>
    public static YamlMap? ReadFile(string path, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(path, stream, errors);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            errors.Add(path, 0, string.Empty, string.Empty, string.Empty, "there is no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            errors.Add(path, 0, string.Empty, string.Empty, string.Empty, "the file cannot be read: " + e.Message);
        }

        return null;
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="file">The name in errors.</param>
    /// <param name="stream">The bytes.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The map at the top, or null when the bytes are not YAML.</returns>
    public static YamlMap? Read(string file, Stream stream, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(errors);
        byte[] bytes = new byte[LargestBytes + 1];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > LargestBytes)
        {
            errors.Add(file, 0, string.Empty, "more than 1 MiB", "at most 1 MiB");
            return null;
        }

        ReadOnlySpan<byte> content = bytes.AsSpan(0, length);
        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            return Parse(file, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content), errors);
        }
        catch (DecoderFallbackException)
        {
            errors.Add(file, 0, string.Empty, "bytes that are not UTF-8", "a text in UTF-8");
            return null;
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="file">The name in errors.</param>
    /// <param name="text">The YAML text.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The map at the top, or null when the text is not YAML.</returns>
    public static YamlMap? Parse(string file, string text, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(errors);
        if (Encoding.UTF8.GetByteCount(text) > LargestBytes)
        {
            errors.Add(file, 0, string.Empty, "more than 1 MiB", "at most 1 MiB");
            return null;
        }

        YamlNode? top = new YamlComposer(file, errors).Compose(text);
        return top is null ? null : new YamlValue(file, string.Empty, top, errors).AsMap();
    }
}
