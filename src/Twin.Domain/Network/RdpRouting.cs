using System.Collections.Immutable;
using Twin.Domain.Identity;

namespace Twin.Domain.Network;

/// <summary>
/// Which RDP is told of which meter point: the one for gas of every MPRN, of an MPAN that of its network operator. Immutable.
/// </summary>
public sealed class RdpRouting
{
    /// <summary>What <see cref="ProviderOf"/> gives for a meter point that no RDP serves.</summary>
    public const int Nobody = -1;

    private readonly int gas = Nobody;
    private readonly int[] ofOperator;

    /// <summary>Prepares the routing among some RDPs.</summary>
    /// <param name="providers">The RDPs; a meter point's is given by its place among them.</param>
    /// <exception cref="ArgumentException">Two are for gas, or for one network operator; or one has neither.</exception>
    public RdpRouting(ImmutableArray<RegistrationDataProvider> providers)
    {
        ofOperator = new int[providers.Select(static p => p.NetworkOperator + 1).DefaultIfEmpty().Max()];
        Array.Fill(ofOperator, Nobody);
        for (int place = 0; place < providers.Length; place++)
        {
            RegistrationDataProvider provider = providers[place];
            ref int serving = ref provider.IsGas ? ref gas : ref ofOperator[provider.NetworkOperator];
            if (serving != Nobody || (!provider.IsGas && provider.NetworkOperator == 0))
            {
                throw new ArgumentException(
                    $"RDP {provider.Name} must serve gas or a network operator that no other RDP serves", nameof(providers));
            }

            serving = place;
        }
    }

    /// <summary>The place of the RDP that serves a meter point; <see cref="Nobody"/> when none does.</summary>
    /// <param name="meterPoint">The meter point.</param>
    /// <param name="networkOperator">The number of its network operator; 0 for none.</param>
    public int ProviderOf(Mpxn meterPoint, ushort networkOperator)
        => meterPoint.IsMprn ? gas : networkOperator < ofOperator.Length ? ofOperator[networkOperator] : Nobody;
}
