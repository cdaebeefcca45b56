using Ironwood.Analysis.Diff;
using Ironwood.Cli.Comparing;
using Ironwood.Cli.Writing;
using Ironwood.Graph;

namespace Ironwood.Cli.Tests.Rendering;

public sealed partial class DiffMarkdownTests
{
    private const string Topic = "gcp:pubsub/topic:Topic";
    private const string Network = "gcp:compute/network:Network";
    private const string Router = "gcp:compute/router:Router";

    [Fact]
    public void A_small_change_as_it_is_posted()
    {
        var reference = new Reference(new(Network, "vpc"), "id").ToString();
        ResourceNode[] Nodes(string description) =>
        [
            Node(Network, "vpc", $$"""{"description": "{{description}}"}""", new() { Protect = true }),
            Node(Router, "router", $$"""{"network": "{{reference}}"}"""),
        ];

        var text = DiffMarkdown.Of(
            Report([.. Nodes("a"), Node(Topic, "old")], [.. Nodes("b"), Node(Topic, "new")]),
            "main (0a1b2c3d4e): its stack files");

        Assert.Equal(
            """
            <!-- ironwood-diff s -->
            ## p s: **2 replaced**, **1 removed**, 0 changed, 1 added, **1 refused**

            - **Refused** `vpc` compute.Network: is protected, and the engine does not replace protected resources (fix: remove its protect option in a separate deployment first; see 'Protection' in docs/changing-things.md)

            - **Replaced** `vpc` compute.Network: `description` the provider cannot change it in place ([source](URL)); the new one is created first
            - **Replaced** `router` compute.Router: `network` reads vpc.id, which is new ([source](URL)); the new one is created first

            | | before | after | difference |
            |---|--:|--:|--:|
            | **USD a day** | 1.00 | 1.00 | 0 |
            | **Chips** | 0 | 0 | 0 |

            Compared with main (0a1b2c3d4e): its stack files.

            <details><summary>What changes, and what reads it</summary>

            ```mermaid
            flowchart LR
              n0["vpc<br/>compute.Network<br/>replaced"]:::replaced
              n1["router<br/>compute.Router<br/>replaced"]:::replaced
              n2["old<br/>pubsub.Topic<br/>removed"]:::removed
              n3["new<br/>pubsub.Topic<br/>added"]:::added
              n0 --> n1
              classDef replaced fill:#fff1e5,stroke:#bc4c00,color:#1f2328
              classDef removed fill:#ffebe9,stroke:#cf222e,color:#1f2328
              classDef changed fill:#ddf4ff,stroke:#0969da,color:#1f2328
              classDef added fill:#dafbe1,stroke:#1a7f37,color:#1f2328
            ```

            </details>

            <details><summary>2 replaced</summary>

            - `vpc` compute.Network: the new one is created first
              - because `description` the provider cannot change it in place ([source](URL))
              - `description`: `a` → `b`
            - `router` compute.Router: the new one is created first
              - because `network` reads vpc.id, which is new ([source](URL))
              - `network`: reads `vpc.id`, which is new

            </details>

            <details><summary>1 removed</summary>

            - `old` pubsub.Topic

            </details>

            <details><summary>1 added</summary>

            - `new` pubsub.Topic

            </details>

            """,
            Source().Replace(text, "(URL)"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("&")]
    [InlineData("|")]
    [InlineData("`")]
    public void However_much_changes_a_comment_is_not_too_long_and_says_what_it_leaves_out(string character)
    {
        static string Word(int index) =>
            string.Concat(
                index.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    .Select(digit => (char)('a' + digit - '0')));
        var filler = string.Concat(Enumerable.Repeat(character, 200));
        ResourceNode[] Nodes(string value) =>
        [
            .. Enumerable.Range(0, 400)
                .Select(
                    index => Node(Topic, $"{filler}{Word(index)}", $$"""{"labels": {"{{filler}}": "{{value}}"} }""")),
            .. Enumerable.Range(0, 400)
                .Select(
                    index => Node(
                        Network, $"{filler}{Word(index)}", $$"""{"description": "{{value}}{{filler}}"}""",
                        new() { Protect = true })),
        ];

        var text = DiffMarkdown.Of(Report(Nodes("x"), Nodes("y")), filler);

        Assert.InRange(text.Length, 30_000, CommentText.Limit);
        Assert.StartsWith(
            "<!-- ironwood-diff s -->\n## p s: **400 replaced**, 0 removed, 400 changed, 0 added, **400 refused**\n",
            text, StringComparison.Ordinal);
        Assert.Matches(@"\nand \d+ more refused\n", text);
        Assert.Matches(@"\nand \d+ more replaced\n", text);
        Assert.Matches(@"\n\d+ of 800 details are left out here: `\./ironwood diff` shows all\.\n\z", text);
        Assert.Equal(text.Split("<details>").Length, text.Split("</details>").Length);
    }

    [Fact]
    public void Names_and_values_are_shown_and_never_read_as_markup()
    {
        var text = DiffMarkdown.Of(
            Report(
                [Node(Topic, "a|b`c`<script>@team", """{"labels": {"x": "</details> | `` @me"}}""")],
                [Node(Topic, "a|b`c`<script>@team", """{"labels": {"x": "# new\n- line"}}""")]),
            "<b>@me</b> #1");

        Assert.Contains("- ``a\\|b`c`<script>@team`` pubsub.Topic", text, StringComparison.Ordinal);
        Assert.Contains("`labels.x`: ```</details> \\| `` @me``` → `# new\\n- line`", text, StringComparison.Ordinal);
        Assert.Contains("Compared with &lt;b&gt;@\u2060me&lt;/b&gt; #\u20601.", text, StringComparison.Ordinal);
        Assert.Contains("n0[\"a#124;b#96;c#96;#60;script#62;#64;team<br/>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_in_few_words()
    {
        var text = DiffMarkdown.Of(Report([], []), "x");

        Assert.Contains("## p s: nothing changes\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<details>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("left out", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diagram_is_small_and_says_what_it_does_not_draw()
    {
        var nodes = Enumerable.Range(0, 30).Select(index => Node(Topic, $"t{(char)('a' + index)}")).ToArray();

        var chart = ChangeDiagram.Of(Report([], nodes).Diff, out var leftOut);

        Assert.Equal(6, leftOut);
        Assert.Equal(24, chart!.Split(":::added").Length - 1);
    }

    [Fact]
    public void Of_long_texts_the_place_that_differs_is_shown()
    {
        var same = new string('a', 500);

        var (before, after) = ShownValue.Of(
            new("p", JsonValue.Create($"{same}1{same}"), JsonValue.Create($"{same}2{same}")));

        Assert.Equal(($"…{same[..24]}1", $"…{same[..24]}2"), (before[..26], after[..26]));
        Assert.InRange(before.Length, 90, 100);
    }

    [Fact]
    public void Numbered_resources_that_change_alike_are_one_line()
    {
        var groups = ChangeGroup.Of(Report(
            [], [Node(Topic, "t-10"), Node(Topic, "t-2"), Node(Topic, "u-1"), Node(Topic, "t-1")]).Diff.Changes);

        Assert.Equal(["t-1 .. t-10 (3)", "u-1"], groups.Select(group => group.Names));
    }

    private static DiffReport Report(ResourceNode[] before, ResourceNode[] after)
    {
        var cost = new DailyCost(new Dictionary<string, decimal> { ["all"] = 1 }, 0);
        return DiffReport.Of(Graph(before), Graph(after), cost, cost);
    }

    private static ResourceGraph Graph(ResourceNode[] nodes) => new(
        "p", "s", nodes,
        from node in nodes
        from text in PropertyPath.Texts(node.Inputs)
        from reference in Reference.In(text.Text)
        select new ResourceEdge(
            node.Urn, text.Path, $"urn:pulumi:s::p::{reference.Target.Type}::{reference.Target.Name}",
            reference.Property));

    private static ResourceNode Node(
        string type, string name, string inputs = "{}", NodeOptions? options = null) => new()
        {
            Urn = $"urn:pulumi:s::p::{type}::{name}",
            Type = type,
            Name = name,
            Kind = ResourceKind.Custom,
            Parent = "stack",
            Inputs = JsonNode.Parse(inputs)!.AsObject(),
            Options = options ?? NodeOptions.Default,
        };

    [GeneratedRegex(@"\(https://[^)]+\)")]
    private static partial Regex Source();
}
