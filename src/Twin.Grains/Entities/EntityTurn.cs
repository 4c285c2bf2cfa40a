namespace Twin.Grains.Entities;

/// <summary>
/// The turn of one entity: whoever has it is the only one that changes the entity, and the next gets it in the order of asking. Nobody
/// is blocked; a turn that is free is taken at once and costs no allocation. Safe for use by several threads.
/// </summary>
internal sealed class EntityTurn
{
    private Queue<TaskCompletionSource>? waiting;
    private bool taken;

    /// <summary>Waits for the turn. <see cref="Leave"/> must follow once it is there.</summary>
    internal ValueTask EnterAsync()
    {
        lock (this)
        {
            if (!taken)
            {
                taken = true;
                return ValueTask.CompletedTask;
            }

            TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (waiting ??= new Queue<TaskCompletionSource>()).Enqueue(next);
            return new ValueTask(next.Task);
        }
    }

    /// <summary>Takes the turn if it is free. <see cref="Leave"/> must follow then.</summary>
    internal bool TryEnter()
    {
        lock (this)
        {
            bool isFree = !taken;
            taken = true;
            return isFree;
        }
    }

    /// <summary>Gives the turn to who has waited longest.</summary>
    internal void Leave()
    {
        TaskCompletionSource? next = null;
        lock (this)
        {
            if (waiting is null || !waiting.TryDequeue(out next))
            {
                taken = false;
            }
        }

        next?.SetResult();
    }
}
