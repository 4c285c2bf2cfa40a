using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Domain.Tests.ServiceRequests;

public class AccessControlTests
{
    // Everything is wrong at once: an unknown, suspended user in a role that is not eligible, and so on down the order.
    private static readonly AccessQuery AllWrong = new(
        UserRole.OtherUser, Srv("3.1"), CommandVariant.NonDevice, DeviceType.Ihd, SmetsVersion.Smets2, SmiStatus.Suspended,
        Registered: false, CertificateHeld: false)
    {
        UserKnown = false, UserActive = false, DeviceKnown = false, Service = DccService.Transform, LocalDelivery = false,
    };

    // One thing more put right in each row: the next rule of the order decides.
    [Theory]
    [InlineData(0, ResponseCode.E1, AccessCheck.UserKnown)]
    [InlineData(1, ResponseCode.E2, AccessCheck.RoleEligible)]
    [InlineData(2, ResponseCode.E3, AccessCheck.UserActive)]
    [InlineData(3, ResponseCode.E19, AccessCheck.DeviceKnown)]
    [InlineData(4, ResponseCode.E11, AccessCheck.DeviceType)]
    [InlineData(5, ResponseCode.E12, AccessCheck.CommandVariant)]
    [InlineData(6, ResponseCode.E13, AccessCheck.Service)]
    [InlineData(7, ResponseCode.E4, AccessCheck.Registration)]
    [InlineData(8, ResponseCode.E5, AccessCheck.Status)]
    [InlineData(9, ResponseCode.E17, AccessCheck.LocalDelivery)]
    [InlineData(10, ResponseCode.I99, AccessCheck.None)]
    public void The_first_rule_that_does_not_hold_decides(int putRight, ResponseCode code, AccessCheck check)
    {
        AccessQuery query = AllWrong;
        query = putRight < 1 ? query : query with { UserKnown = true };
        query = putRight < 2 ? query : query with { Role = UserRole.ImportSupplier };
        query = putRight < 3 ? query : query with { UserActive = true };
        query = putRight < 4 ? query : query with { DeviceKnown = true };
        query = putRight < 5 ? query : query with { DeviceType = DeviceType.Esme };
        query = putRight < 6 ? query : query with { CommandVariant = CommandVariant.LocalNonCritical };
        query = putRight < 7 ? query : query with { Service = DccService.NonDevice };
        query = putRight < 8 ? query : query with { Registered = true };
        query = putRight < 9 ? query : query with { Status = SmiStatus.Commissioned };
        query = putRight < 10 ? query : query with { LocalDelivery = true };

        AccessOutcome outcome = AccessControl.Check(query, AccessRules.Sec2020);

        Assert.Equal((code, check), (outcome.Code, outcome.Check));
        Assert.Equal(putRight == 10, outcome.Accepted);
    }

    // TABASC_50_0602_13 App G (DP107): SMETS1 needs certificate and registration, SMETS2+ neither at the DCC.
    [Theory]
    [InlineData(SmetsVersion.Smets1, true, true, ResponseCode.I99, AccessCheck.None, false)]
    [InlineData(SmetsVersion.Smets1, true, false, ResponseCode.E4, AccessCheck.Certificate, false)]
    [InlineData(SmetsVersion.Smets1, false, true, ResponseCode.E4, AccessCheck.Registration, false)]
    [InlineData(SmetsVersion.Smets1, false, false, ResponseCode.E4, AccessCheck.Registration, false)]
    [InlineData(SmetsVersion.Smets2, true, true, ResponseCode.I99, AccessCheck.None, false)]
    [InlineData(SmetsVersion.Smets2, true, false, ResponseCode.I99, AccessCheck.None, true)]
    [InlineData(SmetsVersion.Smets2, false, true, ResponseCode.I99, AccessCheck.None, false)]
    [InlineData(SmetsVersion.Smets2, false, false, ResponseCode.I99, AccessCheck.None, true)]
    public void A_critical_request_needs_both_on_smets1_and_fails_at_the_device_on_smets2(
        SmetsVersion smets, bool registered, bool certificate, ResponseCode code, AccessCheck check, bool failsAtDevice)
    {
        AccessQuery query = new(
            UserRole.ElectricityDistributor, Srv("6.15.1"), CommandVariant.SendCritical, DeviceType.Esme, smets, SmiStatus.Commissioned,
            registered, certificate);

        Assert.Equal(new AccessOutcome(code, check, failsAtDevice), AccessControl.Check(query, AccessRules.Sec2020));
    }

    [Fact]
    public void A_pre_command_does_not_reach_the_device_and_so_does_not_fail_there()
    {
        AccessQuery query = new(
            UserRole.ImportSupplier, Srv("8.1.1"), CommandVariant.Transform, DeviceType.Esme, SmetsVersion.Smets2,
            SmiStatus.InstalledNotCommissioned, Registered: false, CertificateHeld: false);

        Assert.Equal(new AccessOutcome(ResponseCode.I0, AccessCheck.None), AccessControl.Check(query, AccessRules.Sec2020));
    }

