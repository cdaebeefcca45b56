using Ironwood.Cli.Deployed;
using Ironwood.Operations.Watching;
using Spectre.Console;

namespace Ironwood.Cli.Watching;

/// <summary>
/// A live view on a terminal, drawn again after each reading and when the window changes, until a key ends it. It uses
/// the alternate screen: afterwards the terminal is as before, with the last reading below.
/// </summary>
/// <param name="console">The terminal.</param>
/// <param name="watcher">Reads.</param>
/// <param name="interval">Time between two readings.</param>
/// <param name="time">The clock.</param>
internal sealed class WatchScreen(IAnsiConsole console, Watcher watcher, TimeSpan interval, TimeProvider time)
{
    private const string Begin = "\e[?1049h\e[H";
    private const string End = "\e[?1049l";

    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(100);

    private readonly string _hint = $"q ends; a reading every {TimeText.Of(interval)}";

    private WatchSnapshot? _last;

    /// <summary>Shows it until <c>q</c>, Escape or a cancellation.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Control(Begin);
        try
        {
            await console.Live(WatchView.Waiting(_hint)).Overflow(VerticalOverflow.Crop)
                .StartAsync(context => ShowAsync(context, ended.Token)).ConfigureAwait(false);
        }
        finally
        {
            Control(End);
            if (_last is not null)
            {
                console.Write(WatchView.Of(console, _last, null));
            }
            // A running reading is cancelled.
            await ended.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task ShowAsync(LiveDisplayContext context, CancellationToken cancellation)
    {
        var size = Size();
        var reading = watcher.RefreshAsync(cancellation);
        context.Refresh();
        for (var waited = TimeSpan.Zero; !IsToldToEnd(); waited += BetweenKeys)
        {
            if (reading is { IsCompleted: true })
            {
                _last = await reading.ConfigureAwait(false);
                (reading, waited) = (null, TimeSpan.Zero);
                Draw(context);
            }
            else if (reading is null && waited >= interval)
            {
                reading = watcher.RefreshAsync(cancellation);
            }
            if (Size() is var now && now != size)
            {
                size = now;
                // Lines that were wrapped in a narrower window would stay on the screen.
                console.Clear();
                Draw(context);
            }
            await Task.Delay(BetweenKeys, time, cancellation).ConfigureAwait(false);
        }
    }

    private void Draw(LiveDisplayContext context) =>
        context.UpdateTarget(_last is null ? WatchView.Waiting(_hint) : WatchView.Of(console, _last, _hint));

    private (int Width, int Height) Size() => (console.Profile.Width, console.Profile.Height);

    private bool IsToldToEnd()
    {
        try
        {
            while (console.Input.IsKeyAvailable())
            {
                if (console.Input.ReadKey(intercept: true)?.Key is ConsoleKey.Q or ConsoleKey.Escape)
                {
                    return true;
                }
            }
        }
        catch (InvalidOperationException)
        {
            // Standard input is not a keyboard; Ctrl-C still ends the view.
        }
        return false;
    }

    private void Control(string code)
    {
        if (console.Profile.Capabilities.AlternateBuffer)
        {
            console.Write(new ControlCode(code));
        }
    }
}
