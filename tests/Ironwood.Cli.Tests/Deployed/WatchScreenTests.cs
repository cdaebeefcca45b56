using Ironwood.Catalog.Metrics;
using Ironwood.Cli.Watching;
using Ironwood.Demo.Samples;
using Ironwood.Operations.Google;
using Ironwood.Operations.Tests;
using Ironwood.Operations.Watching;
using Spectre.Console.Testing;

namespace Ironwood.Cli.Tests.Deployed;

/// <summary><c>./ironwood watch</c> on a terminal.</summary>
public sealed class WatchScreenTests : IDisposable
{
    private const string Begin = "\e[?1049h";
    private const string End = "\e[?1049l";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly TestConsole _console = new TestConsole().Width(100).Interactive().EmitAnsiSequences();
    private readonly InstantClock _clock = new();
    private readonly List<DateTimeOffset> _looks = [];

    public WatchScreenTests() => _console.Profile.Capabilities.AlternateBuffer = true;

    [Fact]
    public async Task It_looks_at_its_interval_and_q_gives_the_terminal_back_with_what_was_seen_last()
    {
        await ScreenOf(() =>
        {
            if (_looks.Count == 3)
            {
                _console.Input.PushKey(ConsoleKey.Q);
            }
            return Task.CompletedTask;
        }).RunAsync(CancellationToken.None);

        Assert.Equal(3, _looks.Count);
        Assert.All(
            _looks.Zip(_looks.Skip(1)),
            pair => Assert.InRange(pair.Second - pair.First, Interval, Interval + TimeSpan.FromSeconds(1)));
        var parts = _console.Output.Split(End);
        Assert.Equal(2, parts.Length);
        Assert.StartsWith(Begin, parts[0], StringComparison.Ordinal);
        Assert.Contains("Reading Cloud Monitoring ...", parts[0], StringComparison.Ordinal);
        Assert.Contains("q ends; a reading every 30 s", parts[0], StringComparison.Ordinal);
        Assert.Contains("prod", parts[1], StringComparison.Ordinal);
        Assert.Contains("USD/h", parts[1], StringComparison.Ordinal);
        Assert.DoesNotContain("q ends", parts[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConsoleKey.Q)]
    [InlineData(ConsoleKey.Escape)]
    public async Task A_key_ends_it_while_Monitoring_keeps_silent(ConsoleKey key)
    {
        var given = new TaskCompletionSource();
        _clock.Waiting = _ => _console.Input.PushKey(key);

        await ScreenOf(() => given.Task).RunAsync(CancellationToken.None);

        Assert.EndsWith(End, _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_ends_nothing_and_a_cancellation_gives_the_terminal_back()
    {
        using var cancellation = new CancellationTokenSource();
        var waits = 0;
        _clock.Waiting = _ =>
        {
            _console.Input.PushKey(ConsoleKey.X);
            if (++waits == 5)
            {
                cancellation.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ScreenOf(() => Task.CompletedTask).RunAsync(cancellation.Token));

        Assert.Equal(5, waits);
        Assert.Equal(2, _console.Output.Split(End).Length);
    }

    [Fact]
    public async Task A_window_that_becomes_narrow_is_redrawn_at_once()
    {
        var waits = 0;
        _clock.Waiting = _ =>
        {
            waits++;
            if (waits == 3)
            {
                _console.Profile.Width = 40;
            }
            else if (waits == 5)
            {
                _console.Input.PushKey(ConsoleKey.Q);
            }
        };

        await ScreenOf(() => Task.CompletedTask).RunAsync(CancellationToken.None);

        Assert.Single(_looks);
        var cleared = _console.Output.IndexOf("\e[2J", StringComparison.Ordinal);
        Assert.Contains("USD/h", _console.Output[..cleared], StringComparison.Ordinal);
        var drawn = _console.Output[_console.Output.LastIndexOf("\e[2J", StringComparison.Ordinal)..];
        Assert.Contains("Errors", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("USD/h", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_without_a_second_screen_is_used_as_it_is()
    {
        _console.Profile.Capabilities.AlternateBuffer = false;
        _console.Input.PushKey(ConsoleKey.Q);

        await ScreenOf(() => Task.CompletedTask).RunAsync(CancellationToken.None);

        Assert.DoesNotContain("1049", _console.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _console.Dispose();

    private WatchScreen ScreenOf(Func<Task> look) =>
        new(_console, new Watcher(new Reader(_looks, look), SampleContract.Create(), _clock), Interval, _clock);

    // A look is several questions at once; the first of them stands for it.
    private sealed class Reader(List<DateTimeOffset> looks, Func<Task> look) : ISeriesReader
    {
        public async Task<IReadOnlyList<SeriesReading>> ReadAsync(
            string project, Series series, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
        {
            if (!looks.Contains(until))
            {
                looks.Add(until);
                await look().WaitAsync(cancellation);
            }
            return [];
        }
    }
}
