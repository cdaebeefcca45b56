namespace Ironwood.Operations.Google;

/// <summary>Makes many calls at once.</summary>
internal static class Concurrently
{
    /// <summary>
    /// The answers in the order of the items. When one call fails, the others are cancelled: a service that refuses one
    /// call refuses the next thousand too.
    /// </summary>
    public static async Task<TAnswer[]> AskAsync<TItem, TAnswer>(
        IEnumerable<TItem> items, Func<TItem, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellation)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Exception? first = null;
        async Task<TAnswer?> AskOneAsync(TItem item)
        {
            try
            {
                return await ask(item, giveUp.Token).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                if (Interlocked.CompareExchange(ref first, error, null) is null)
                {
                    await giveUp.CancelAsync().ConfigureAwait(false);
                }
                return default;
            }
        }
        var answers = await Task.WhenAll(items.Select(AskOneAsync)).ConfigureAwait(false);
        if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
        return answers!;
    }
}
