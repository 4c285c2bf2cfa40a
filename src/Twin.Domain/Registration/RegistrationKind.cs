namespace Twin.Domain.Registration;

/// <summary>The parts a user can stand in for in the registration data of a meter point.</summary>
public enum RegistrationKind : byte
{
    /// <summary>The supplier: import, export or gas, by the kind of the meter point.</summary>
    Supplier,

    /// <summary>The network operator: distributor or gas transporter.</summary>
    NetworkOperator,

    /// <summary>The agent recorded for the meter point.</summary>
    Agent,
}
