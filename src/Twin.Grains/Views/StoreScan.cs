using System.Runtime.CompilerServices;
using Twin.Grains.Storage;

namespace Twin.Grains.Views;

/// <summary>Reads all stored records of a kind, a page at a time.</summary>
internal static class StoreScan
{
    private const int Page = 1_000;

    internal static async IAsyncEnumerable<(ulong Number, TRecord Record)> AllAsync<TRecord>(
        ITwinStore store, [EnumeratorCancellation] CancellationToken cancellation)
        where TRecord : class
    {
        ulong? after = null;
        while (true)
        {
            IReadOnlyList<KeyValuePair<ulong, TRecord>> page = await store.ScanAsync<TRecord>(after, Page, cancellation);
            foreach ((ulong number, TRecord record) in page)
            {
                yield return (number, record);
            }

            if (page.Count < Page)
            {
                yield break;
            }

            after = page[^1].Key;
        }
    }
}
