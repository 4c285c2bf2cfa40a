using System.Numerics;
using System.Runtime.InteropServices;

namespace Twin.Cli.Bench;

/// <summary>
/// Measures how fast this machine reads, writes and copies arrays far larger than its caches: the bound against which a sweep over
/// the estate is judged in the same run.
/// </summary>
/// <param name="clock">The clock to measure with.</param>
/// <param name="threads">How many threads work at once, each on arrays of its own.</param>
/// <param name="bytesPerThread">The size of each of a thread's two arrays, in bytes; a multiple of 8 and several times the caches.</param>
internal sealed class MemoryBandwidth(TimeProvider clock, int threads, int bytesPerThread)
{
    private readonly long[][] sources = Allocate(threads, bytesPerThread);
    private readonly long[][] targets = Allocate(threads, bytesPerThread);
    private long sink;

    /// <summary>Runs each kernel so often and keeps its best round, as other processes can only slow a round down.</summary>
    /// <param name="rounds">How many rounds, at least 1.</param>
    /// <param name="cancellation">Stops between two kernels.</param>
    public MemoryBandwidthResult Measure(int rounds, CancellationToken cancellation)
    {
        double read = 0;
        double write = 0;
        double copy = 0;
        for (int round = 0; round < rounds; round++)
        {
            long value = round;
            write = Math.Max(write, Rate(1, thread => Array.Fill(sources[thread], value), cancellation));
            read = Math.Max(read, Rate(1, thread => Interlocked.Add(ref sink, Sum(sources[thread])), cancellation));
            copy = Math.Max(copy, Rate(2, thread => sources[thread].AsSpan().CopyTo(targets[thread]), cancellation));
        }

        return new MemoryBandwidthResult(threads, read, write, copy);
    }

    /// <summary>The sum of the array, wrapping around.</summary>
    /// <remarks>Four independent sums keep several loads in flight; one would measure the latency of addition.</remarks>
    public static long Sum(long[] array)
    {
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(array);
        Vector<long> first = default;
        Vector<long> second = default;
        Vector<long> third = default;
        Vector<long> fourth = default;
        int index = 0;
        for (; index + 4 <= vectors.Length; index += 4)
        {
            first += vectors[index];
            second += vectors[index + 1];
            third += vectors[index + 2];
            fourth += vectors[index + 3];
        }

        for (; index < vectors.Length; index++)
        {
            first += vectors[index];
        }

        long sum = Vector.Sum(first + second + third + fourth);
        foreach (long value in array.AsSpan(vectors.Length * Vector<long>.Count))
        {
            sum += value;
        }

        return sum;
    }

    private static long[][] Allocate(int threads, int bytes)
        => [.. Enumerable.Range(0, threads).Select(_ => GC.AllocateUninitializedArray<long>(bytes / sizeof(long)))];

    /// <summary>Bytes moved a second by one kernel on all threads, in GB/s.</summary>
    private double Rate(int passes, Action<int> kernel, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        long start = clock.GetTimestamp();
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, kernel);
        return (double)passes * threads * bytesPerThread / clock.GetElapsedTime(start).TotalSeconds / 1e9;
    }
}
