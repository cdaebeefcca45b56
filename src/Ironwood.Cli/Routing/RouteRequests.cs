using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ironwood.Problems;
using Ironwood.UrlMaps.Evaluation;

namespace Ironwood.Cli.Routing;

/// <summary>Reads requests from words of the command line and from files of one JSON object a line.</summary>
internal static class RouteRequests
{
    private const string ExampleLine =
        """{"method": "POST", "url": "https://host/path", "headers": {"x": "y"}}""";

    private static readonly JsonDocumentOptions LineOptions = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The request of the command line, or null with problems.</summary>
    /// <param name="words">URL, or method and URL.</param>
    /// <param name="headers">Headers as <c>name: value</c>.</param>
    /// <param name="problems">Where problems go.</param>
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
                problems.Add(new(RouteDiagnostics.MalformedHeader, "--header", "is not 'name: value'", header,
                    Fix: "write it as -H 'x-canary: yes'"));
                continue;
            }
            var pair = KeyValuePair.Create(header[..colon], header[(colon + 1)..].Trim());
            CheckHeader(pair, "--header", problems);
            pairs.Add(pair);
        }
        return Request(method, words[^1], pairs, "URL", problems) is { } request && problems.Count == before ? request : null;
    }

    /// <summary>Problems of all lines of a file, with their numbers.</summary>
    public static IEnumerable<Problem> Check(string file, string name)
    {
        var number = 0;
        foreach (var line in Lines(file))
        {
            number++;
            var problems = new List<Problem>();
            _ = OfLine(line, name, number, problems);
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }
    }

    /// <summary>The requests of a file that was checked, one at a time.</summary>
    public static IEnumerable<RouteRequest> Read(string file) =>
        Lines(file).Select(line => OfLine(line, "", 0, [])).OfType<RouteRequest>();

    // Strict: a byte that is no UTF-8 is a problem of the file, not a question mark in an answer.
    private static IEnumerable<string> Lines(string file) => File.ReadLines(file, Utf8);

    private static RouteRequest? OfLine(string line, string file, int number, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return null;
        }
        var place = string.Create(CultureInfo.InvariantCulture, $"{file}:{number}");
        if (Json(line, out var why) is not { } json)
        {
            return Refuse(why);
        }
        foreach (var key in json.Select(entry => entry.Key).Where(key => key is not ("method" or "url" or "headers")))
        {
            problems.Add(new(RouteDiagnostics.MalformedRequestLine, place, "has a property that a request has not", key,
                "method, url, headers", $"write {ExampleLine}"));
        }
        if (!IsText(json["url"], out var url) || (json["method"] is { } named && !IsText(named, out _)))
        {
            return Refuse("has no url, or a url or method that is no text");
        }
        if (json["headers"] is { } value && (value is not JsonObject map || map.Any(entry => !IsText(entry.Value, out _))))
        {
            return Refuse("has headers that are no object of texts");
        }
        var headers = (json["headers"] as JsonObject ?? [])
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value!.GetValue<string>())).ToArray();
        var method = json["method"]?.GetValue<string>() ?? "GET";
        CheckMethod(method, place, problems);
        foreach (var header in headers)
        {
            CheckHeader(header, place, problems);
        }
        return Request(method, url, headers, place, problems);

        RouteRequest? Refuse(string message)
        {
            problems.Add(new(RouteDiagnostics.MalformedRequestLine, place, message, Short(line), Fix: $"write {ExampleLine}"));
            return null;
        }
    }

    private static JsonObject? Json(string line, out string why)
    {
        why = "is not a JSON object";
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
        string method, string url, IReadOnlyList<KeyValuePair<string, string>> headers, string place, List<Problem> problems)
    {
        var request = RouteRequest.Parse(method, url, headers, out var why);
        if (request is null)
        {
            problems.Add(new(RouteDiagnostics.MalformedUrl, place, why, Short(url), "http://HOST/PATH or https://HOST/PATH",
                "write the whole URL; percent-encode what is not ASCII"));
        }
        return request;
    }

    private static void CheckMethod(string method, string place, List<Problem> problems)
    {
        if (method.Length == 0 || !method.All(IsTokenLetter) || method.Any(char.IsAsciiLetterLower))
        {
            problems.Add(new(RouteDiagnostics.MalformedHeader, place, "is not a method", Short(method),
                "GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS", "write the method in capitals, before the URL"));
        }
    }

    private static void CheckHeader(KeyValuePair<string, string> header, string place, List<Problem> problems)
    {
        if (header.Key.Length == 0 || !header.Key.All(IsTokenLetter))
        {
            problems.Add(new(RouteDiagnostics.MalformedHeader, place, "has a name that no header can have", Short(header.Key),
                "letters, digits and !#$%&'*+-.^_`|~"));
        }
        else if (header.Value.Any(letter => letter is (< ' ' and not '\t') or '\u007f'))
        {
            problems.Add(new(RouteDiagnostics.MalformedHeader, place, "has a value with a control character", header.Key,
                Fix: "write the value on one line"));
        }
    }

    private static bool IsTokenLetter(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal);

    // Problems go to terminals: no control characters, no walls of text.
    private static string Short(string text)
    {
        var plain = string.Concat(text.Select(letter => letter is >= ' ' and <= '~'
            ? letter.ToString() : $"\\u{(int)letter:x4}"));
        return plain.Length <= 120 ? plain : $"{plain[..117]}...";
    }
}
