using Ironwood.Cli.Deployed;
using Ironwood.Cli.Models;
using Ironwood.Cli.Writing;
using Ironwood.Operations.Watching;
using Spectre.Console;

namespace Ironwood.Cli.Watching;

/// <summary>Looks, shows, waits, until it is told to end.</summary>
internal static class WatchRun
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="Interval">Time between two looks.</param>
    /// <param name="IsOnce">Whether there is only one.</param>
    /// <param name="Format"><c>text</c> or <c>json</c>.</param>
    internal sealed record WatchChoice(string Interval, bool IsOnce, string Format);

    public static async Task<int> RunAsync(
        Terminal terminal, string root, TimeProvider time, PlatformChoice platform, WatchChoice choice, CancellationToken cancellation)
    {
        if (TimeText.Read(choice.Interval) is not { } interval || interval < Shortest || interval > Longest)
        {
            return ModelOutcome.Refuse(terminal, [new(
                WatchDiagnostics.BadInterval, "--interval", "is not a time between two looks", choice.Interval, "5s to 1h", "30s is the default")]);
        }
        var opened = await OpenPlatform.OfAsync(root, platform, cancellation).ConfigureAwait(false);
        if (opened.Platform is not { } open)
        {
            return ModelOutcome.Refuse(terminal, opened.Problems, opened.ExitCode);
        }
        await using (open.ConfigureAwait(false))
        {
            var watcher = new Watcher(open.Monitoring, open.Contract, time);
            try
            {
                return choice.IsOnce
                    ? await OnceAsync(terminal, watcher, choice.Format, cancellation).ConfigureAwait(false)
                    : choice.Format == "text" && terminal.Out.Profile.Capabilities is { Ansi: true, Interactive: true }
                        ? await LiveAsync(terminal.Out, watcher, interval, time, cancellation).ConfigureAwait(false)
                        : await StreamAsync(terminal, watcher, choice.Format, interval, time, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // To be ended so is what it is made for.
                return ExitCodes.Success;
            }
        }
    }

    private static async Task<int> OnceAsync(Terminal terminal, Watcher watcher, string format, CancellationToken cancellation)
    {
        var snapshot = await watcher.RefreshAsync(cancellation).ConfigureAwait(false);
        Write(terminal, snapshot, format);
        WriteReasons(terminal, snapshot);
        return snapshot.IsBlind ? ExitCodes.NotAsked : snapshot.Stale.Count > 0 ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static async Task<int> StreamAsync(
        Terminal terminal, Watcher watcher, string format, TimeSpan interval, TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            var snapshot = await watcher.RefreshAsync(cancellation).ConfigureAwait(false);
            Write(terminal, snapshot, format);
            if (format == "text" && snapshot.IsBlind)
            {
                WriteReasons(terminal, snapshot);
            }
            await terminal.Out.Profile.Out.Writer.FlushAsync(cancellation).ConfigureAwait(false);
            await Task.Delay(interval, time, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<int> LiveAsync(
        IAnsiConsole console, Watcher watcher, TimeSpan interval, TimeProvider time, CancellationToken cancellation)
    {
        await new WatchScreen(console, watcher, interval, time).RunAsync(cancellation).ConfigureAwait(false);
        return ExitCodes.Success;
    }

    private static void WriteReasons(Terminal terminal, WatchSnapshot snapshot)
    {
        foreach (var problem in snapshot.Stale.Select(stale => stale.Problem).Distinct())
        {
            ProblemView.WriteFailure(terminal.Error, problem);
        }
    }

    private static void Write(Terminal terminal, WatchSnapshot snapshot, string format)
    {
        if (format == "json")
        {
            terminal.Out.Profile.Out.Writer.Write(WatchJson.Of(snapshot) + "\n");
        }
        else if (!snapshot.IsBlind)
        {
            terminal.Out.Write(WatchView.Of(terminal.Out, snapshot, null));
        }
    }
}
