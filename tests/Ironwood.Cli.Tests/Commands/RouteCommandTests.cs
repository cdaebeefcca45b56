using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ironwood.Analysis.Traffic;
using Ironwood.Planning;
using Ironwood.Preview;
using Ironwood.Planning.StackFiles;

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
    public void All_but_one_code_has_an_example() => Assert.Equal(18, Examples.Count);

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
                "  why      ai-inference-https-forwarding-rule listens on port 443, for ai-inference-https-proxy, "
                + "which asks ai-inference-lb",
                "           host inference.example.com is of *: path matcher inference-matcher of ai-inference-lb "
                + "decides",
                "           /simple/* is the longest path that /simple/x matches",
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
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_else_is()
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
