using Ironwood.Analysis.Traffic;
using Ironwood.Planning;
using Ironwood.Planning.StackFiles;
using Ironwood.Preview;

namespace Ironwood.Cli.Tests.Commands;

public sealed partial class RouteCommandTests : IDisposable
{
    private const string Map = """
        {"kind": "compute#urlMap", "name": "lb", "defaultService": "projects/p/global/backendServices/web",
         "hostRules": [{"hosts": ["*"], "pathMatcher": "all"}],
         "pathMatchers": [{"name": "all", "defaultService": "projects/p/global/backendServices/web", "pathRules": [
           {"paths": ["/a/*"], "routeAction": {"weightedBackendServices": [{"backendService": "x", "weight": 1}, {"backendService": "y", "weight": 3}]}}]}],
         "tests": [{"host": "h", "path": "/b", "service": "web"}TEST]}
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>The examples of the diagnostics page: code, file, command and what it prints.</summary>
    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics.md"))
                .ReplaceLineEndings("\n");
            var examples = new TheoryData<string, string, string>();
            foreach (Match section in RouteSection().Matches(page))
            {
                if (!section.Groups["command"].Value.Contains("$(", StringComparison.Ordinal))
                {
                    examples.Add(
                        section.Groups["file"].Value, section.Groups["command"].Value.Trim(),
                        section.Groups["output"].Value);
                }
            }
            return examples;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_but_one_code_has_an_example() => Assert.Equal(20, Examples.Count);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_diagnostics_page_prints_what_it_says(string file, string command, string output)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Contains(".json", StringComparison.Ordinal) ? _folder[word] : word).ToArray();
        if (words.FirstOrDefault(word => word.StartsWith(_folder.Path, StringComparison.Ordinal)) is { } path
            && file.Length > 0)
        {
            await File.WriteAllTextAsync(path, file);
        }

        var run = await CommandRun.OfAsync(["route", .. words]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            output, run.Error.Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_answers_with_rule_backend_groups_and_reasons()
    {
        var run = await CommandRun.OfAsync(
            "route", "POST", "https://inference.example.com/simple/x", "-H", "x: y", "--stack", "prod");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                "POST https://inference.example.com/simple/x",
                "  service  inference-backend-small, tier small",
                "  groups   slice-small-0 in us-central1-c",
                "  host     inference.example.com",
                "  path     /simple/x",
                "  rule     ai-inference-lb: pathMatchers[0].pathRules[0]",
                "  policy   timeout: the answer may take 600 s, retries included",
                "  policy   retryPolicy: up to 2 more attempts after connect-failure, refused-stream, each for 600 s",
                "  why      ai-inference-https-forwarding-rule listens on port 443, for ai-inference-https-proxy, "
                + "which uses ai-inference-lb",
                "           host inference.example.com matches *: path matcher inference-matcher of ai-inference-lb "
                + "applies",
                "           /simple/* is the longest pattern that matches /simple/x",
                "",
            ],
            run.Lines);
    }

    [Fact]
    public async Task What_overflows_is_a_fallback()
    {
        var run = await CommandRun.OfAsync("route", "https://inference.example.com/", "--stack", "prod");

        Assert.Contains("  groups   slice-medium-0 in us-central1-c", run.Lines);
        Assert.Contains("  fallback slice-large-0 .. slice-large-8 (9) in us-central1-c", run.Lines);
    }

    [Theory]
    [InlineData("http://inference.example.com/complex?a=b", "308 to https://inference.example.com/complex?a=b")]
    [InlineData("https://inference.example.com:8443/", "refused")]
    public async Task Http_is_redirected_and_other_ports_are_refused(string url, string result)
    {
        var run = await CommandRun.OfAsync("route", url, "-s", "prod");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"  result   {result}", run.Lines);
    }

    [Fact]
    public async Task A_path_of_Vertex_AI_is_forwarded_as_a_whole()
    {
        var run = await CommandRun.OfAsync(
            "route", "POST", "https://inference.example.com/vertex/large/predict?x=1", "-s", "prod", "-f", "json");

        var answer = JsonNode.Parse(run.Out)!;
        Assert.Equal("us-central1-aiplatform.googleapis.com", (string?)answer["host"]);
        Assert.Equal("/v1/${inference-endpoint-large.id}:predict?x=1", (string?)answer["path"]);
        Assert.Equal("vertex-large-backend", (string?)answer["services"]![0]!["service"]);
        Assert.Equal("us-central1-aiplatform.googleapis.com", (string?)answer["services"]![0]!["endpoints"]![0]);
    }

    [Fact]
    public async Task Settings_can_be_changed_for_a_run()
    {
        var run = await CommandRun.OfAsync("route", "http://1.2.3.4/x", "-c", "ironwood:tiers.small.routes=[/x]");

        Assert.Contains("  service  inference-backend-small, tier small", run.Lines);
    }

    [Fact]
    public async Task A_map_of_a_file_answers_and_runs_its_tests()
    {
        var run = await CommandRun.OfAsync(
            "route", "http://h/a/b", "--url-map", Write("map.json", Map.Replace("TEST", "", StringComparison.Ordinal)));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["  service  75 % y", "  service  25 % x"], run.Lines.Skip(1).Take(2));
        Assert.Equal("lb: 1 of 1 tests of the map passed", run.Lines[^2]);
    }

    [Theory]
    [InlineData("text", "tests[1] h/a/b: expects web, gets y or x")]
    [InlineData(
        "json", """{"test":1,"host":"h","path":"/a/b","passed":false,"failures":["expects web, gets y or x"]}""")]
    public async Task A_map_that_fails_its_own_test_ends_with_1(string format, string line)
    {
        var map = Map.Replace(
            "TEST", """, {"host": "h", "path": "/a/b", "service": "web"}""", StringComparison.Ordinal);

        var run = await CommandRun.OfAsync("route", "--url-map", Write("map.json", map), "--format", format);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains(line, run.Lines);
    }

    [Fact]
    public async Task Many_requests_are_answered_in_a_line_each()
    {
        var requests = Write("r.jsonl", """
            {"method": "POST", "url": "https://inference.example.com/simple"}

