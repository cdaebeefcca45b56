namespace Ironwood.Cli.Tests.Commands;

public class DemoCommandTests
{
    [Theory]
    [InlineData("--port must be a number up to 65535", "demo", "platform", "--port", "70000")]
    [InlineData("--port must be a number up to 65535", "demo", "platform", "--port", "-1")]
    [InlineData("IW0002", "demo", "platform", "--latncy", "5")]
    [InlineData("IW0002", "demo")]
    public async Task What_is_not_understood_starts_nothing(string said, params string[] args)
    {
        var run = await CommandRun.OfAsync(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }
}
