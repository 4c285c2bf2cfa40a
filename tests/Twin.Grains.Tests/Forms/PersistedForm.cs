namespace Twin.Grains.Tests.Forms;

/// <summary>A form that a store keeps or that calls of grains carry.</summary>
/// <param name="Name">Its name, which is that of its goldens.</param>
/// <param name="Version">The version written today.</param>
/// <param name="Sample">Bytes of an example, for a new golden only.</param>
/// <param name="Read">Reads bytes of a version.</param>
/// <param name="Write">Writes what was read, in today's version.</param>
/// <param name="IsText">Whether the bytes are text.</param>
internal sealed record PersistedForm(
    string Name, byte Version, Func<byte[]> Sample, Func<byte, byte[], object> Read, Func<object, byte[]> Write, bool IsText = false);
