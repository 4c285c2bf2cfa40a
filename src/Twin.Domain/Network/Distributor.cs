using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Rules;

namespace Twin.Domain.Network;

/// <summary>One row of <c>rules/distributors.csv</c>: an electricity distributor and its registration data provider.</summary>
/// <param name="Id">The distributor id: the first two digits of its MPANs.</param>
/// <param name="LicenceArea">The area of its licence.</param>
/// <param name="IsIndependent">Whether it is an independent distributor (IDNO), with networks all over Great Britain.</param>
/// <param name="OperatorGroup">The group that owned it in 2020.</param>
/// <param name="Region">The CSP region of its area, North, Central or South; null for an independent distributor.</param>
/// <param name="Rdp">The name of the registration data provider that serves it.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record Distributor(
    int Id,
    string LicenceArea,
    bool IsIndependent,
    string OperatorGroup,
    CspRegion? Region,
    string Rdp,
    RuleSource Source,
    Confidence Confidence);
