using Twin.Domain.Randomness;
using Twin.Engine.Runs;
using Twin.Studies.Scenarios;

namespace Twin.Studies.OutageRecovery;

/// <summary>What all variants meet beside the messages, which are counted one by one as they fall due (R8).</summary>
internal static class RecoveryWorld
{
    /// <summary>Counts the outage and what users and the network do about it.</summary>
    /// <param name="inputs">The values.</param>
    /// <param name="texts">The inputs as given.</param>
    /// <param name="any">Any partition.</param>
    internal static void CountExogenous(RecoveryInputs inputs, InputSet texts, PartitionRun<RecoveryMessage> any)
    {
        ulong mode = texts.Text("outage.mode").Aggregate(0UL, static (hash, letter) => RandomStream.Mix(hash + letter));
        long[] world =
        [
            inputs.OutageMs, inputs.RestoredMs, inputs.HorizonMs, inputs.ResponseMs, inputs.LostAcknowledgementPpm,
            inputs.UserRetry.FirstMs, inputs.UserRetry.LongestMs, inputs.UserRetry.MostAttempts,
        ];
        any.CountExogenous(byte.MaxValue, mode, 0, 0);
        for (int place = 0; place < world.Length; place++)
        {
            any.CountExogenous(byte.MaxValue - 1, (ulong)place, 0, (ulong)world[place]);
        }
    }
}
