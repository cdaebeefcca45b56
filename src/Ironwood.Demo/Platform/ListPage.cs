namespace Ironwood.Demo.Platform;

/// <summary>Splits lists into pages like Google's services.</summary>
public static class ListPage
{
    /// <summary>One page, and the token of the next; an empty token after the last.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="size">Requested page size; 0 for the service's maximum.</param>
    /// <param name="token">Token of an earlier answer; empty for the first page.</param>
    /// <param name="most">Maximum page size of the service.</param>
    /// <exception cref="RpcException">The page size or token is invalid.</exception>
    public static (IReadOnlyList<T> Items, string Next) Of<T>(IReadOnlyList<T> all, int size, string? token, int most)
    {
        ArgumentNullException.ThrowIfNull(all);
        if (size < 0)
        {
            throw Invalid("page_size is negative.");
        }
        var start = 0;
        if (!string.IsNullOrEmpty(token)
            && (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start) || start > all.Count))
        {
            throw Invalid("page_token does not belong to this list.");
        }
        var length = size == 0 ? most : Math.Min(size, most);
        var items = all.Skip(start).Take(length).ToArray();
        var end = start + items.Length;
        return (items, end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : "");
    }

    private static RpcException Invalid(string message) => new(new(StatusCode.InvalidArgument, message));
}
