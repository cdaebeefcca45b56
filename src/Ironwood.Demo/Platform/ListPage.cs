using System.Globalization;
using Grpc.Core;

namespace Ironwood.Demo.Platform;

/// <summary>Lists in pages, as Google's services give them.</summary>
public static class ListPage
{
    /// <summary>One page, and the token of the next; an empty token after the last.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="size">Length asked for; 0 for as many as the service gives.</param>
    /// <param name="token">Token of an earlier answer; empty for the first page.</param>
    /// <param name="most">As many as the service gives at once.</param>
    /// <exception cref="RpcException">The size or the token is none.</exception>
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
            throw Invalid("page_token is not one of this list.");
        }
        var length = size == 0 ? most : Math.Min(size, most);
        var items = all.Skip(start).Take(length).ToArray();
        var end = start + items.Length;
        return (items, end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : "");
    }

    private static RpcException Invalid(string message) => new(new(StatusCode.InvalidArgument, message));
}
