using System.Xml;
using System.Xml.Linq;
using Ironwood.Cli.Tests.Commands;
using Ironwood.Cli.Verifying;
using Ironwood.Cli.Writing;
using Ironwood.Demo.Spend;
using Ironwood.Operations.Verification;
using Ironwood.Problems;

namespace Ironwood.Cli.Tests.Rendering;

public sealed class VerifyFormTests
{
    private static readonly VerificationReport Report = new("ironwood-prod", "prod",
    [
        Result("pods", CheckStatus.Pass, "11 groups stable", [new("tier small", "1 group", "1 group", Holds: true)]),
        Result("cache", CheckStatus.Fail, "instance c: AUTH off",
            [new("instance c", "READY", "READY", Holds: true), new("instance c", "AUTH on", "AUTH off", Holds: false)]),
        Result("sink", CheckStatus.NotAsked, "IW8005 rows: the API is not enabled", []) with
        {
            Problem = new Problem(
                "IW8005", "rows", "the API is not enabled", Fix: "gcloud services enable bigquery.googleapis.com"),
        },
        Result("budget", CheckStatus.Skip, "the stack has no budget", []),
    ]);

    [Fact]
    public void On_a_screen_failures_stand_first_with_the_expected_value() => Assert.Equal(
        """
        PASS pods: 11 groups stable
          - tier small: 1 group
          see:  gcloud pods
        FAIL cache: instance c: AUTH off
          ! instance c: AUTH off (expected: AUTH on)
          - instance c: READY
          see:  gcloud cache
        UNKNOWN sink: IW8005 rows: the API is not enabled
          see:  gcloud sink
        SKIP budget: the stack has no budget
          see:  gcloud budget
        IW8005 rows: the API is not enabled
          fix:     gcloud services enable bigquery.googleapis.com

        ironwood-prod prod: 1 PASS, 1 SKIP, 1 UNKNOWN, 1 FAIL.

        """.ReplaceLineEndings("\n"),
        Plain(Report));

