using Twin.Domain.Registration;

namespace Twin.Grains.Clock;

/// <summary>A silo's copy of who is suspended, as its board has it. Safe for use by several threads.</summary>
internal sealed class UserBook(TwinEstate estate)
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private UserDirectory users = estate.Users;
    private ushort[] suspended = [];

    /// <summary>The users; only after <see cref="Ready"/>.</summary>
    internal UserDirectory Current => Volatile.Read(ref users);

    /// <summary>Ends when the silo has a board: until then it does not know who is suspended.</summary>
    internal Task Ready => ready.Task;

    /// <summary>Takes what a board says. One caller at a time.</summary>
    internal void Take(ushort[]? next)
    {
        if (!suspended.AsSpan().SequenceEqual(next))
        {
            suspended = next ?? [];
            Volatile.Write(ref users, estate.Users.WithSuspended(suspended));
        }

        ready.TrySetResult();
    }
}
