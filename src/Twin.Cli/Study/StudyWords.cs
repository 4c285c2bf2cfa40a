using System.Diagnostics;
using Twin.Studies.Modifications;
using Twin.Studies.Running;

namespace Twin.Cli.Study;

/// <summary>What lists say of a study.</summary>
internal static class StudyWords
{
    /// <summary>The heading of a group.</summary>
    public static string Title(StudyGroup group) => group switch
    {
        StudyGroup.Devices => "Devices, firmware and the Central Products List",
        StudyGroup.Flags => "Service flags and registration",
        StudyGroup.PowerOutages => "Loss of supply and its alerts",
        StudyGroup.Traffic => "Outages and load of the DCC",
        StudyGroup.Combined => "Several at once",
        _ => throw new UnreachableException(),
    };

    /// <summary>The group in JSON: <c>powerOutages</c>.</summary>
    public static string Code(StudyGroup group)
    {
        string name = group.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The title of a proposal; empty where the register has none of the id.</summary>
    public static string TitleOf(string id) => ModificationRegister.BuiltIn.Find(id)?.Title ?? string.Empty;

    /// <summary>A study as lists print it with <c>--json</c>.</summary>
    public static Dictionary<string, object?> Json(IStudy study) => new()
    {
        ["name"] = study.Name,
        ["title"] = study.Title,
        ["group"] = Code(study.Group),
        ["question"] = study.Question,
        ["modifications"] = study.Modifications,
    };
}
