using System.Buffers;
using System.Security.Cryptography;
using Twin.Contracts.Views;
using Twin.Domain.Records;
using Twin.Grains.Storage;

namespace Twin.Grains.Views;

/// <summary>
/// The digest of a live twin (Twin resolutions R9): SHA-256 over the canonical forms of every stored device, then hub, then meter point,
/// each kind ascending by number.
/// </summary>
internal static class TwinDigest
{
    internal static async Task<DigestView> OfAsync(ITwinStore store, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long entities = await AddAsync<DeviceRecord>(store, hash, DeviceRecordForm.WriteDigest, cancellation);
        entities += await AddAsync<HubRecord>(store, hash, HubRecordForm.WriteDigest, cancellation);
        entities += await AddAsync<MeterPointRecord>(store, hash, MeterPointRecordForm.WriteDigest, cancellation);
        return new DigestView(Convert.ToHexStringLower(hash.GetHashAndReset()), entities);
    }

    private static async Task<long> AddAsync<TRecord>(
        ITwinStore store, IncrementalHash hash, Action<TRecord, IBufferWriter<byte>> write, CancellationToken cancellation)
        where TRecord : class
    {
        long entities = 0;
        ArrayBufferWriter<byte> form = new(4096);
        await foreach ((_, TRecord record) in StoreScan.AllAsync<TRecord>(store, cancellation))
        {
            form.ResetWrittenCount();
            write(record, form);
            hash.AppendData(form.WrittenSpan);
            entities++;
        }

        return entities;
    }
}
