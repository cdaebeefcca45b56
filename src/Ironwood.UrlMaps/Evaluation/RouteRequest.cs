using System.Net;
using System.Net.Sockets;

namespace Ironwood.UrlMaps.Evaluation;

/// <summary>A request as the load balancer sees it. The path is neither normalized nor decoded.</summary>
public sealed record RouteRequest
{
    private const int LongestPort = 65535;

    private RouteRequest()
    {
    }

    /// <summary>The method, for example <c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>The host in lower case, without port.</summary>
    public required string Host { get; init; }

    /// <summary>The port if it is not the scheme's default.</summary>
    public int? Port { get; init; }

    /// <summary>The path: from the first slash to the query.</summary>
    public required string Path { get; init; }

    /// <summary>The text after the question mark; null without one.</summary>
    public string? Query { get; init; }

    /// <summary>Headers in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The port of the connection.</summary>
    public int ConnectedPort => Port ?? (Scheme == "https" ? 443 : 80);

    /// <summary>The value of the Host header: the host, and the port if it is not the scheme's default.</summary>
    public string Authority => Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Host}:{port}") : Host;

    /// <summary>The URL.</summary>
    public string Url => $"{Scheme}://{Authority}{Path}{(Query is null ? "" : $"?{Query}")}";

    /// <summary>Reads a request, or returns why its URL is invalid.</summary>
    /// <param name="method">The method.</param>
    /// <param name="url">An absolute URL; a fragment is left out, because it is not sent.</param>
    /// <param name="headers">Headers; a Host header replaces the URL's host, as in curl.</param>
    /// <param name="why">Why the URL is invalid; empty if it is valid.</param>
    public static RouteRequest? Parse(
        string method, string url, IReadOnlyList<KeyValuePair<string, string>> headers, out string why)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(headers);
        var scheme = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https"
            : url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http" : null;
        if (scheme is null)
        {
            why = "does not begin with http:// or https://";
            return null;
        }
        var rest = url[(scheme.Length + 3)..];
        rest = rest.Split('#', 2)[0];
        var end = rest.AsSpan().IndexOfAny('/', '?') is >= 0 and var index ? index : rest.Length;
        var (authority, target) = (rest[..end], rest[end..]);
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        var own = headers.Where(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)).ToArray();
        var (host, port) = Authorities(own.Length > 0 ? own[^1].Value : authority, scheme, out why);
        if (why.Length == 0 && own.Length > 0)
        {
            _ = Authorities(authority, scheme, out why);
        }
        why = why.Length > 0 ? why : MalformedTarget(target);
        return why.Length > 0 ? null : new()
        {
            Method = method,
            Scheme = scheme,
            Host = host,
            Port = port,
            Path = path.Length == 0 ? "/" : path,
            Query = query < 0 ? null : target[(query + 1)..],
            Headers = headers,
        };
    }

    /// <summary>The request of a map's test, whose host may be any text.</summary>
    public static RouteRequest OfTest(UrlMapTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var path = test.Path.Split('#', 2)[0];
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return OfParts("http", test.Host, query < 0 ? path : path[..query], query < 0 ? null : path[(query + 1)..],
            test.Headers);
    }

    /// <summary>A GET request from its parts; the host may be any text and may end with a port.</summary>
    public static RouteRequest OfParts(
        string scheme, string host, string path, string? query, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var colon = host.LastIndexOf(':');
        var hasPort = int.TryParse(
            host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && colon > 0 && !host.EndsWith(']');
        return new()
        {
            Method = "GET",
            Scheme = scheme,
            Host = (hasPort ? host[..colon] : host).ToLowerInvariant(),
            Port = hasPort ? port : null,
            Path = path,
            Query = query,
            Headers = headers,
        };
    }

    // Host and port; the port is null if it is the scheme's default.
    private static (string Host, int? Port) Authorities(string authority, string scheme, out string why)
    {
        var colon = authority.LastIndexOf(':');
        // An IPv6 address is in brackets.
        var hasPort = colon > authority.LastIndexOf(']');
        var host = (hasPort ? authority[..colon] : authority).ToLowerInvariant();
        var port = 0;
        why = authority.Contains('@', StringComparison.Ordinal) ? "contains a user name, which load balancers ignore"
            : host.Length == 0 ? "has no host"
            : !IsHost(host) ? "has a host that is neither a name nor an IP address"
            : hasPort && (!int.TryParse(
                authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
                || port is < 1 or > LongestPort) ? "has a port that is not a number from 1 to 65535"
            : "";
        return (host, hasPort && port != (scheme == "https" ? 443 : 80) ? port : null);
    }

    private static bool IsHost(string host)
    {
        if (host.StartsWith('['))
        {
            return host.EndsWith(']') && IPAddress.TryParse(host[1..^1], out var address)
                && address.AddressFamily == AddressFamily.InterNetworkV6;
        }
        return host.Length <= 253 && host.TrimEnd('.').Split('.').All(label =>
            label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-'
            && label.All(
                letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_'));
    }

    private static string MalformedTarget(string target)
    {
        for (var index = 0; index < target.Length; index++)
        {
            if (target[index] is <= ' ' or > '~' or '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}')
            {
                return "has a character that must be percent-encoded";
            }
            if (target[index] == '%' && !(index + 2 < target.Length
                && char.IsAsciiHexDigit(target[index + 1]) && char.IsAsciiHexDigit(target[index + 2])))
            {
                return "has a '%' without two hexadecimal digits after it";
            }
        }
        return "";
    }
}