    [Fact]
    public void A_screen_has_room_for_so_much_evidence_and_counts_the_rest()
    {
        var many = Enumerable.Range(0, 1000)
            .Select(index => new Evidence($"group {index}", "stable", "changing", Holds: index % 2 == 0));
        var text = Plain(Report with { Results = [Result("pods", CheckStatus.Fail, "x", [.. many])] });
        Assert.Contains("\n  ! and 480 more\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  - and 496 more\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Split('\n').Length, 20, 40);
    }

    [Fact]
    public void For_programs_everything_is_there_in_order()
    {
        var json = JsonNode.Parse(VerifyJson.Of(Report))!;
        Assert.Equal("ironwood-verify/1", (string?)json["format"]);
        Assert.Equal("fail", (string?)json["status"]);
        Assert.Equal("""{"pass":1,"skip":1,"notAsked":1,"fail":1}""", json["counts"]!.ToJsonString());
        Assert.Equal(
            ["pods", "cache", "sink", "budget"], json["checks"]!.AsArray().Select(check => (string)check!["id"]!));
        Assert.Equal(
            """
            {"id":"cache","title":"What cache is","status":"fail","summary":"instance c: AUTH off","evidence":[{"subject":"instance c","expected":"READY","seen":"READY","holds":true},{"subject":"instance c","expected":"AUTH on","seen":"AUTH off","holds":false}],"commands":["gcloud cache"]}
            """.Trim(),
            json["checks"]![1]!.ToJsonString());
        Assert.Equal(
            """{"code":"IW8005","path":"rows","message":"the API is not enabled","fix":"gcloud services enable bigquery.googleapis.com"}""",
            json["checks"]![2]!["problem"]!.ToJsonString());
    }

    [Fact]
    public async Task Two_runs_say_the_same_in_the_same_order()
    {
        await using var verify = await VerifyRun.StartAsync();
        BudgetBook.Of(verify.Platform.State).Exists = false;
        // How long answers took is the one thing that may differ.
        string[] args = ["--skip", "requests", "--format", "json"];
        Assert.Equal((await verify.OfAsync(args)).Out, (await verify.OfAsync(args)).Out);
    }

    [Fact]
    public void For_CI_a_check_is_a_test_case_of_the_form_that_every_reader_knows()
    {
        var document = XDocument.Parse(VerifyJunit.Of(Report));
        Assert.StartsWith(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", VerifyJunit.Of(Report), StringComparison.Ordinal);
        IsJunit(document);
        var suite = document.Root!.Element("testsuite")!;
        Assert.Equal(
            ("4", "1", "1", "1"),
            (
                (string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"),
                (string?)suite.Attribute("errors"), (string?)suite.Attribute("skipped")));
        var cases = suite.Elements("testcase").ToDictionary(each => (string)each.Attribute("name")!);
        Assert.Equal("instance c: AUTH off (expected: AUTH on)", cases["cache"].Element("failure")!.Value);
        Assert.Equal("IW8005", (string?)cases["sink"].Element("error")!.Attribute("type"));
        Assert.Equal("the stack has no budget", (string?)cases["budget"].Element("skipped")!.Attribute("message"));
        Assert.Equal("What pods is\ngcloud pods", cases["pods"].Element("system-out")!.Value);
    }

    [Fact]
    public async Task For_CI_a_platform_that_is_well_has_no_failures()
    {
        await using var verify = await VerifyRun.StartAsync();
        var run = await verify.OfAsync("--format", "junit");
        Assert.Equal(0, run.ExitCode);
        var document = XDocument.Parse(run.Out);
        IsJunit(document);
        Assert.Equal(
            VerifyOptions.Checks, document.Descendants("testcase").Select(each => (string)each.Attribute("name")!));
        Assert.Empty(document.Descendants("failure"));
    }

    [Fact]
    public void What_XML_cannot_hold_is_replaced()
    {
        var text = VerifyJunit.Of(Report with
        {
            Results = [Result("pods", CheckStatus.Fail, "a\u0001b", [new("g\uD800", "x", "<]]>\u0000", Holds: false)])],
        });
        IsJunit(XDocument.Parse(text));
        Assert.Contains("a\uFFFDb", text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_comment_every_check_has_a_line_and_what_is_wrong_has_a_table()
    {
        var text = VerifyMarkdown.Of(Report);
        Assert.StartsWith(
            "<!-- ironwood-verify ironwood-prod prod -->\n## ironwood-prod prod: 1 PASS, 1 SKIP, 1 UNKNOWN, 1 FAIL\n",
            text, StringComparison.Ordinal);
        Assert.Contains("\n| **FAIL** | What cache is | instance c: AUTH off |\n", text, StringComparison.Ordinal);
        Assert.Contains("\n| PASS | What pods is | 11 groups stable |\n", text, StringComparison.Ordinal);
        Assert.Contains("\n| instance c | AUTH on | AUTH off |\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("| instance c | READY | READY |", text, StringComparison.Ordinal);
        Assert.Contains(
            "`IW8005` rows: the API is not enabled; fix: gcloud services enable bigquery.googleapis.com", text,
            StringComparison.Ordinal);
        Assert.Contains("\ngcloud pods\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_is_never_longer_than_GitHub_takes_and_says_what_it_leaves_out()
    {
        // What grows most when it is escaped.
        var name = new string('&', 5000);
        var many = Enumerable.Range(0, 200)
            .Select(index => new Evidence($"{index}{name}", name, name, Holds: false))
            .ToImmutableArray();
        var results = VerifyOptions.Checks.Select(id => Result(id, CheckStatus.Fail, name, many) with
        {
            Commands = [.. Enumerable.Repeat(name, 100)],
            Problem = new Problem("IW8013", $"{id} {name}", name, Fix: name),
        });
        var text = VerifyMarkdown.Of(Report with { Results = [.. results] });
        Assert.InRange(text.Length, 20_000, 60_000);
        Assert.Contains(
            "more findings are left out here: `./ironwood verify --format json` shows all.", text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_servers_name_is_no_markup()
    {
        var text = VerifyMarkdown.Of(Report with
        {
            Results =
            [Result("pods", CheckStatus.Fail, "<b>@all</b>", [new("a|b", "`x`", "</details>", Holds: false)])],
        });
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@all", text, StringComparison.Ordinal);
        Assert.Contains("| a\\|b | \\`x\\` | &lt;/details&gt; |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_console_in_a_terminal_may_not_be_written_to_by_names()
    {
        var text = Plain(
            Report with
            {
                Results = [Result("pods", CheckStatus.Fail, "[red]x[/]", [new("[a", "b]", "[[c", Holds: false)])],
            });
        Assert.Contains("FAIL pods: [red]x[/]\n  ! [a: [[c (expected: b])\n", text, StringComparison.Ordinal);
    }

    // What the readers of Jenkins, GitLab and GitHub's actions have in common; nothing else may be there.
    private static void IsJunit(XDocument document)
    {
        Shape(document.Root!, "testsuites", ["name", "tests", "failures", "errors"], ["testsuite"]);
        foreach (var suite in document.Root!.Elements())
        {
            Shape(suite, "testsuite", ["name", "tests", "failures", "errors", "skipped"], ["testcase"]);
            Assert.Equal(suite.Elements().Count(), (int)suite.Attribute("tests")!);
            Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
            Assert.Equal(suite.Descendants("error").Count(), (int)suite.Attribute("errors")!);
            Assert.Equal(suite.Descendants("skipped").Count(), (int)suite.Attribute("skipped")!);
            foreach (var test in suite.Elements())
            {
                Shape(test, "testcase", ["classname", "name"], ["failure", "error", "skipped", "system-out"]);
                Assert.Equal("system-out", test.Elements().Last().Name);
                Assert.InRange(test.Elements().Count(), 1, 2);
                foreach (var outcome in test.Elements().SkipLast(1))
                {
                    Shape(
                        outcome, outcome.Name.LocalName, outcome.Name == "skipped" ? ["message"] : ["message", "type"],
                        []);
                }
            }
        }
    }

    private static void Shape(XElement element, string name, string[] attributes, string[] children)
    {
        Assert.Equal(name, element.Name);
        Assert.Equal(attributes, element.Attributes().Select(attribute => attribute.Name.LocalName));
        Assert.All(element.Elements(), child => Assert.Contains(child.Name.LocalName, children));
        Assert.All(
            element.Nodes().Where(node => children.Length > 0),
            node => Assert.Equal(XmlNodeType.Element, node.NodeType));
    }

    private static VerificationResult Result(
        string id, CheckStatus status, string summary, ImmutableArray<Evidence> evidence) => new()
        {
            Id = id,
            Title = $"What {id} is",
            Status = status,
            Summary = summary,
            Evidence = evidence,
            Commands = [$"gcloud {id}"],
        };

    private static string Plain(VerificationReport report) =>
        Output.PlainOf(console => VerifyView.Write(console, report));
}
