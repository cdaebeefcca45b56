namespace Ironwood.Operations.Google;

/// <summary>
/// Limits how many calls run at once. Checks run side by side and ask for everything at the same time; without the
/// gate they would flood the services.
/// </summary>
/// <param name="calls">Most calls that may run at once.</param>
public sealed class CallGate(int calls) : IDisposable
{
    private readonly SemaphoreSlim _free = new(calls, calls);

    /// <summary>Runs the call when there is room for it.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        await _free.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await call(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
