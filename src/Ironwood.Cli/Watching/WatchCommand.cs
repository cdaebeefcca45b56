using Ironwood.Cli.Deployed;

namespace Ironwood.Cli.Watching;

/// <summary><c>./ironwood watch</c>: a live view of the tiers.</summary>
internal static class WatchCommand
{
    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var platform = new PlatformOptions();
        var interval = new Option<string>("--interval", "-i")
        {
            Description = "Time between two readings, as 30s or 5m; Monitoring has a new value once a minute",
            HelpName = "TIME",
            DefaultValueFactory = _ => "30s",
        };
        var once = new Option<bool>("--once") { Description = "Read once, then exit" };
        var format = OutputFormat.Option(
            OutputFormat.Text, OutputFormat.Json($"{WatchJson.Format}, one line per reading"));
        var command = new Command("watch", "Watch use, latency, errors, queues, VMs and spend of every tier")
        {
            interval, once, format,
        };
        platform.AddTo(command);
        command.SetAction((parsed, cancellation) => WatchRun.RunAsync(
            terminal,
            root,
            time,
            platform.Read(parsed),
            new(parsed.GetValue(interval)!, parsed.GetValue(once), parsed.GetValue(format)!),
            cancellation));
        return command;
    }
}
