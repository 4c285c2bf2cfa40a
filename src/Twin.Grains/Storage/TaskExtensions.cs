namespace Twin.Grains.Storage;

/// <summary>Tasks nobody waits for.</summary>
internal static class TaskExtensions
{
    /// <summary>Marks a failure as seen: who hands over work without waiting does not hear of it.</summary>
    public static void Forget(this Task task)
        => task.ContinueWith(
            static done => _ = done.Exception, default, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
