using Ironwood.Cli.Stacks;

namespace Ironwood.Repository.Tests.Documentation;

/// <summary>An operator who gets an alert finds the alert's text on the page of operations.</summary>
public sealed partial class OperationsPageTests
{
    private static readonly string Page = SourceTree.Read("docs/operations.md");

    [Fact]
    public async Task Every_alert_has_a_row_and_what_its_notice_says_to_look_at_is_in_it()
    {
        var stack = await StackSource.LoadAsync(FixtureStacks.Folder, "prod", []);
        var alerts = stack.Stack!.Graph.Nodes
            .Where(node => node.Type == "gcp:monitoring/alertPolicy:AlertPolicy")
            .ToArray();

        Assert.Equal(8, alerts.Length);
        Assert.All(alerts, alert =>
        {
            var row = Assert.Single(
                Page.Split('\n'),
                line => line.StartsWith($"| **{(string)alert.Inputs["displayName"]!}** |", StringComparison.Ordinal));
            Assert.All(
                Code().Matches((string)alert.Inputs["documentation"]!["content"]!).Select(code => code.Value),
                code => Assert.Contains(code, row, StringComparison.Ordinal));
        });
    }

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();
}
