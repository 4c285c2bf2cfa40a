namespace Twin.Load.Scenarios;

/// <summary>What a step does.</summary>
public enum StepAction
{
    /// <summary>Sends a service request.</summary>
    Send,

    /// <summary>Asks for the device.</summary>
    QueryDevice,

    /// <summary>Asks for the hub of the premises.</summary>
    QueryHub,

    /// <summary>Asks for the meter point behind the device.</summary>
    QueryMeterPoint,

    /// <summary>Asks for the device's last events.</summary>
    QueryHistory,

    /// <summary>Installs and commissions a new home, from the hub's order to meters in service.</summary>
    Install,
}
