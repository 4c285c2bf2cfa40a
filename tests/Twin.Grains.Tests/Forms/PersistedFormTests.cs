using System.Text;
using System.Text.RegularExpressions;
using Twin.Testing;
using Xunit;

namespace Twin.Grains.Tests.Forms;

/// <summary>
/// What was ever written can be read. Each version of each form has a golden of its own with bytes and what they mean; those of earlier
/// versions stay for ever, so that today's program is tested on what yesterday's wrote.
/// </summary>
public sealed partial class PersistedFormTests
{
    private const int BytesPerLine = 60;
    private const string Means = "\nmeans ";

    public static TheoryData<string> Names => [.. PersistedForms.All.Select(static form => form.Name)];

    private static string Folder => Path.Combine(RepositoryRoot.Path, "tests", "Twin.Grains.Tests", "Goldens", "forms");

    [Theory]
    [MemberData(nameof(Names))]
    public void Form_of_today_goes_round_byte_for_byte_and_means_what_it_meant(string name)
    {
        PersistedForm form = PersistedForms.All.Single(one => one.Name == name);
        string file = $"{name}.v{form.Version}.txt";
        bool isNew = !File.Exists(Path.Combine(Folder, file));
        byte[] bytes = isNew ? form.Sample() : BytesOf(form, file);
        object read = form.Read(form.Version, bytes);
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(form.Write(read)));
        Golden.Verify($"forms/{file}", Text(form, bytes, read));
    }

    [Fact]
    public void Every_version_ever_written_is_read_by_the_program_of_today()
    {
        string[] files = [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            Match name = FileName().Match(file);
            Assert.True(name.Success, $"{file} is no golden of a form");
            PersistedForm form = PersistedForms.All.Single(one => one.Name == name.Groups["form"].Value);
            byte version = byte.Parse(name.Groups["version"].Value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(version, (byte)1, form.Version);
            byte[] bytes = BytesOf(form, file);
            Golden.Verify($"forms/{file}", Text(form, bytes, form.Read(version, bytes)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_that_break_off_are_refused(string name)
    {
        PersistedForm form = PersistedForms.All.Single(one => one.Name == name);
        byte[] bytes = BytesOf(form, $"{name}.v{form.Version}.txt");
        Exception error = Assert.ThrowsAny<Exception>(() => form.Read(form.Version, bytes[..^1]));
        Assert.True(error is FormatException or System.Text.Json.JsonException, $"{error.GetType().Name}: {error.Message}");
    }

    private static string Text(PersistedForm form, byte[] bytes, object read)
    {
        string written = form.IsText
            ? Encoding.UTF8.GetString(bytes)
            : string.Join('\n', Convert.ToHexString(bytes).Chunk(2 * BytesPerLine).Select(static line => new string(line)));
        return $"{written}\n{Means}{Dump.Of(read)}";
    }

    private static byte[] BytesOf(PersistedForm form, string file)
    {
        string text = File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");
        string written = text[..text.IndexOf(Means, StringComparison.Ordinal)].TrimEnd('\n');
        return form.IsText
            ? Encoding.UTF8.GetBytes(written)
            : Convert.FromHexString(written.Replace("\n", string.Empty, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?<form>[a-z-]+)\.v(?<version>\d+)\.txt$")]
    private static partial Regex FileName();
}
