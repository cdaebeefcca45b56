using System.Diagnostics;

namespace Ironwood.Repository.Tests.Workflows;

/// <summary>
/// <c>.github/scripts/review.cjs</c>, run by Node against a GitHub that writes down what it is asked.
/// </summary>
public sealed class ReviewScriptTests : IDisposable
{
    private const string Node = "node";
    private const string Marker = "<!-- ironwood-review -->";

    private const string Harness = """
        const fs = require('node:fs')
        const { script, folder, pulls, comments } = JSON.parse(fs.readFileSync(0, 'utf8'))
        const asked = []
        const outputs = {}
        const note = (what) => async (args) => { asked.push({ what, ...args }); return { data: what === 'list' ? pulls : {} } }
        const github = {
          rest: {
            pulls: { list: note('list') },
            issues: { listComments: 'listComments', updateComment: note('update'), createComment: note('create') }
          },
          paginate: async (method, args) => { asked.push({ what: method, ...args }); return comments }
        }
        const context = {
          repo: { owner: 'example', repo: 'platform' },
          payload: { workflow_run: {
            head_sha: '0123456789abcdef', head_branch: 'topic', conclusion: 'failure', html_url: 'https://github.com/example/platform/actions/runs/7',
            head_repository: { id: 5, owner: { login: 'stranger' } }
          } }
        }
        const core = { info: () => {}, setOutput: (name, value) => { outputs[name] = value } }
        require(script).run({ github, context, core, folder }).then(() => console.log(JSON.stringify({ asked, outputs })))
        """;

    private static readonly JsonObject Pull = new()
    {
        ["number"] = 12,
        ["head"] = new JsonObject { ["sha"] = "0123456789abcdef", ["repo"] = new JsonObject { ["id"] = 5 } },
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramFact(Node)]
    public async Task A_first_result_is_a_comment_on_the_pull_request_that_github_names()
    {
        Write("review.md", $"{Marker}\n# Preview\n");
        Write("prod.sarif", "{}");

        var (asked, outputs) = await RunAsync([Pull.DeepClone()]);

        Assert.Equal(["list", "listComments", "create"], asked.Select(call => (string)call["what"]!));
        Assert.Equal("stranger:topic", (string?)asked[0]["head"]);
        Assert.Equal(12, (int)asked[2]["issue_number"]!);
        Assert.StartsWith($"{Marker}\n# Preview\n", (string)asked[2]["body"]!, StringComparison.Ordinal);
        Assert.Contains("0123456789", (string)asked[2]["body"]!, StringComparison.Ordinal);
        Assert.Equal(
            ("12", "false", "true"), ((string?)outputs["number"], (string?)outputs["dev"], (string?)outputs["prod"]));
    }

    [ProgramFact(Node)]
    public async Task The_next_run_edits_only_the_bots_own_comment()
    {
        Write("review.md", $"{Marker}\n# Preview\n");

        var (asked, _) = await RunAsync(
            [Pull.DeepClone()], Comment(1, "stranger"), Comment(2, "github-actions[bot]", "another comment"),
            Comment(3, "github-actions[bot]"));

        Assert.Equal("update", (string?)asked[^1]["what"]);
        Assert.Equal(3, (int)asked[^1]["comment_id"]!);
    }

    [ProgramFact(Node)]
    public async Task A_run_without_output_is_still_reported()
    {
        var (asked, outputs) = await RunAsync([Pull.DeepClone()]);

        Assert.Contains(
            "ended before it could say anything, with \"failure\"", (string)asked[^1]["body"]!,
            StringComparison.Ordinal);
        Assert.StartsWith(Marker, (string)asked[^1]["body"]!, StringComparison.Ordinal);
        Assert.Equal(("false", "false"), ((string?)outputs["dev"], (string?)outputs["prod"]));
    }

    [ProgramFact(Node)]
    public async Task Without_such_a_pull_request_there_is_no_comment()
    {
        Write("review.md", $"{Marker}\n");
        var newer = Pull.DeepClone();
        newer["head"]!["sha"] = "fedcba";
        var elsewhere = Pull.DeepClone();
        elsewhere["head"]!["repo"]!["id"] = 6;

        var (asked, outputs) = await RunAsync([newer, elsewhere]);

        Assert.Equal("list", (string?)Assert.Single(asked)["what"]);
        Assert.Empty(outputs);
    }

    [ProgramFact(Node)]
    public async Task Text_of_a_stranger_mentions_no_user_shows_no_picture_and_holds_no_html()
    {
        Write(
            "review.md",
            $"{Marker}\n@example/everybody ![x](https://evil.example/a.png) <img src=x> "
            + "<details><summary>s</summary> <!-- other --> </details>\n<!-- ironwood-diff prod -->\n");

        var body = (string)(await RunAsync([Pull.DeepClone()])).Asked[^1]["body"]!;

        Assert.Contains("@\u2060example/everybody !\u2060[x]", body, StringComparison.Ordinal);
        Assert.Contains(
            "&lt;img src=x> <details><summary>s</summary> &lt;!-- other --> </details>\n<!-- ironwood-diff prod -->",
            body, StringComparison.Ordinal);
        Assert.StartsWith(Marker, body, StringComparison.Ordinal);
    }

    [ProgramFact(Node)]
    public async Task However_much_it_is_github_takes_it()
    {
        Write("review.md", $"{Marker}\n<details>\n```\n{new string('<', 100_000)}");

        var body = (string)(await RunAsync([Pull.DeepClone()])).Asked[^1]["body"]!;

        Assert.InRange(body.Length, 50_000, 65_000);
        Assert.Contains("```\n\n</details>\n\nThe rest is left out.", body, StringComparison.Ordinal);
    }

    [ProgramFact(Node)]
    public async Task A_link_to_another_file_is_not_followed()
    {
        Write("secret", "the token");
        File.CreateSymbolicLink(_folder["review", "review.md"], _folder["review", "secret"]);

        Assert.DoesNotContain(
            "the token", (string)(await RunAsync([Pull.DeepClone()])).Asked[^1]["body"]!, StringComparison.Ordinal);
    }

    private static JsonObject Comment(int id, string author, string body = Marker) =>
        new() { ["id"] = id, ["body"] = body, ["user"] = new JsonObject { ["login"] = author } };

    private void Write(string name, string text) => File.WriteAllText(_folder["review", name], text);

    private async Task<(JsonObject[] Asked, JsonObject Outputs)> RunAsync(JsonNode[] pulls, params JsonNode[] comments)
    {
        using var node = Process.Start(new ProcessStartInfo(Node, ["-e", Harness])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await node.StandardInput.WriteAsync(new JsonObject
        {
            ["script"] = SourceTree.Path(".github/scripts/review.cjs"),
            ["folder"] = _folder["review"],
            ["pulls"] = new JsonArray(pulls),
            ["comments"] = new JsonArray(comments),
        }.ToJsonString());
        node.StandardInput.Close();
        var said = JsonNode.Parse(await node.StandardOutput.ReadToEndAsync())!;
        await node.WaitForExitAsync();
        return ([.. said["asked"]!.AsArray().Select(call => call!.AsObject())], said["outputs"]!.AsObject());
    }
}
