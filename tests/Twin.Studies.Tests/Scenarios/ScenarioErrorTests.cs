using Twin.Domain.Rules;
using Twin.Studies.CplRemoval;
using Twin.Studies.Running;
using Xunit;

namespace Twin.Studies.Tests.Scenarios;

/// <summary>What a user reads when a scenario is wrong: the whole line, as it stands.</summary>
public sealed class ScenarioErrorTests : IDisposable
{
    private const string Page = "allowed: the inputs that 'twin study show cpl-removal' lists; there is no such input";

    private readonly string folder = Directory.CreateTempSubdirectory("twin-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // The first line of every scenario here names the study; paths are told without the folder.
    private string[] Errors(string rest, params string[] settings)
    {
        string path = Path.Combine(folder, "s.yaml");
        File.WriteAllText(path, "study: cpl-removal\n" + rest + "\n");
        try
        {
            _ = StudyInput.Load(new CplRemovalStudy(), path, settings, []);
            return [];
        }
        catch (InvalidInputException error)
        {
            return [.. error.Errors.Select(e => e.ToString().Replace(
                folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal))];
        }
    }

    [Theory]
    [InlineData(
        "sede: 4",
        "s.yaml:2: field 'sede': found 'sede'; allowed: study, title, estate, seed, inputs, traffic, variants; did you mean 'seed'?")]
    [InlineData("seed: -1", "s.yaml:2: field 'seed': found '-1'; allowed: a whole number of at least 0")]
    [InlineData("title:", "s.yaml:2: field 'title': found 'nothing'; allowed: a text")]
    [InlineData("estate: gb", "s.yaml:2: field 'estate': found 'gb'; allowed: a map of keys and values")]
    [InlineData(
        "estate: { profil: gb, profile: gb }",
        "s.yaml:2: field 'estate.profil': found 'profil'; allowed: profile, premises, inventory; did you mean 'profile'?")]
    [InlineData(
        "estate: { profile: gb, inventory: a.csv }",
        "s.yaml:2: field 'estate': found 'profile and inventory'; allowed: either profile or inventory")]
    [InlineData("estate: { premises: 5 }", "s.yaml:2: field 'estate': found 'neither'; allowed: either profile or inventory")]
    [InlineData(
        "estate: { inventory: a.csv, premises: 5 }",
        "s.yaml:2: field 'estate.premises': found '5'; allowed: no premises with an inventory; an inventory has the premises it has")]
    [InlineData(
        "estate: { profile: gb, premises: 0 }", "s.yaml:2: field 'estate.premises': found '0'; allowed: a whole number from 1 to 99999999")]
    [InlineData("estate: { profile: gbb }",
        "s.yaml:2: field 'estate.profile': found 'gbb'; allowed: flag-round-trip, gb-national, gb, service-flags, or the path "
            + "of a YAML file; there is no such file")]
    [InlineData(
        "estate: { inventory: none.csv }",
        "s.yaml:2: field 'estate.inventory': found 'none.csv'; allowed: the path of a CSV file; there is no such file")]
    public void Top_and_estate(string yaml, string expected) => Assert.Equal([expected], Errors(yaml));

    [Theory]
    [InlineData("inputs: [1]", "s.yaml:2: field 'inputs': found 'a list'; allowed: a map of keys and values")]
    [InlineData("inputs: { horizonDay: 9 }", "s.yaml:2: field 'horizonDay': found '9'; " + Page + "; did you mean 'horizonDays'?")]
    [InlineData(
        "inputs: { removal: { atHour: 9 } }", "s.yaml:2: field 'removal.atHour': found '9'; " + Page + "; did you mean 'removal.atHours'?")]
    [InlineData("inputs: { weather: { wind: 9 } }", "s.yaml:2: field 'weather': found 'a map'; " + Page)]
    [InlineData("inputs: { horizonDays: 0 }", "s.yaml:2: field 'horizonDays': found '0'; allowed: a number from 0.01 to 3650")]
    [InlineData("inputs: { horizonDays: ninety }", "s.yaml:2: field 'horizonDays': found 'ninety'; allowed: a number from 0.01 to 3650")]
    [InlineData("inputs: { horizonDays: 9e1 }", "s.yaml:2: field 'horizonDays': found '9e1'; allowed: a number from 0.01 to 3650")]
    [InlineData(
        "inputs: { horizonDays: { a: 1 } }", "s.yaml:2: field 'inputs.horizonDays': found 'a map'; allowed: a number from 0.01 to 3650")]
    [InlineData(
        "inputs: { lostResponse: { percent: 101 } }",
        "s.yaml:2: field 'lostResponse.percent': found '101'; allowed: a number from 0 to 100")]
    [InlineData(
        "inputs: { lostResponse: { percent: -2 } }", "s.yaml:2: field 'lostResponse.percent': found '-2'; allowed: a number from 0 to 100")]
    [InlineData(
        "inputs: { lostResponse: { percent: 0.00005 } }",
        "s.yaml:2: field 'lostResponse.percent': found '0.00005'; allowed: a number from 0 to 100; finer than one part per million")]
    [InlineData(
        "inputs: { lostResponse: { mostTries: -1 } }",
        "s.yaml:2: field 'lostResponse.mostTries': found '-1'; allowed: a whole number from 0 to 100")]
    [InlineData(
        "inputs: { lostResponse: { mostTries: 1.5 } }",
        "s.yaml:2: field 'lostResponse.mostTries': found '1.5'; allowed: a whole number from 0 to 100")]
    [InlineData(
        "inputs: { lostResponse: { action: ask } }", "s.yaml:2: field 'lostResponse.action': found 'ask'; allowed: read, repeatActivation")]
    [InlineData(
        "inputs: { removal: { relistAfterHours: never } }",
        "s.yaml:2: field 'removal.relistAfterHours': found 'never'; allowed: a number from 0 to 87600, or none")]
    [InlineData(
        "inputs: { removal: { atHours: 2400 } }",
        "s.yaml:2: field 'removal.atHours': found '2400'; allowed: less than horizonDays (90 days); the entry would leave after the end")]
    [InlineData(
        "inputs:\n  removal.atHours: 1\n  removal: { atHours: 2 }",
        "s.yaml:4: field 'removal.atHours': found '2'; allowed: each input once; it stands on line 3 too")]
    [InlineData(
        "inputs: { removal: { deviceType: METER } }",
        "s.yaml:2: field 'removal.deviceType': found 'METER'; allowed: ESME, GSME, GPF, CHF, HCALCS, PPMID, IHD, CAD")]
    [InlineData("inputs: { removal: { firmware: 7 } }",
        "s.yaml:2: field 'removal.firmware': found '7'; allowed: 1.04, 1.03, 1.02, 1.01, 1.00; the estate has no ESME Northfield "
            + "Aurora E2 7")]
    [InlineData(
        "inputs: { removal: { deviceType: HCALCS, model: X } }",
        "s.yaml:2: field 'removal.model': found 'X'; allowed: Dunmore Switch H2; the estate has no HCALCS Northfield X 1.04")]
    [InlineData("inputs: { campaign: { replacementFirmware: 1.04 } }",
        "s.yaml:2: field 'campaign.replacementFirmware': found '1.04'; allowed: a version other than removal.firmware; the version "
            + "sent would be off the CPL")]
    [InlineData(
        "inputs: { campaign: { replacementFirmware: 1.04.00.01 } }",
        "s.yaml:2: field 'campaign.replacementFirmware': found '1.04.00.01'; allowed: 1 to 8 characters")]
    public void Inputs(string yaml, string expected) => Assert.Equal([expected], Errors(yaml));

    [Theory]
    [InlineData("{ name: x }", "s.yaml:2: field 'traffic[1].srv': the key is missing")]
    [InlineData("{ name: r, srv: 4.8.9, commandVariant: 1, sender: supplier, deviceTypes: [ESME], timing: random, perDevicePerDay: 1 }",
        "s.yaml:2: field 'traffic[1].srv': found '4.8.9'; allowed: a service request variant, as 4.8.1; did you mean '4.8.1'?")]
    [InlineData("{ name: r, srv: 4.8.1, commandVariant: 8, sender: supplier, deviceTypes: [ESME], timing: random, perDevicePerDay: 1 }",
        "s.yaml:2: field 'traffic[1].commandVariant': found '8'; allowed: the command variants of 4.8.1: 1, 2, 3")]
    [InlineData("{ name: r, srv: 4.8.1, commandVariant: 1, sender: me, deviceTypes: [ESME], timing: random, perDevicePerDay: 1 }",
        "s.yaml:2: field 'traffic[1].sender': found 'me'; allowed: supplier, networkOperator")]
    [InlineData("{ name: r, srv: 4.8.1, commandVariant: 1, sender: supplier, deviceTypes: [], timing: random, perDevicePerDay: 1 }",
        "s.yaml:2: field 'traffic[1].deviceTypes': found 'a list'; allowed: a list of some of ESME, GSME, GPF, CHF, HCALCS, PPMID, "
            + "IHD, CAD")]
    [InlineData("{ name: r, srv: 4.8.1, commandVariant: 1, sender: supplier, deviceTypes: [ESME], timing: random, perDevicePerDay: -1 }",
        "s.yaml:2: field 'traffic[1].perDevicePerDay': found '-1'; allowed: a number from 0 to 1000")]
    [InlineData("{ name: r, srv: 4.8.1, commandVariant: 1, sender: supplier, deviceTypes: [ESME], timing: random, perDevicePerDay: 1, "
        + "colour: red }",
        "s.yaml:2: field 'traffic[1].colour': found 'colour'; allowed: name, srv, commandVariant, sender, deviceTypes, timing, "
            + "perDevicePerDay")]
    public void Traffic(string row, string expected) => Assert.Equal(expected, Errors($"traffic: [{row}]")[0]);

    [Theory]
    [InlineData("[{ name: a }, { name: a }]", "s.yaml:2: field 'variants[2].name': found 'a'; allowed: a name used once")]
    [InlineData("[{ mods: [MP105] }]", "s.yaml:2: field 'variants[1].name': the key is missing")]
    [InlineData(
        "[{ name: a, mod: [MP105] }]",
        "s.yaml:2: field 'variants[1].mod': found 'mod'; allowed: name, mods, switches; did you mean 'mods'?")]
    [InlineData("[{ name: a, mods: [NONE] }]",
        "s.yaml:2: field 'variants[1].mods[1]': found 'NONE'; allowed: an id of the register or the path of a YAML file")]
    [InlineData("[{ name: a, mods: [mine.yaml] }]", "mine.yaml: there is no such file")]
    [InlineData("[{ name: a, switches: { flagRul: c } }]",
        "s.yaml:2: field 'variants[1].switches.flagRul': found 'flagRul'; allowed: eligibleRoles, deviceTypes, serviceRequests, "
            + "actsForSupplierCheck, suspendedExemptions, suspendedTypes, firmwareReadRestores, repeatedActivationRestores, "
            + "ppmidFirmwareUpdate, alertRecipients, flagRule, flagTable, exportPolicy, smets1Exported, maxUpdatesPerFile, "
            + "returnNoticeToOrderingParty, releasePolicy, alertThrottling, requestThrottling, outageAlertTarget, "
            + "falseOutageAlertSuppression, anomalyFileChannel; did you mean 'flagRule'?")]
    [InlineData(
        "[{ name: a, switches: { flagRule: f } }]",
        "s.yaml:2: field 'variants[1].switches.flagRule': found 'f'; allowed: a1, a2, b, c, c2, d, e")]
    [InlineData("[{ name: a, switches: { maxUpdatesPerFile: 0 } }]",
        "s.yaml:2: field 'variants[1].switches.maxUpdatesPerFile': found '0'; allowed: none, or a whole number from 1 to 1000000000")]
    public void Variants(string list, string expected) => Assert.Equal([expected], Errors("variants: " + list));

    [Theory]
    [InlineData("horizonDays", "--set: found 'horizonDays'; allowed: key=value")]
    [InlineData("=4", "--set: found '=4'; allowed: key=value")]
    [InlineData(
        "campain.mostAttempts=4", "--set: field 'campain.mostAttempts': found '4'; " + Page + "; did you mean 'campaign.mostAttempts'?")]
    [InlineData("colour=red", "--set: field 'colour': found 'red'; " + Page)]
    [InlineData("lostResponse.percent=", "--set: field 'lostResponse.percent': allowed: a number from 0 to 100")]
    [InlineData(
        "traffic.top-up.perDevicePerDay=many",
        "--set: field 'traffic.top-up.perDevicePerDay': found 'many'; allowed: a number from 0 to 1000")]
    public void Settings(string setting, string expected) => Assert.Equal([expected], Errors("seed: 1", setting));

    [Fact]
    public void Scenario_of_another_study_is_refused()
    {
        string path = Path.Combine(folder, "other.yaml");
        File.WriteAllText(path, "study: outage-recovery\n");

        InvalidInputException error = Assert.Throws<InvalidInputException>(() => StudyInput.Load(new CplRemovalStudy(), path, [], []));
        Assert.Equal(
            $"{path}:1: field 'study': found 'outage-recovery'; allowed: cpl-removal; this is a scenario of the study 'outage-recovery'",
            error.Message);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
        => Assert.Equal(
            [2, 3, 4, 0],
            Errors("seed: x\ninputs: { horizonDays: x }\nvariants: [{ name: a, mods: [MP999] }]", "nothing")
                .Select(static e => e.StartsWith("s.yaml:", StringComparison.Ordinal) ? e["s.yaml:".Length] - '0' : 0)
                .OrderBy(static line => line == 0 ? 9 : line));

    [Theory]
    [InlineData("firmware: 1.04")]
    [InlineData("firmware: \"1.04\"")]
    [InlineData("firmware: '1.04'")]
    [InlineData("\"firmware\": 1.04")]
    public void Version_means_what_was_written_with_or_without_quotes(string line)
    {
        string path = Path.Combine(folder, "s.yaml");
        File.WriteAllText(path, $"study: cpl-removal\nestate: {{ profile: gb, premises: 10 }}\ninputs: {{ removal: {{ {line} }} }}\n");

        Assert.Equal("1.04", StudyInput.Load(new CplRemovalStudy(), path, [], []).Scenario.Inputs.Text("removal.firmware"));
    }

    [Fact]
    public void Inventory_with_dangling_links_or_cut_short_is_refused_by_its_own_lines()
    {
        const string Head = "hub,deviceId,deviceType,smets,manufacturer,model,firmware,status\n";
        const string Dangling = "00-DB-12-34-56-78-90-A0,00-DB-12-34-56-78-90-A1,ESME,SMETS2,Northfield,Aurora E2,1.04,Commissioned\n";
        File.WriteAllText(Path.Combine(folder, "dangling.csv"), Head + Dangling);
        File.WriteAllText(Path.Combine(folder, "cut.csv"), Head + Dangling[..40]);

        Assert.Equal(
            ["dangling.csv:2: field 'hub': found '00-DB-12-34-56-78-90-A0'; allowed: the deviceId of a CHF in this file; there is no "
                + "such hub"],
            Errors("estate: { inventory: dangling.csv }"));
        Assert.Equal(
            ["cut.csv:2: found '2 fields'; allowed: 8 fields, as the header has; the file ends within this line: it is truncated"],
            Errors("estate: { inventory: cut.csv }"));
    }

    [Fact]
    public void Entry_that_is_off_the_list_from_the_start_is_refused()
    {
        const string Hub = "00-DB-12-34-56-78-90-A0";
        File.WriteAllText(
            Path.Combine(folder, "held.csv"),
            "hub,deviceId,deviceType,smets,manufacturer,model,firmware,status\n"
            + $"{Hub},{Hub},CHF,SMETS2,Makers,Hub,1.00,Commissioned\n"
            + $"{Hub},00-DB-12-34-56-78-90-A1,ESME,SMETS2,Northfield,Aurora E2,1.04,Suspended\n"
            + $"{Hub},00-DB-12-34-56-78-90-A2,ESME,SMETS2,Northfield,Aurora E2,1.03,Commissioned\n");

        Assert.Equal(
            ["default: field 'removal.firmware': found '1.04'; allowed: an entry that is on the CPL; devices with ESME Northfield "
                + "Aurora E2 1.04 are Suspended from the start"],
            Errors("estate: { inventory: held.csv }"));
        Assert.Equal(
            ["--set: field 'campaign.replacementFirmware': found '1.04'; allowed: a version that is on the CPL; devices with ESME "
                + "Northfield Aurora E2 1.04 are Suspended"],
            Errors("estate: { inventory: held.csv }", "removal.firmware=1.03", "campaign.replacementFirmware=1.04"));
    }
}
