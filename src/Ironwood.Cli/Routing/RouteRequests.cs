using Ironwood.Catalog.Limits;
using Ironwood.Cli.Reading;
using Ironwood.UrlMaps.Evaluation;

namespace Ironwood.Cli.Routing;

/// <summary>Reads requests from the command line, and from files with one JSON object per line.</summary>
internal static class RouteRequests
{
    private const string ExampleLine =
        """{"method": "POST", "url": "https://host/path", "headers": {"x": "y"}}""";

    // The methods of RFC 9110, and PATCH of RFC 5789.
    private static readonly string[] Methods =
    [
        "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE",
    ];

    // No load balancer accepts a longer request.
    private static readonly int Longest = (int)Limits.RequestUrlAndHeaderBytes.Count;

    // In JSON a character may be written as an escape of six, and a line has more than the request.
    private static readonly int LongestLine = 8 * Longest;

    private static readonly JsonDocumentOptions LineOptions = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>The request of the command line, or null with problems.</summary>
    /// <param name="words">URL, or method and URL.</param>
    /// <param name="headers">Headers as <c>name: value</c>.</param>
    /// <param name="problems">Receives the problems.</param>
    public static RouteRequest? Of(IReadOnlyList<string> words, IEnumerable<string> headers, List<Problem> problems)
    {
        var before = problems.Count;
        var method = words.Count > 1 ? words[0] : "GET";
        CheckMethod(method, "METHOD", problems);
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', header.StartsWith(':') ? 1 : 0);
            if (colon <= 0)
            {
                problems.Add(new(
                    RouteDiagnostics.MalformedHeader, "--header", "is not 'name: value'", header,
                    Fix: "write it as -H 'x-canary: yes'"));
                continue;
            }
            var pair = KeyValuePair.Create(header[..colon], header[(colon + 1)..].Trim());
            CheckHeader(pair, "--header", problems);
            pairs.Add(pair);
        }
        var request = Request(method, words[^1], pairs, "URL", problems);
        return problems.Count == before ? request : null;
    }

    /// <summary>The problems of all lines of a file, with their numbers.</summary>
    /// <exception cref="InputFileException">The file cannot be read.</exception>
    public static IEnumerable<Problem> Check(string file, string name)
    {
        foreach (var (index, line) in InputFile.Lines(file, LongestLine).Index())
        {
            var problems = new List<Problem>();
            _ = OfLine(line, name, index + 1, problems);
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }
    }

    /// <summary>The requests of a checked file, one at a time.</summary>
    public static IEnumerable<RouteRequest> Read(string file) =>
        InputFile.Lines(file, LongestLine).Select(line => OfLine(line, "", 0, [])).OfType<RouteRequest>();

    private static RouteRequest? OfLine(string line, string file, int number, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return null;
        }
        var place = string.Create(CultureInfo.InvariantCulture, $"{file}:{number}");
        if (Json(line) is not { } json)
        {
            return Refuse("is not a JSON object");
        }
        var unknown = json.Select(entry => entry.Key).Where(key => key is not ("method" or "url" or "headers"));
        problems.AddRange(unknown.Select(key => new Problem(
            RouteDiagnostics.MalformedRequestLine, place, "has an unknown property", key,
            "method, url, headers", $"write {ExampleLine}")));
        if (!IsText(json["url"], out var url) || (json["method"] is { } named && !IsText(named, out _)))
        {
            return Refuse("has no url, or a url or method that is not text");
        }
        if (json["headers"] is { } value
            && (value is not JsonObject map || map.Any(entry => !IsText(entry.Value, out _))))
        {
            return Refuse("has headers that are not an object of texts");
        }
        var headers = (json["headers"] as JsonObject ?? [])
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value!.GetValue<string>()))
            .ToArray();
        var method = json["method"]?.GetValue<string>() ?? "GET";
        CheckMethod(method, place, problems);
        foreach (var header in headers)
        {
            CheckHeader(header, place, problems);
        }
        return Request(method, url, headers, place, problems);

        RouteRequest? Refuse(string message)
        {
            problems.Add(new(
                RouteDiagnostics.MalformedRequestLine, place, message, line, Fix: $"write {ExampleLine}"));
            return null;
        }
    }

    private static JsonObject? Json(string line)
    {
        try
        {
            return JsonNode.Parse(line, documentOptions: LineOptions) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsText(JsonNode? node, out string text)
    {
        text = "";
        return node is JsonValue value && value.TryGetValue(out text!);
    }

    private static RouteRequest? Request(
        string method,
        string url,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        string place,
        List<Problem> problems)
    {
        if (url.Length + headers.Sum(header => header.Key.Length + header.Value.Length) > Longest)
        {
            problems.Add(new(
                RouteDiagnostics.MalformedUrl, place, "is longer than any load balancer accepts", url,
                string.Create(CultureInfo.InvariantCulture, $"at most {Longest:N0} characters, headers included"),
                "shorten the URL or the headers"));
            return null;
        }
        var request = RouteRequest.Parse(method, url, headers, out var why);
        if (request is null)
        {
            problems.Add(new(
                RouteDiagnostics.MalformedUrl, place, why, url, "http://HOST/PATH or https://HOST/PATH",
                "write the whole URL, with non-ASCII characters percent-encoded"));
        }
        return request;
    }

    private static void CheckMethod(string method, string place, List<Problem> problems)
    {
        if (!Methods.Contains(method, StringComparer.Ordinal))
        {
            problems.Add(new(
                RouteDiagnostics.MalformedHeader, place, "is not a method", method,
                string.Join(", ", Methods), "write the method in capitals, before the URL"));
        }
    }

    private static void CheckHeader(KeyValuePair<string, string> header, string place, List<Problem> problems)
    {
        if (header.Key.Length == 0 || !header.Key.All(IsTokenLetter))
        {
            problems.Add(new(
                RouteDiagnostics.MalformedHeader, place,
                "has a name that is not a valid header name", header.Key,
                "letters, digits and !#$%&'*+-.^_`|~"));
        }
        else if (header.Value.Any(letter => letter is (< ' ' and not '\t') or '\u007f'))
        {
            problems.Add(new(
                RouteDiagnostics.MalformedHeader, place, "has a value with a control character", header.Key,
                Fix: "write the value on one line"));
        }
    }

    private static bool IsTokenLetter(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal);
}
