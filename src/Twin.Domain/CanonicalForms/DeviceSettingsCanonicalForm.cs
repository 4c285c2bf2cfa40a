using System.Buffers;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.CanonicalForms;

/// <summary>The settings of a device as bytes: how many groups, then for each by ascending name its name and its values.</summary>
public static class DeviceSettingsCanonicalForm
{
    private const int LeastBytesOfGroup = 8;

    /// <summary>Writes settings.</summary>
    public static void Write(IBufferWriter<byte> bytes, DeviceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(settings);
        FormWriter writer = new(bytes);
        writer.Count(settings.Count);
        foreach (KeyValuePair<string, RequestValues> group in settings)
        {
            writer.Text(group.Key);
            RequestValuesCanonicalForm.Write(writer, group.Value);
        }
    }

    /// <summary>Reads settings.</summary>
    /// <exception cref="FormatException">The bytes are not those of any settings.</exception>
    public static DeviceSettings Read(ReadOnlySpan<byte> bytes)
    {
        FormReader reader = new("device settings", bytes);
        KeyValuePair<string, RequestValues>[] groups = new KeyValuePair<string, RequestValues>[reader.Count("groups", LeastBytesOfGroup)];
        for (int at = 0; at < groups.Length; at++)
        {
            string name = reader.Text("a group's name");
            if (at > 0 && string.CompareOrdinal(groups[at - 1].Key, name) >= 0)
            {
                throw reader.Refuse($"found the group '{name}' after '{groups[at - 1].Key}'", "groups in ascending order");
            }

            groups[at] = KeyValuePair.Create(name, RequestValuesCanonicalForm.Read(ref reader));
        }

        reader.End();
        return DeviceSettings.Of(groups);
    }
}
