namespace Ironwood.Cli.Tests.Commands;

/// <summary><c>./ironwood graph</c>.</summary>
public class GraphCommandTests
{
    [Theory]
    [InlineData("mermaid", "flowchart TB\n")]
    [InlineData("dot", "digraph architecture {\n")]
    [InlineData("svg", "<svg ")]
    public async Task Each_format_is_printed_and_is_written_alike(string format, string start)
    {
        using var folder = new TemporaryFolder();

        var printed = await CommandRun.OfAsync("graph", "--stack", "prod", "--format", format);
        var code = await RunAsync("graph", "--stack", "prod", "--format", format, "--output", folder["drawing"]);

        Assert.Equal((0, ""), (printed.ExitCode, printed.Error));
        Assert.StartsWith(start, printed.Out, StringComparison.Ordinal);
        Assert.Equal(0, code.ExitCode);
        Assert.Equal(printed.Out, await File.ReadAllTextAsync(folder["drawing"]));
        Assert.Equal(["drawing"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Prod_leads_from_the_clients_to_the_pods_and_what_they_use()
    {
        var run = await CommandRun.OfAsync("graph", "--stack", "prod");

        Assert.Contains(
            "clients -->|\"port 443\"| b_ai_inference_https_forwarding_rule", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "b_ai_inference_https_forwarding_rule --> b_ai_inference_https_proxy", run.Out, StringComparison.Ordinal);
        Assert.Contains("b_ai_inference_https_proxy --> b_ai_inference_lb", run.Out, StringComparison.Ordinal);
        Assert.Contains("| b_inference_backend_large", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "b_inference_backend_medium -->|\"overflow\"| b_ironwood_pod_large", run.Out, StringComparison.Ordinal);
        Assert.Contains("s_tpupod --> b_inference_cache", run.Out, StringComparison.Ordinal);
        Assert.Contains("s_tpupod --> b_model_store", run.Out, StringComparison.Ordinal);
        Assert.Contains("s_tpupod --> b_tpu_metrics_stream", run.Out, StringComparison.Ordinal);
        Assert.Contains("b_inference_alert -.-> b_inference_channel", run.Out, StringComparison.Ordinal);
        Assert.Contains("b_inference_budget -.-> b_inference_channel", run.Out, StringComparison.Ordinal);
        // A person reads it: boxes by the dozen, not 147.
        Assert.InRange(
            run.Lines.Count(
                line => line.TrimStart().StartsWith("b_", StringComparison.Ordinal)
                    && line.Contains("[\"", StringComparison.Ordinal)),
            15, 30);
    }

    [Fact]
    public async Task A_setting_is_drawn()
    {
        var run = await CommandRun.OfAsync("graph", "--config", "ironwood:cache.enabled=false");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("Caching", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graph")]
    [InlineData("report")]
    public async Task A_file_that_cannot_be_written_is_refused_and_nothing_is_left(string verb)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken"]);

        var missing = await RunAsync(verb, "--output", Path.Combine(folder.Path, "none", "file"));
        var taken = await RunAsync(verb, "--output", folder["taken"]);

        Assert.All([missing, taken], run =>
        {
            Assert.Equal((2, ""), (run.ExitCode, run.Out));
            Assert.StartsWith("IW7110 --output: ", run.Error, StringComparison.Ordinal);
        });
        Assert.Equal(
            ["taken"],
            Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories)
                .Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("graph")]
    [InlineData("report")]
    public async Task Settings_with_problems_are_refused(string verb)
    {
        var run = await CommandRun.OfAsync(verb, "--config", "ironwood:cache.memoryGb=0");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.EndsWith("nothing was done.\n", run.Error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, Terminal.Plain(output, error), FixtureStacks.Folder);
        return (code, output.ToString(), error.ToString());
    }
}
