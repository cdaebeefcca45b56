namespace Ironwood.Cli.Tests.Launching;

/// <summary>The form of what the launcher refuses.</summary>
internal static class LauncherRefusal
{
    public static void Assert(string code, CommandRun run)
    {
        Xunit.Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Xunit.Assert.Contains($"{code} ironwood: ", run.Error, StringComparison.Ordinal);
        Xunit.Assert.Contains("\n  fix:     ", run.Error, StringComparison.Ordinal);
    }
}
