namespace Twin.Contracts.Operations;

/// <summary>The fuel of meter points.</summary>
public enum Fuel
{
    /// <summary>Electricity: MPANs, told in D0350.</summary>
    Electricity,

    /// <summary>Gas: MPRNs, told in the DXI file.</summary>
    Gas,
}