            {"url": "http://inference.example.com/", "headers": {"x": "y"}}
            """);

        var text = await CommandRun.OfAsync("route", "--requests", requests, "-s", "prod");
        var json = await CommandRun.OfAsync("route", "--requests", requests, "-s", "prod", "-f", "json");

        Assert.Equal(
            [
                "POST https://inference.example.com/simple -> inference-backend-small inference.example.com/simple "
                + "(pathMatchers[0].pathRules[0])",
                "GET http://inference.example.com/ -> 308 https://inference.example.com/",
                "",
            ],
            text.Lines);
        Assert.Equal(
            ["forwarded", "redirected"],
            json.Lines.SkipLast(1).Select(line => (string?)JsonNode.Parse(line)!["outcome"]));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_reported_at_once_and_nothing_else_is()
    {
        var run = await CommandRun.OfAsync(
            "route", "post", "htp:/x", "-H", "a b: c", "-H", "d",
            "--requests", Write("r.jsonl", "{\"url\": \"http://h/\"}\n{\"url\": \"http://h/%\"}\n[]\n"), "--url-map",
            Write("m.json", "{"));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            ["IW7002", "IW7002", "IW7002", "IW7001", "IW7001", "IW7004", "IW7005"],
            run.Error.Split('\n')
                .Where(line => line.StartsWith("IW", StringComparison.Ordinal))
                .Select(line => line[..6]));
        Assert.Contains("r.jsonl:2: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("r.jsonl:3: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--url-map")]
    [InlineData("--requests")]
    public async Task A_folder_and_bytes_that_are_no_text_are_refused(string option)
    {
        var bytes = _folder["bytes"];
        await File.WriteAllBytesAsync(bytes, [0x22, 0xFF, 0xFE, 0x22, 0x0A]);

        foreach (var file in new[] { _folder.Path, bytes })
        {
            var run = await CommandRun.OfAsync("route", "http://h/", option, file);

            Assert.Equal((2, ""), (run.ExitCode, run.Out));
            Assert.Matches("(?m)^IW700[345] ", run.Error);
        }
    }

    [Fact]
    public async Task A_map_in_yaml_answers_with_policies_and_warnings()
    {
        var map = Write("map.yaml", """
            defaultService: projects/p/global/backendServices/web
            fingerprint: AAAAAAAAAAA=
            hostRules:
            - hosts: ['*']
              pathMatcher: all
            id: '1234567890123456789'
            kind: compute#urlMap
            name: lb
            pathMatchers:
            - defaultService: projects/p/global/backendServices/web
              name: all
              routeRules:
              - matchRules:
                - fullPathMatch: a full path
                - prefixMatch: /old/
                priority: 1
                routeAction:
                  faultInjectionPolicy:
                    abort: {httpStatus: 503, percentage: 100.0}
                service: projects/p/global/backendServices/old
              - matchRules:
                - prefixMatch: /slow/
                priority: 2
                routeAction:
                  faultInjectionPolicy:
                    delay: {fixedDelay: {seconds: '2'}, percentage: 25}
                  requestMirrorPolicy: {backendService: global/backendServices/copy, mirrorPercent: 10}
                service: projects/p/global/backendServices/slow
            """);
        var requests = Write("r.jsonl", "{\"url\": \"https://h/old/x\"}\n{\"url\": \"https://h/slow/x\"}\n");

        var text = await CommandRun.OfAsync("route", "https://h/old/x", "--url-map", map);
        var many = await CommandRun.OfAsync("route", "--requests", requests, "--url-map", map);
        var json = await CommandRun.OfAsync("route", "--requests", requests, "--url-map", map, "-f", "json");

        Assert.Equal(0, text.ExitCode);
        Assert.StartsWith("warning IW7016 ", text.Error, StringComparison.Ordinal);
        Assert.Equal(
            [
                "GET https://h/old/x",
                "  result   503 from the load balancer itself",
                "  rule     lb: pathMatchers[0].routeRules[0]",
                "  policy   faultInjectionPolicy.abort: 100 % of the requests are answered 503 at once",
                "  why      host h matches *: path matcher all of lb applies",
                "           priority 1 is the lowest whose conditions are met: path begins with '/old/'",
                "           100 % of the requests are answered 503 by faultInjectionPolicy.abort",
            ],
            text.Lines.Take(7));
        Assert.Equal(
            [
                "GET https://h/old/x -> 503 from the load balancer itself (pathMatchers[0].routeRules[0])",
                "GET https://h/slow/x -> slow h/slow/x (pathMatchers[0].routeRules[1]); "
                    + "faultInjectionPolicy.delay: 25 % of the requests wait 2 s in the load balancer",
            ],
            many.Lines.Take(2));
        var (answered, forwarded) = (JsonNode.Parse(json.Lines[0])!, JsonNode.Parse(json.Lines[1])!);
        Assert.Equal(
            ("answered", 503, 0, 503, 100d),
            ((string?)answered["outcome"], (int?)answered["statusCode"], answered["services"]!.AsArray().Count,
                (int?)answered["abort"]!["statusCode"], (double?)answered["abort"]!["percentage"]));
        Assert.Equal(
            ("forwarded", 2d, 25d, "copy", 10d),
            ((string?)forwarded["outcome"], (double?)forwarded["delay"]!["seconds"],
                (double?)forwarded["delay"]!["percentage"], (string?)forwarded["mirror"]!["service"],
                (double?)forwarded["mirror"]!["percentage"]));
    }

    [Theory]
    [InlineData("EXTERNAL_MANAGED", "warning IW7021")]
    [InlineData("INTERNAL_SELF_MANAGED", "")]
    [InlineData("EXTERNAL", "IW7021")]
    public async Task A_scheme_says_which_fields_are_refused(string scheme, string error)
    {
        var map = Write("map.json", """
            {"defaultService": "web", "hostRules": [{"hosts": ["*"], "pathMatcher": "all"}],
             "pathMatchers": [{"name": "all", "defaultService": "web",
              "routeRules": [{"priority": 1, "service": "a", "matchRules": [{"regexMatch": "/a.*"}]}]}]}
            """);

        var run = await CommandRun.OfAsync("route", "http://h/", "--url-map", map, "--scheme", scheme);

        Assert.Equal(error == "IW7021" ? 2 : 0, run.ExitCode);
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
        Assert.Equal(error.Length == 0, run.Error.Length == 0);
    }

    [Fact]
    public async Task A_scheme_belongs_to_a_map()
    {
        var run = await CommandRun.OfAsync("route", "http://h/", "--scheme", "EXTERNAL");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("IW7019 --scheme: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_warnings_are_counted()
    {
        var unknown = string.Join(", ", Enumerable.Range(0, 200_000).Select(index => $"\"k{index}\": 1"));
        var map = Write("map.json", $$"""{"defaultService": "web", {{unknown}} }""");

        var run = await CommandRun.OfAsync("route", "http://h/", "--url-map", map);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(51, run.Error.Split("warning IW7006").Length - 1);
        Assert.Contains("has 199,950 more warnings", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65_000, 500, 0)]
    [InlineData(66_000, 0, 2)]
    [InlineData(65_000, 1_000, 2)]
    [InlineData(1_000_000, 0, 2)]
    public async Task A_request_that_no_load_balancer_accepts_is_refused(int path, int header, int exitCode)
    {
        var map = Write("map.json", Map.Replace("TEST", "", StringComparison.Ordinal));
        var (url, value) = ($"http://h/a/{new string('x', path)}", new string('y', header));

        var run = await CommandRun.OfAsync("route", url, "-H", $"x: {value}", "--url-map", map);
        var line = await CommandRun.OfAsync(
            "route", "--url-map", map, "--requests",
            Write("requests.jsonl", $$"""{"url": "{{url}}", "headers": {"x": "{{value}}"} }"""));

        Assert.Equal((exitCode, exitCode), (run.ExitCode, line.ExitCode));
        if (exitCode == 2)
        {
            Assert.StartsWith(
                "IW7001 URL: is longer than any load balancer accepts\n", run.Error, StringComparison.Ordinal);
            Assert.True(run.Error.Length < 1_000);
        }
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_stacks_break_no_rule_about_routes(string stack)
    {
        var files = StackFileReader.Read(FixtureStacks.Folder, stack);
        var graph = await StackPreview.CaptureAsync(SettingsReader.Read(files.Configuration!).Plan!, "ironwood", stack);

        Assert.Empty(
            new RouteFamily()
                .Check(graph)
                .Select(finding => $"{finding.Rule.Id} {finding.Property}: {finding.Message}"));
        Assert.NotEmpty(Listener.Of(graph));
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    [GeneratedRegex(
        @"^## IW70.*?(```json\n(?<file>.*?)\n```\n\n)?```console\n\$ \./ironwood route(?<command>[^\n]*)\n(?<output>.*?)```",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex RouteSection();
}
