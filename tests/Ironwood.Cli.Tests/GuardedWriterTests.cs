namespace Ironwood.Cli.Tests;

/// <summary>A stream that cannot be written is a problem with a code, in every verb, and no verb ends in its
/// middle.</summary>
public sealed class GuardedWriterTests
{
    public static TheoryData<string> Lines =>
    [
        "version", "help", "help model deploy", "preview --stack dev", "preview --stack dev --format json",
        "check --stack dev", "check --stack dev --format sarif", "cost --stack dev", "cost --stack dev --format json",
        "graph --stack dev", "review --stack dev", "route --stack dev https://example.com/simple",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Results_that_cannot_be_written_are_a_problem_on_standard_error(string line)
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var full = new FullDisk();

        var code = await CommandLine.RunAsync(line.Split(' '), Terminal.Plain(full, error), FixtureStacks.Folder);

        // A verb that fails anyway keeps its own exit code.
        Assert.NotEqual(0, code);
        Assert.EndsWith(
            "IW0007 standard output: cannot be written: No space left on device\n"
            + "  fix:     free disk space, or write to another place\n",
            error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_that_cannot_be_written_are_a_problem_on_standard_output()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var full = new FullDisk();

        Assert.Equal(2, await CommandLine.RunAsync(["previw"], Terminal.Plain(output, full), FixtureStacks.Folder));
        Assert.StartsWith("IW0007 standard error: cannot be written: ", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_neither_can_be_written_the_exit_code_is_left()
    {
        using var full = new FullDisk();

        Assert.Equal(2, await CommandLine.RunAsync(["version"], Terminal.Plain(full, full), FixtureStacks.Folder));
    }

    [Fact]
    public void After_the_first_failure_nothing_is_tried_and_nothing_thrown()
    {
        using var full = new FullDisk();
        using var writer = new GuardedWriter("standard output", full);

        writer.Write("a");
        writer.WriteLine("b");
        writer.Flush();

        Assert.Equal((1, "No space left on device"), (full.Tries, writer.Failure));
    }

    [Fact]
    public void A_stream_that_was_closed_before_the_start_is_one_that_cannot_be_written()
    {
        using var writer = new GuardedWriter("standard output", null);
        Assert.Null(writer.Failure);

        writer.Write('x');

        Assert.Equal("it is closed", writer.Failure);
    }

    private sealed class FullDisk : StringWriter
    {
        public int Tries { get; private set; }

        public override void Write(char value) => Write([value]);

        public override void Write(ReadOnlySpan<char> buffer)
        {
            Tries++;
            throw new IOException("No space left on device");
        }

        public override void Write(string? value) => Write(value.AsSpan());
    }
}
