namespace Twin.Domain.Metering;

/// <summary>What happens to a meter beside service requests.</summary>
public enum MeteringCommandKind : byte
{
    /// <summary>The meter is installed: registers, balance and logs start at nothing.</summary>
    Install,

    /// <summary>The network's supply is gone.</summary>
    LoseSupply,

    /// <summary>The network's supply is back.</summary>
    RestoreSupply,

    /// <summary>A new tenant has moved in: logs do not go back before this.</summary>
    ChangeTenancy,

    /// <summary>Somebody at the premises enables an armed supply.</summary>
    EnableLocally,

    /// <summary>Somebody at the premises activates emergency credit.</summary>
    ActivateEmergencyCreditLocally,

    /// <summary>What is due by now is worked out: at <see cref="MeteringMachine.NextEvent"/>, and whenever a host wants.</summary>
    Settle,
}
