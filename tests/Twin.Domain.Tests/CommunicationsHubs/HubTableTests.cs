using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Rules;
using Xunit;

namespace Twin.Domain.Tests.CommunicationsHubs;

public class HubTableTests
{
    [Fact]
    public void Every_enumeration_equals_its_set_in_the_table()
    {
        List<string> checkedSets = [];
        Check(HubTables.CspRegions, "Unknown", "North", "Central", "South", "4G North", "4G Central", "4G South");
        Check(HubTables.HanVariants, "Single Band", "Dual Band");
        Check(HubTables.InstallTypes, "New CHF Install", "Replacement CHF Install", "CHF Install - no SM WAN");
        Check(HubTables.PremiseTypes, "Detached/Semi", "Terraced", "Low Rise", "High Rise");
        Check(HubTables.FaultReturnTypes, "prior to installation", "post installation");
        Check(
            HubTables.FaultReasons,
            "Damaged case",
            "Damaged Connector",
            "Illegal interference or missing seals",
            "Environmental conditions exceeded",
            "SM WAN Fault",
            "SMHAN Interface Fault",
            "LED Fault",
            "Aerial fault",
            "Manufacturing defect");
        Check(HubTables.ConnectionMethods, "Hot-shoe", "Cradle", "ESME");
        Check(
            HubTables.NoFaultReturnTypes,
            "general",
            "non-dom opt out",
            "dual supplier HAN variant replacement",
            "SM WAN variant replacement requested by DCC",
            "Lost or Stolen Hub");
        Assert.Equal(HubTables.EnumerationNames, checkedSets);

        void Check<T>(CodeSet<T> set, params string[] expected)
            where T : struct, Enum
        {
            checkedSets.Add(typeof(T).Name);
            Assert.Equal(expected, set.Codes);
            // One code for every member: the table has no fewer than the enumeration, and no member twice.
            Assert.Equal(Enum.GetValues<T>(), Enum.GetValues<T>().OrderBy(value => set.Codes.ToList().IndexOf(set.Code(value))));
            Assert.Equal(Enum.GetValues<T>().Length, set.Codes.Count);
        }
    }

    [Fact]
    public void Every_guard_but_none_is_used_by_some_row()
    {
        HashSet<HubGuard> used = [.. HubTables.Transitions.ToArray().Select(row => row.Guard)];
        Assert.Equal(Enum.GetValues<HubGuard>(), used.Order());
    }
}
