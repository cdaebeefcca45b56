using System.Net;
using System.Net.Sockets;
using Ironwood.Demo;
using Ironwood.Demo.Samples;

namespace Ironwood.Operations.Tests.Demo;

/// <summary>What <c>./ironwood demo platform</c> starts, and what it refuses.</summary>
public partial class DemoProgramTests
{
    private static readonly string Page = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task It_says_where_it_answers_and_what_to_try_and_serves_until_it_is_stopped()
    {
        var folder = Directory.CreateTempSubdirectory("ironwood-demo-").FullName;
        var file = Path.Combine(folder, "outputs.json");
        await using var output = new SignalWriter();
        using var stop = new CancellationTokenSource();

        var running = DemoProgram.RunAsync(["--outputs", file], output, TextWriter.Null, stop.Token);
        await output.Flushed.WaitAsync(TimeSpan.FromSeconds(30));
        var address = Address().Match(output.ToString()).Value;
        using var http = new HttpClient();
        var outputs = await http.GetStringAsync($"{address}/outputs");
        await stop.CancelAsync();

        Assert.Equal(0, await running);
        Assert.Equal(await File.ReadAllTextAsync(file), outputs);
        Assert.Contains(
            $"./ironwood verify --outputs {file} --endpoint {address}", output.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync($"{address}/outputs"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_stands_for_the_stack_whose_outputs_it_is_given_and_takes_its_time()
    {
        var folder = Directory.CreateTempSubdirectory("ironwood-demo-").FullName;
        var file = Path.Combine(folder, "outputs.json");
        await File.WriteAllTextAsync(
            file, SampleOutputs.Write(SampleContract.Create() with { Project = "my-project" }));
        await using var output = new SignalWriter();
        using var stop = new CancellationTokenSource();

        var running = DemoProgram.RunAsync(
            ["--contract", file, "--latency", "20", "--port", "0"], output, TextWriter.Null, stop.Token);
        await output.Flushed.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await running;

        Assert.StartsWith(
            "A platform for the project my-project answers at "
            + "http://127.0.0.1:", output.ToString(), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Output_that_cannot_be_written_ends_it_with_a_problem()
    {
        await using var full = new StreamWriter(new FullStream());
        await using var error = new StringWriter();

        Assert.Equal(2, await DemoProgram.RunAsync([], full, error).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(
            "IW0007 standard output: cannot be written: No space left on device\n"
                + "  fix:     free disk space, or write to another place\n1 problem; nothing was done.\n",
            error.ToString());
        await using var alsoFull = new StreamWriter(new FullStream()) { AutoFlush = true };
        Assert.Equal(2, await DemoProgram.RunAsync(["--contract", "/nowhere/x"], TextWriter.Null, alsoFull));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await AssertRefusedAsync(
            "IW8020", text => text.Replace("8080", $"{port}", StringComparison.Ordinal), "--port", $"{port}");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"contract": {"version": "1.0"}}""")]
    [InlineData("no JSON")]
    public async Task Malformed_outputs_are_refused_in_the_same_words_by_every_verb(string text)
    {
        var folder = Directory.CreateTempSubdirectory("ironwood-demo-").FullName;
        var file = Path.Combine(folder, "outputs.json");
        await File.WriteAllTextAsync(file, text);
        await using var error = new StringWriter();

        Assert.Equal(2, await DemoProgram.RunAsync(["--contract", file], TextWriter.Null, error));

        var expected = Assert.Throws<OutputsException>(() => PlatformContract.Parse(text)).Problems;
        foreach (var problem in expected)
        {
            Assert.Contains(
                $"{problem.Code} {problem.Path}: {problem.Message}\n  fix:     {problem.Fix}\n", error.ToString(),
                StringComparison.Ordinal);
        }
        Assert.EndsWith(
            $"\n{expected.Length} {(expected.Length == 1 ? "problem" : "problems")}; nothing was done.\n",
            error.ToString(), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public Task Outputs_that_are_not_there_are_refused() =>
        AssertRefusedAsync(
            "IW8021", text =>
            text.Replace(" nowhere/", " /nowhere/", StringComparison.Ordinal), "--contract", "/nowhere/outputs.json");

    [Fact]
    public Task A_file_that_cannot_be_written_is_refused() =>
        AssertRefusedAsync(
            "IW8022", text =>
            text.Replace(" nowhere/", " /nowhere/", StringComparison.Ordinal), "--outputs", "/nowhere/outputs.json");

    // The page shows it with names of its own.
    private static async Task AssertRefusedAsync(string code, Func<string, string> named, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();

        Assert.Equal(2, await DemoProgram.RunAsync(arguments, output, error));

        Assert.Equal("", output.ToString());
        var shown = Regex.Match(Page, $@"\n\$ [^\n]+\n(?<text>{code} .*?)```",
            RegexOptions.Singleline).Groups["text"].Value;
        Assert.Equal(named(shown), error.ToString());
    }

    private sealed class FullStream : MemoryStream
    {
        private const string Reason = "No space left on device";

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException(Reason);

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException(Reason);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            throw new IOException(Reason);

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException(Reason);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    private sealed class SignalWriter : StringWriter
    {
        private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Flushed => _flushed.Task;

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            _flushed.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
