using Ironwood.Cli.Deployed;
using Ironwood.Operations.Watching;
using Spectre.Console;

namespace Ironwood.Cli.Watching;

/// <summary>Options of a watch.</summary>
/// <param name="Interval">Time between two readings.</param>
/// <param name="IsOnce">Whether there is only one.</param>
/// <param name="Format"><c>text</c> or <c>json</c>.</param>
internal sealed record WatchChoice(string Interval, bool IsOnce, string Format);

/// <summary>Reads, shows and waits until it is interrupted.</summary>
internal static class WatchRun
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static async Task<int> RunAsync(
        Terminal terminal,
        string root,
        TimeProvider time,
        PlatformChoice platform,
        WatchChoice choice,
        CancellationToken cancellation)
    {
        if (TimeText.Read(choice.Interval) is not { } interval || interval < Shortest || interval > Longest)
        {
            return ProblemView.Refuse(terminal, new Problem(
                WatchDiagnostics.BadInterval, "--interval", "is not a valid interval", choice.Interval,
                "5s to 1h", "leave it out to use 30s"));
        }
        var opened = await OpenPlatform.OfAsync(root, platform, cancellation).ConfigureAwait(false);
        if (opened.Platform is not { } open)
        {
            return opened.Refuse(terminal);
        }
        await using (open.ConfigureAwait(false))
        {
            var watcher = new Watcher(open.Monitoring, open.Contract, time);
            var isLive = choice.Format == "text"
                && terminal.Out.Profile.Capabilities is { Ansi: true, Interactive: true };
            try
            {
                if (choice.IsOnce)
                {
                    return await OnceAsync(terminal, watcher, choice.Format, cancellation).ConfigureAwait(false);
                }
                await (isLive
                    ? new WatchScreen(terminal.Out, watcher, interval, time).RunAsync(cancellation)
                    : StreamAsync(terminal, watcher, choice.Format, interval, time, cancellation))
                    .ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // A watch is ended by an interrupt.
            }
            return ExitCodes.Success;
        }
    }

    private static async Task<int> OnceAsync(
        Terminal terminal, Watcher watcher, string format, CancellationToken cancellation)
    {
        var snapshot = await watcher.RefreshAsync(cancellation).ConfigureAwait(false);
        Write(terminal, snapshot, format);
        WriteReasons(terminal, snapshot);
        return snapshot.IsBlind ? ExitCodes.NotAsked
            : snapshot.Stale.Count > 0 ? ExitCodes.Failure
            : ExitCodes.Success;
    }

    private static async Task StreamAsync(
        Terminal terminal,
        Watcher watcher,
        string format,
        TimeSpan interval,
        TimeProvider time,
        CancellationToken cancellation)
    {
        while (terminal.Failure is null)
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
            terminal.Out.Profile.Out.Writer.WriteLine(WatchJson.Of(snapshot));
        }
        else if (!snapshot.IsBlind)
        {
            terminal.Out.Write(WatchView.Of(terminal.Out, snapshot, null));
        }
    }
}
