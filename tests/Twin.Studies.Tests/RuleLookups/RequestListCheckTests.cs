using System.Text.Json;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Studies.RuleLookups;
using Xunit;

namespace Twin.Studies.Tests.RuleLookups;

public class RequestListCheckTests
{
    private const string Header = "srv,commandVariant,role,deviceType,smets,status,registered,certificate\n";

    private static (string Output, InputErrors Errors) Run(string text, bool json = false, AccessRules? rules = null)
    {
        InputErrors errors = new();
        using StringWriter output = new();
        _ = RequestListCheck.Run(new StringReader(text), "requests.csv", rules ?? AccessRules.Sec2020, output, json, errors);
        return (output.ToString(), errors);
    }

    [Theory]
    [InlineData("4.1.1,1,IS,ESME,2,Commissioned,yes,yes", "accepted,I99,,\"Twin resolutions (1), R4\"")]
    [InlineData("4.1.1,1,IS,ESME,SMETS1,Commissioned,no,yes", "rejected,E4,registration,")]
    [InlineData("4.1.1,1,IS,ESME,SMETS2,Suspended,yes,yes", "rejected,E5,status,\"TABASC_50_0602_13 (30 Jan 2020), App E")]
    [InlineData("11.2,1,GS,GSME,2,Suspended,yes,yes", "rejected,E5,status,")]
    [InlineData("11.3,5,GS,GSME,2,Suspended,yes,yes", "accepted,I99,,\"TABASC_50_0602_13 (30 Jan 2020), App E; Twin resolutions R3\"")]
    [InlineData("11.1,8,GS,GSME,2,Suspended,yes,yes", "accepted,I99,suspended-exemption,")]
    [InlineData("2.2,2,GS,GSME,1,Suspended,yes,yes", "accepted,I99,suspended-exemption,")]
    [InlineData("2.2,1,GS,GSME,1,Suspended,yes,yes", "rejected,E5,status,")]
    [InlineData("6.15.1,5,ED,ESME,1,Commissioned,yes,no", "rejected,E4,certificate,")]
    [InlineData("6.15.1,5,ED,ESME,2,Commissioned,yes,no", "accepted,I99,,\"Twin resolutions (1), R4: fails at the device")]
    [InlineData("12.1,8,OU,,,,no,no", "accepted,I0,,")]
    [InlineData("12.1,8,OU,none,none,none,no,no", "accepted,I0,,")]
    [InlineData("8.2,8,OU,IHD,2,,no,no", "accepted,I0,,")]
    [InlineData("8.5,1,IS,ESME,2,Commissioned,yes,yes", "rejected,E2,role-eligible,")]
    [InlineData("11.4,8,IS,PPMID,2,Commissioned,yes,yes", "rejected,E2,request-exists,")]
    [InlineData("8.1.1,9,IS,ESME,2,InstalledNotCommissioned,yes,yes", "rejected,E12,command-variant,")]
    public void A_row_is_answered_beside_what_was_asked(string row, string answer)
    {
        (string output, InputErrors errors) = Run(Header + row + "\n");

        Assert.Empty(errors.Items);
        string[] lines = output.Split('\n');
        Assert.Equal(Header.TrimEnd() + ",outcome,responseCode,check,clause", lines[0]);
        Assert.StartsWith(row + "," + answer, lines[1], StringComparison.Ordinal);
        Assert.False(lines[1].EndsWith(','), "the clause is never empty");
    }

    [Theory]
    [InlineData("userKnown", "no", "E1")]
    [InlineData("userActive", "no", "E3")]
    [InlineData("service", "Transform", "E13")]
    [InlineData("service", "SendCommand", "I99")]
    [InlineData("deviceKnown", "no", "E19")]
    [InlineData("localDelivery", "no", "E17")]
    [InlineData("localDelivery", "", "I99")]
    [InlineData("actsFor", "no", "I99")]
    public void Optional_columns_say_what_is_not_in_order(string column, string value, string code)
    {
        (string output, InputErrors errors) = Run($"{column},{Header}{value},4.1.1,3,IS,ESME,2,Commissioned,yes,yes\n");

        Assert.Empty(errors.Items);
        Assert.Contains($",{code},", output, StringComparison.Ordinal);
        Assert.Contains($"certificate,{column},outcome", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Mp105_answers_11_2_to_a_suspended_device()
    {
        AccessRules rules = AccessRules.Sec2020.WithExemption(AccessRuleTables.ExemptionsOf("MP105")[0]);

        (string output, _) = Run(Header + "11.2,1,GS,GSME,2,Suspended,yes,yes\n", rules: rules);

        Assert.Contains("accepted,I99,suspended-exemption,", output, StringComparison.Ordinal);
        Assert.Contains("MP105", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_the_same_names_and_values()
    {
        (string output, _) = Run(Header + "4.1.1,1,IS,ESME,2,Commissioned,yes,yes\n3.1,1,OU,ESME,2,Commissioned,yes,yes\n", json: true);

        using JsonDocument parsed = JsonDocument.Parse(output);
        Assert.Equal(2, parsed.RootElement.GetArrayLength());
        JsonElement second = parsed.RootElement[1];
        Assert.Equal("3.1", second.GetProperty("srv").GetString());
        Assert.Equal("rejected", second.GetProperty("outcome").GetString());
        Assert.Equal("E2", second.GetProperty("responseCode").GetString());
        Assert.Equal("role-eligible", second.GetProperty("check").GetString());
    }

    [Fact]
    public void A_list_without_rows_answers_with_its_header_or_an_empty_array()
    {
        Assert.Equal(Header.TrimEnd() + ",outcome,responseCode,check,clause\n", Run(Header).Output);
        Assert.Equal("[]\n", Run(Header, json: true).Output);
    }

    [Fact]
    public void Everything_wrong_is_reported_and_nothing_is_answered()
    {
        (string output, InputErrors errors) = Run(
            Header + "4.1.1,1,IS,ESME,2,Commissioned,yes,yes\n7.01,0,XX,SAPC,3,Gone,maybe,\n4.1.1,1\n");

        Assert.Empty(output);
        Assert.Equal(
            ["srv", "commandVariant", "role", "deviceType", "status", "registered", "certificate", "smets", ""],
            errors.Items.Select(e => e.Field));
        Assert.Equal([3, 4], errors.Items.Select(e => e.Line).Distinct());
        Assert.Equal("requests.csv:3: field 'role': found 'XX'; allowed: IS, ES, GS, ED, GT, RSA, OU", errors.Items[2].ToString());
    }
}
