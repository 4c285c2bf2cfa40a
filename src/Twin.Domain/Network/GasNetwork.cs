using Twin.Domain.Rules;

namespace Twin.Domain.Network;

/// <summary>One row of <c>rules/gas-networks.csv</c>: a gas distribution network.</summary>
/// <param name="Code">Its code in the table, as <c>EE</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="OperatorGroup">The gas transporter that owned it in 2020.</param>
/// <param name="Rdp">The registration data provider: Xoserve for all.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record GasNetwork(
    string Code, string Name, string OperatorGroup, string Rdp, RuleSource Source, Confidence Confidence);
