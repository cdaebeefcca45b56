using Pulumi;
using Pulumi.Random;

namespace Ironwood.Preview.Tests.Capture;

public class RepeatabilityTests
{
    [Fact]
    public async Task The_same_program_gives_the_same_bytes()
    {
        var first = (await Programs.CaptureAsync(() => Declare("same", 10))).Json();

        Assert.Equal(first, (await Programs.CaptureAsync(() => Declare("same", 10))).Json());
        Assert.DoesNotContain(AppContext.BaseDirectory, first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_order_in_which_resources_are_declared_does_not_show()
    {
        var there = await Programs.CaptureAsync(() =>
        {
            _ = new Thing("a");
            _ = new Thing("b");
        });
        var back = await Programs.CaptureAsync(() =>
        {
            _ = new Thing("b");
            _ = new Thing("a");
        });

        Assert.Equal(there.Json(), back.Json());
    }

    [Fact]
    public async Task Captures_at_the_same_time_know_nothing_of_each_other()
    {
        var names = Enumerable.Range(0, 12).Select(index => $"run{index}").ToArray();
        var alone = new Dictionary<string, string>();
        foreach (var name in names)
        {
            alone[name] = (await Programs.CaptureAsync(() => Declare(name, 10))).Json();
        }

        var together = await Task.WhenAll(
            names.Select(name => Task.Run(() => Programs.CaptureAsync(() => Declare(name, 10)))));

        Assert.Equal(names.Select(name => alone[name]), together.Select(graph => graph.Json()));
    }

    private static void Declare(string prefix, int count) => _ = new Group($"{prefix}-group", group =>
    {
        Output<string> previous = Output.Create(prefix);
        for (var index = 0; index < count; index++)
        {
            var thing = new Thing(
                $"{prefix}-{index}", new() { Text = previous, Labels = { ["a"] = previous, ["b"] = "x" } },
                new() { Parent = group });
            _ = new RandomId(
                $"{prefix}-{index}", new() { ByteLength = index + 1, Prefix = thing.SelfLink },
                new() { DependsOn = thing });
            previous = thing.Id;
        }
    });
}
