using System.Security.Cryptography;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Engine.Estate;

namespace Twin.Engine.Runs;

/// <summary>
/// The digest of an estate (R9): SHA-256 over the digests of four sequences, each the canonical bytes of its entities sorted by id:
/// devices, gas meter points, electricity meter points, communications hubs by CHF.
/// </summary>
public static class EstateDigest
{
    /// <summary>Works the digest out, the four sequences in parallel.</summary>
    /// <param name="estate">The estate, at rest.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(SimulatedEstate estate, int threads)
    {
        byte[][] parts = new byte[4][];
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => parts[0] = Hash<DigestSequences.Devices, DeviceState>(estate),
            () => parts[1] = Hash<DigestSequences.GasMeterPoints, MeterPointState>(estate),
            () => parts[2] = Hash<DigestSequences.ElectricityMeterPoints, MeterPointState>(estate),
            () => parts[3] = Hash<DigestSequences.Hubs, CommunicationsHubState>(estate));
        return Convert.ToHexStringLower(SHA256.HashData([.. parts[0], .. parts[1], .. parts[2], .. parts[3]]));
    }

    private static byte[] Hash<TSequence, TState>(SimulatedEstate estate)
        where TSequence : struct, IDigestSequence<TState>
        where TState : struct
    {
        using CanonicalHash hash = new();
        if (!IsInOrder<TSequence, TState>(estate))
        {
            IEnumerable<TState> all = estate.Partitions.SelectMany(static p => TSequence.StatesOf(p)).Where(static s => TSequence.Has(s));
            foreach (TState state in all.OrderBy(static s => TSequence.KeyOf(s)))
            {
                TSequence.Write(state, hash.Next(TSequence.Size));
            }

            return hash.Finish();
        }

        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref readonly TState state in TSequence.StatesOf(partition).AsSpan())
            {
                if (TSequence.Has(state))
                {
                    TSequence.Write(state, hash.Next(TSequence.Size));
                }
            }
        }

        return hash.Finish();
    }

    // Generated estates are in order as they lie; imported ones need not be.
    private static bool IsInOrder<TSequence, TState>(SimulatedEstate estate)
        where TSequence : struct, IDigestSequence<TState>
        where TState : struct
    {
        ulong last = 0;
        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref readonly TState state in TSequence.StatesOf(partition).AsSpan())
            {
                if (!TSequence.Has(state))
                {
                    continue;
                }

                if (TSequence.KeyOf(state) < last)
                {
                    return false;
                }

                last = TSequence.KeyOf(state);
            }
        }

        return true;
    }
}
