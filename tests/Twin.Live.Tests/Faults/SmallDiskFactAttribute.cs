using Xunit;

namespace Twin.Live.Tests.Faults;

/// <summary>A test that needs a <see cref="SmallDisk"/>; skipped, and named as such, where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    /// <summary>Marks a test.</summary>
    public SmallDiskFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !SmallDisk.CanBeMade)
        {
            Skip = "no small file system can be mounted here (needs the superuser on Linux)";
        }
    }
}
