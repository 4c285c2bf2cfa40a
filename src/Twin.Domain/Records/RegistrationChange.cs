using Twin.Domain.MeterPoints;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>
/// Registration data name other parties for a meter point; what is null stays as it is.
/// A meter point that is not known is made.
/// </summary>
/// <param name="From">From when; may lie in the past or in the future.</param>
/// <param name="Kind">Import, export or gas; needed for a meter point that is new, refused when it contradicts one that is not.</param>
/// <param name="Supplier">The number of the supplier; 0 for nobody.</param>
/// <param name="NetworkOperator">The number of the network operator; 0 for nobody.</param>
/// <param name="Agent">The number of the supplier's agent; 0 for nobody.</param>
public sealed record RegistrationChange(
    SimTime From,
    MeterPointKind? Kind = null,
    ushort? Supplier = null,
    ushort? NetworkOperator = null,
    ushort? Agent = null);
