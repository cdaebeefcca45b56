namespace Ironwood.Operations.Verification;

/// <summary>
/// Lets so many calls be under way and no more, whoever makes them. Checks run side by side and ask for everything at
/// once; the gate is what keeps that from becoming a flood.
/// </summary>
/// <param name="calls">Most calls under way.</param>
public sealed class CallGate(int calls) : IDisposable
{
    private readonly SemaphoreSlim _free = new(calls, calls);

    /// <summary>Makes the call when there is room for it.</summary>
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
