using System.Buffers;
using System.Security.Cryptography;
using Twin.Contracts.Views;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Grains.Storage;

namespace Twin.Grains.Views;

/// <summary>
/// The digest of a live twin (Twin resolutions R9): SHA-256 over the canonical forms of every device, then hub, then meter point that is
/// not as the population made it, each kind ascending by number.
/// </summary>
internal static class TwinDigest
{
    private delegate bool Part<in TRecord>(ulong number, TRecord record, ArrayBufferWriter<byte> to);

    internal static async Task<DigestView> OfAsync(ITwinStore store, EstatePopulation? population, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long entities = await AddAsync<DeviceRecord>(
            store, hash, (number, record, to) => Device(number, record, population, to), cancellation);
        entities += await AddAsync<HubRecord>(store, hash, (number, record, to) => Hub(number, record, population, to), cancellation);
        entities += await AddAsync<MeterPointRecord>(
            store, hash, (number, record, to) => MeterPoint(number, record, population, to), cancellation);
        return new DigestView(Convert.ToHexStringLower(hash.GetHashAndReset()), entities);
    }

    private static bool Device(ulong number, DeviceRecord record, EstatePopulation? population, ArrayBufferWriter<byte> to)
    {
        DeviceId id = new(number);
        return RecordDigest.Write(record, population?.Device(id) ?? DeviceRecord.Empty(id), to);
    }

    private static bool Hub(ulong number, HubRecord record, EstatePopulation? population, ArrayBufferWriter<byte> to)
    {
        DeviceId chf = new(number);
        return RecordDigest.Write(record, population?.HubOf(chf) ?? HubRecord.Empty(chf), to);
    }

    private static bool MeterPoint(ulong number, MeterPointRecord record, EstatePopulation? population, ArrayBufferWriter<byte> to)
    {
        Mpxn id = Mpxn.FromPacked(number);
        return RecordDigest.Write(record, population?.MeterPoint(id) ?? MeterPointRecord.Empty(id), to);
    }

    private static async Task<long> AddAsync<TRecord>(
        ITwinStore store, IncrementalHash hash, Part<TRecord> write, CancellationToken cancellation)
        where TRecord : class
    {
        long entities = 0;
        ArrayBufferWriter<byte> form = new(4096);
        await foreach ((ulong number, TRecord record) in StoreScan.AllAsync<TRecord>(store, cancellation))
        {
            form.ResetWrittenCount();
            if (write(number, record, form))
            {
                hash.AppendData(form.WrittenSpan);
                entities++;
            }
        }

        return entities;
    }
}
