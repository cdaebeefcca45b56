using Ironwood.Analysis.Traffic;
using Ironwood.Cli.Reading;
using Ironwood.Cli.Stacks;
using Ironwood.UrlMaps;
using Ironwood.UrlMaps.Evaluation;
using Ironwood.UrlMaps.Reading;

namespace Ironwood.Cli.Routing;

/// <summary>
/// <c>./ironwood route</c>: shows where a stack or any URL map sends requests. Exits with code 1 when a test of a URL
/// map from a file fails.
/// </summary>
internal static class RouteCommand
{
    // Google takes 1 MB of a map's data; as indented text that is several times as much.
    private const int MostMegabytes = 16;

    public static Command Create(Terminal terminal, string root)
    {
        var request = new Argument<string[]>("request")
        {
            Description = "A URL, or a method and a URL; default method: GET",
            Arity = new ArgumentArity(0, 2),
        };
        var header = new Option<string[]>("--header", "-H")
        {
            Description = "A header of the request, as in 'x-canary: yes'; may be repeated",
            HelpName = "name: value",
        };
        var map = new Option<string?>("--url-map")
        {
            Description = "A URL map instead of a stack, in YAML or JSON, as 'gcloud compute url-maps describe' and "
                + "'export' print it; runs its tests",
            HelpName = "file",
        };
        var scheme = new Option<string?>("--scheme")
        {
            Description = "The load balancing scheme that --url-map is for: fields that it does not take are refused",
            HelpName = "scheme",
        };
        scheme.AcceptOnlyFromAmong([.. LoadBalancerNames.Schemes.Keys]);
        var requests = new Option<string?>("--requests")
        {
            Description = "A file of requests, one JSON object per line: method, url, headers",
            HelpName = "file.jsonl",
        };
        var format = OutputFormat.Option(OutputFormat.Text, OutputFormat.Json("one object per line"));
        var stack = new StackOptions();
        var command = new Command("route", "Show where a request is sent: rule, backends, rewrite or redirect, and why")
        {
            request, header, map, scheme, requests, format,
        };
        stack.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(terminal, () => stack.LoadAsync(root, parsed), new(
            parsed.GetValue(request) ?? [],
            parsed.GetValue(header) ?? [],
            stack.AreGiven(parsed),
            parsed.GetValue(map),
            parsed.GetValue(scheme),
            parsed.GetValue(requests),
            parsed.GetValue(format) == "json")));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Func<Task<StackSource>> stack, Question question)
    {
        var problems = new List<Problem>();
        CheckWords(question, problems);
        var request = question.Words.Length == 0
            ? null
            : RouteRequests.Of(question.Words, question.Headers, problems);
        if (question.RequestsFile is { } file)
        {
            Reading(file, "--requests", problems, () => problems.AddRange(RouteRequests.Check(file, file)));
        }
        var source = question.MapFile is { } map
            ? ReadMap(map, question.Scheme, problems)
            : ReadStack(await stack().ConfigureAwait(false), problems);
        if (problems.Count > 0 || source is null)
        {
            return await ProblemView.RefuseAsync(terminal, question.IsJson ? "json" : "text", problems)
                .ConfigureAwait(false);
        }

        ProblemView.WriteWarnings(terminal.Error, source.Warnings);
        var tests = source.Tests is null ? [] : UrlMapTestRun.Of(source.Tests);
        var view = new RouteView(terminal.Out, source.MembersOf, question.IsJson);
        if (request is not null)
        {
            view.Write(request, source.Answer(request));
        }
        if (question.RequestsFile is { } many)
        {
            foreach (var each in RouteRequests.Read(many))
            {
                view.WriteLine(each, source.Answer(each));
            }
        }
        if (source.Tests is not null)
        {
            view.Write(source.Tests.Map, tests);
        }
        return tests.All(test => test.Passed) ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static void CheckWords(Question question, List<Problem> problems)
    {
        if (question is { Words.Length: 0, RequestsFile: null, MapFile: null })
        {
            problems.Add(new(
                RouteDiagnostics.NothingAsked, "ironwood route", "needs a request",
                Allowed: "a URL, --requests, --url-map", Fix: "./ironwood route POST https://example.com/simple"));
        }
        if (question is { MapFile: not null, NamesStack: true })
        {
            problems.Add(new(
                RouteDiagnostics.NothingAsked, "--url-map", "cannot be used together with a stack and its settings",
                Fix: "remove --stack and --config, or --url-map"));
        }
        if (question is { MapFile: null, Scheme: not null })
        {
            problems.Add(new(
                RouteDiagnostics.NothingAsked, "--scheme", "can be used only together with --url-map",
                Fix: "remove it: a stack's backend services say their scheme"));
        }
        if (question is { Words.Length: 0, Headers.Length: > 0 })
        {
            problems.Add(new(
                RouteDiagnostics.NothingAsked, "--header", "needs a URL on the command line",
                Fix: "add a URL; in a file each request has its own headers"));
        }
    }

    private static Source? ReadStack(StackSource read, List<Problem> problems)
    {
        if (read.Stack is not { } stack)
        {
            problems.AddRange(read.Problems);
            return null;
        }
        var routes = new StackRoutes(stack.Graph);
        problems.AddRange(routes.Faults.Select(fault => RouteDiagnostics.Of(fault.Map.Name, fault.Fault)));
        return new(routes.Answer, routes.MembersOf, null, []);
    }

    private static Source? ReadMap(string file, string? scheme, List<Problem> problems)
    {
        Source? source = null;
        Reading(file, "--url-map", problems, () =>
        {
            if (Parse(file, problems) is not { } document)
            {
                return;
            }
            var balancers = scheme is null ? LoadBalancers.All : LoadBalancerNames.Schemes[scheme];
            var read = StackUrlMaps.Reader.Read(document, balancers: balancers);
            problems.AddRange(read.Faults.Select(fault => RouteDiagnostics.Of(file, fault)));
            if (read.Map is { } map)
            {
                var compiled = new CompiledUrlMap(map.Name.Length > 0 ? map : map with { Name = "map" });
                source = new(compiled.Answer, _ => null, compiled, RouteDiagnostics.Of(file, read.Warnings));
            }
        });
        return source;
    }

    private static JsonObject? Parse(string file, List<Problem> problems)
    {
        const string Fix = "gcloud compute url-maps export NAME --global --destination map.yaml";
        try
        {
            var map = UrlMapReader.Find(UrlMapText.Read(InputFile.ReadText(file, MostMegabytes)));
            if (map is null)
            {
                problems.Add(new(RouteDiagnostics.NotAUrlMap, file, "does not hold one URL map", Fix: Fix));
            }
            return map;
        }
        catch (UrlMapTextException error)
        {
            var location = new SourceLocation(file, (int)error.Line, (int)error.Column);
            problems.Add(new(RouteDiagnostics.NotAUrlMap, file, error.Message, Fix: Fix, Location: location));
            return null;
        }
    }

    private static void Reading(string file, string option, List<Problem> problems, Action read)
    {
        try
        {
            read();
        }
        catch (InputFileException error)
        {
            problems.Add(new(
                RouteDiagnostics.UnreadableFile, option, error.Message, file, Fix: "give a file with UTF-8 text"));
        }
    }

    private sealed record Question(
        string[] Words,
        string[] Headers,
        bool NamesStack,
        string? MapFile,
        string? Scheme,
        string? RequestsFile,
        bool IsJson);

    private sealed record Source(
        Func<RouteRequest, RouteAnswer> Answer, Func<ServiceLink, BackendMembers?> MembersOf, CompiledUrlMap? Tests,
        IReadOnlyList<Problem> Warnings);
}
