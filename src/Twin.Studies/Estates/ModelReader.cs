using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Studies.Input;

namespace Twin.Studies.Estates;

/// <summary>Reads the device models of a profile.</summary>
internal static class ModelReader
{
    private const int LongestName = 30;
    private const int LongestVersion = 8;

    private static readonly CodeSet<SmetsVersion> SmetsCodes = new(
        ("SMETS1", SmetsVersion.Smets1), ("SMETS2", SmetsVersion.Smets2));

    /// <summary>Reads the models; reports those that stand twice and shares that are not 100 percent for a type and generation.</summary>
    internal static ImmutableArray<ModelShare> Read(YamlValue? list)
    {
        ImmutableArray<ModelShare>.Builder models = ImmutableArray.CreateBuilder<ModelShare>();
        HashSet<(DeviceType, SmetsVersion, string, string)> seen = [];
        foreach (YamlMap map in ProfileReader.Maps(list, "type", "smets", "manufacturer", "model", "percent", "firmware"))
        {
            DeviceType? type = map.Required("type")?.AsCode(DeviceTypeCatalogue.Codes);
            SmetsVersion? smets = map.Required("smets")?.AsCode(SmetsCodes);
            YamlValue? name = map.Required("model");
            string manufacturer = Text(map.Required("manufacturer"), LongestName);
            string model = Text(name, LongestName);
            int share = Percent.Required(map, "percent");
            ImmutableArray<NamedShare> firmware = ReadFirmware(map.Required("firmware"));
            if (type is not { } knownType || smets is not { } knownSmets)
            {
                continue;
            }

            if (!seen.Add((knownType, knownSmets, manufacturer, model)))
            {
                name?.Fail("each model of a type, generation and manufacturer once", "the model stands above too");
            }

            models.Add(new ModelShare(knownType, knownSmets, manufacturer, model, share, firmware));
        }

        foreach (IGrouping<(DeviceType Type, SmetsVersion Smets), ModelShare> group in models.GroupBy(static m => (m.Type, m.Smets)))
        {
            string which = $" of the models of {SmetsCodes.Code(group.Key.Smets)} {group.Key.Type.Code()}";
            Percent.CheckWhole(list, "percent", group.Select(static m => m.SharePpm), which);
        }

        return models.ToImmutable();
    }

    /// <summary>Reports meters that occur in the profile and have no model: their firmware could not leave the CPL.</summary>
    internal static void CheckPresent(YamlMap top, PopulationProfile profile)
    {
        if (profile.Smets1Ppm > 0)
        {
            CheckPresent(top, profile, SmetsVersion.Smets1);
        }

        if (profile.Smets1Ppm < Percent.Whole)
        {
            CheckPresent(top, profile, SmetsVersion.Smets2);
        }
    }

    private static void CheckPresent(YamlMap top, PopulationProfile profile, SmetsVersion smets)
    {
        foreach (DeviceType type in (DeviceType[])[DeviceType.Esme, DeviceType.Gsme])
        {
            bool occurs = type == DeviceType.Esme || profile.GasPpm > 0;
            if (occurs && !profile.Models.Any(m => m.Type == type && m.Smets == smets))
            {
                top.Optional("models")?.Fail(
                    $"models of {SmetsCodes.Code(smets)} {type.Code()}", "the profile has such meters; see smets1Percent and gasPercent");
            }
        }
    }

    private static ImmutableArray<NamedShare> ReadFirmware(YamlValue? list)
    {
        ImmutableArray<NamedShare> firmware = ProfileReader.ReadNamed(list, "version");
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (NamedShare version in firmware)
        {
            if (version.Name.Length > LongestVersion)
            {
                list?.Fail($"versions of 1 to {LongestVersion} characters", $"'{version.Name}' is longer");
            }

            if (!seen.Add(version.Name) && version.Name.Length > 0)
            {
                list?.Fail("each version once", $"'{version.Name}' stands twice");
            }
        }

        return firmware;
    }

    private static string Text(YamlValue? value, int longest)
    {
        string text = value?.AsText() ?? string.Empty;
        if (text.Length > longest)
        {
            value?.Fail($"1 to {longest} characters");
        }

        return text;
    }
}
