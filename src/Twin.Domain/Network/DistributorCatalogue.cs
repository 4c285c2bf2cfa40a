using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Rules;

namespace Twin.Domain.Network;

/// <summary>
/// The electricity distributors (<c>rules/distributors.csv</c>), ascending by id. Each is one registration data provider, so that
/// there are more than twenty, as the impact assessment of MP077 says (AD04).
/// </summary>
public static class DistributorCatalogue
{
    private const int LeastId = 10;
    private const int MostId = 99;
    private const string AllRegions = "all";

    // A distributor's area lies in one of the three regions of the contracts; the 4G regions are those of single hubs.
    private static readonly CodeSet<CspRegion> Regions = new(
        ("North", CspRegion.North), ("Central", CspRegion.Central), ("South", CspRegion.South));

    private static readonly CodeSet<bool> Kinds = new(("dno", false), ("idno", true));

    private static readonly Distributor[] Rows = RuleTables.Load(
        "distributors",
        ["id", "licence_area", "kind", "operator_group", "csp_region", "rdp", "confidence"],
        static row => new Distributor(
            row.Integer("id", LeastId, MostId),
            row.Required("licence_area"),
            row.Code("kind", Kinds),
            row.Required("operator_group"),
            row.Text("csp_region") == AllRegions ? null : row.Code("csp_region", Regions),
            row.Required("rdp"),
            row.Source,
            row.Code("confidence", RuleRow.ConfidenceCodes)));

    private static readonly short[] RowOfId = IndexById();

    /// <summary>The distributors, ascending by id.</summary>
    public static ReadOnlySpan<Distributor> All => Rows;

    /// <summary>The distributor of an id, as <c>Mpxn.DistributorId</c> gives it; null when the table does not have it.</summary>
    public static Distributor? Find(int distributorId)
        => distributorId is >= LeastId and <= MostId && RowOfId[distributorId] >= 0 ? Rows[RowOfId[distributorId]] : null;

    private static short[] IndexById()
    {
        short[] index = new short[MostId + 1];
        Array.Fill(index, (short)-1);
        for (short row = 0; row < Rows.Length; row++)
        {
            index[Rows[row].Id] = row;
        }

        return index;
    }
}