    // SECMP0039: the switch makes RSA eligible; then it must act for the supplier.
    [Theory]
    [InlineData("8.14.3", false, true, ResponseCode.E2, AccessCheck.RoleEligible)]
    [InlineData("8.14.3", true, true, ResponseCode.I99, AccessCheck.None)]
    [InlineData("8.14.3", true, false, ResponseCode.E4, AccessCheck.ActsForSupplier)]
    [InlineData("8.14.4", true, false, ResponseCode.E4, AccessCheck.ActsForSupplier)]
    [InlineData("8.4", true, false, ResponseCode.I99, AccessCheck.None)]
    public void An_agent_returns_hubs_for_the_supplier_it_acts_for(
        string srv, bool switched, bool actsFor, ResponseCode code, AccessCheck check)
    {
        AccessRules rules = switched
            ? AccessRules.Sec2020.WithRolesAdded(Srv(srv), UserRoles.RegisteredSupplierAgent)
            : AccessRules.Sec2020;
        AccessQuery query = new(
            UserRole.RegisteredSupplierAgent, Srv(srv), CommandVariant.NonDevice, DeviceType.Chf, SmetsVersion.Smets2,
            SmiStatus.Commissioned, Registered: true, CertificateHeld: false) { ActsFor = actsFor };

        AccessOutcome outcome = AccessControl.Check(query, rules);

        Assert.Equal((code, check), (outcome.Code, outcome.Check));
    }

    [Fact]
    public void Request_11_4_has_no_eligible_role_until_it_exists()
    {
        AccessQuery query = new(
            UserRole.ImportSupplier, Srv("11.4"), CommandVariant.NonDevice, DeviceType.Ppmid, SmetsVersion.Smets2,
            SmiStatus.Suspended, Registered: true, CertificateHeld: true);

        Assert.Equal(new AccessOutcome(ResponseCode.E2, AccessCheck.RequestExists), AccessControl.Check(query, AccessRules.Sec2020));
        Assert.Equal(
            new AccessOutcome(ResponseCode.I99, AccessCheck.None),
            AccessControl.Check(query, AccessRules.Sec2020.WithExists(Srv("11.4"), true)));
    }

    [Theory]
    [InlineData("11.1", CommandVariant.NonDevice, SmetsVersion.Smets2, "App E")]
    [InlineData("6.23", CommandVariant.SendNonCritical, SmetsVersion.Smets2, "App E")]
    [InlineData("2.2", CommandVariant.LocalNonCritical, SmetsVersion.Smets1, "App E")]
    public void An_exemption_says_so_and_names_its_clause(string srv, CommandVariant commandVariant, SmetsVersion smets, string clause)
    {
        AccessQuery query = new(
            UserRole.GasSupplier, Srv(srv), commandVariant, DeviceType.Gsme, smets, SmiStatus.Suspended,
            Registered: true, CertificateHeld: true);

        AccessOutcome outcome = AccessControl.Check(query, AccessRules.Sec2020);

        Assert.Equal(AccessCheck.SuspendedExemption, outcome.Check);
        Assert.True(outcome.Accepted);
        Assert.Contains(clause, outcome.Clause(AccessRules.Sec2020, query), StringComparison.Ordinal);
    }

    [Fact]
    public void Switches_change_copies_and_never_the_rules_they_start_from()
    {
        ServiceRequestVariant read = Srv("11.2");
        AccessRules changed = AccessRules.Sec2020
            .WithRolesRemoved(read, UserRoles.OtherUser)
            .WithDeviceTypesAdded(read, DeviceTypes.Ppmid)
            .WithoutExemptions(Srv("6.23"));

        Assert.False(changed.Roles(read).Has(UserRole.OtherUser));
        Assert.True(AccessRules.Sec2020.Roles(read).Has(UserRole.OtherUser));
        Assert.Equal(DeviceTypes.Esme | DeviceTypes.Gsme | DeviceTypes.Ppmid, changed.DeviceTypes(read));
        Assert.Equal(DeviceTypes.Esme | DeviceTypes.Gsme, AccessRules.Sec2020.DeviceTypes(read));
        Assert.False(changed.IsExempt(Srv("6.23"), CommandVariant.SendNonCritical, SmetsVersion.Smets2));
        Assert.True(AccessRules.Sec2020.IsExempt(Srv("6.23"), CommandVariant.SendNonCritical, SmetsVersion.Smets2));
    }

    [Fact]
    public void Deciding_allocates_nothing()
    {
        AccessQuery query = AllWrong with { UserKnown = true };
        _ = AccessControl.Check(in query, AccessRules.Sec2020);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1000; i++)
        {
            _ = AccessControl.Check(in query, AccessRules.Sec2020);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static ServiceRequestVariant Srv(string text) => ServiceRequestVariant.Parse(text);
}
