using System.Diagnostics;

namespace Twin.Live.Tests.Faults;

/// <summary>A real file system of a few mebibytes in memory, so that a disk can be full. Only the superuser can mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    /// <summary>Mounts it.</summary>
    /// <param name="mebibytes">Its size.</param>
    internal SmallDisk(int mebibytes)
    {
        Folder = Directory.CreateTempSubdirectory("twin-disk-").FullName;
        Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", Folder);
    }

    /// <summary>Whether this process can mount one.</summary>
    internal static bool CanBeMade
    {
        get
        {
            try
            {
                using SmallDisk disk = new(1);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }

    /// <summary>Where it is mounted.</summary>
    internal string Folder { get; }

    /// <summary>Gives it another size, keeping what is on it.</summary>
    internal void Resize(int mebibytes) => Run("mount", "-o", $"remount,size={mebibytes}m", Folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static void Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)}: {said}");
        }
    }
}
