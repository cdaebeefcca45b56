namespace Pulumi;

/// <summary>
/// Everything that a deployment started and did not wait for. It is over when all of it is, or one part failed.
/// </summary>
internal sealed class WorkInProgress
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _failures = [];
    private TaskCompletionSource? _over;
    private int _running;

    public void Watch(Task task)
    {
        // Most work is done when it is first seen; only the rest is worth a continuation.
        if (task.IsCompletedSuccessfully)
        {
            return;
        }
        lock (_gate)
        {
            _running++;
        }
        // Without waiting for a thread: most of what is watched goes on in the moment in which something else ends.
        if (task.IsCompleted)
        {
            Finish(task);
        }
        else
        {
            _ = task.ContinueWith(
                Finish,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    /// <summary>Waits for the end; returns what failed until then.</summary>
    public async Task<IReadOnlyList<Exception>> WhenOverAsync()
    {
        Task? over = null;
        lock (_gate)
        {
            if (_failures.Count == 0 && _running > 0)
            {
                over = (_over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
        if (over is not null)
        {
            await over.ConfigureAwait(false);
        }
        lock (_gate)
        {
            return [.. _failures];
        }
    }

    private void Finish(Task task)
    {
        lock (_gate)
        {
            _running--;
            if (task.Exception is { } failure)
            {
                _failures.AddRange(failure.InnerExceptions.Where(IsNews));
            }
            if (_running == 0 || _failures.Count > 0)
            {
                _over?.TrySetResult();
            }
        }
    }

    /// <summary>One failure reaches everything that depends on it, but is reported once.</summary>
    private bool IsNews(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (_failures.Contains(cause))
            {
                return false;
            }
        }
        return true;
    }
}
