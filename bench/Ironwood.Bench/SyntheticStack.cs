using Ironwood.Graph;
using Ironwood.Preview.Capture;
using Pulumi;
using Pulumi.Random;

namespace Ironwood.Bench;

/// <summary>
/// A stack of any size in the shape of the real one: components of twenty resources, where each resource reads the one
/// before it, waits for its group's first and shares a resource with all others.
/// </summary>
internal sealed class SyntheticStack : Stack
{
    private const int GroupSize = 20;

    public SyntheticStack(int resources, ResourceTransformation observer)
        : base(new StackOptions { ResourceTransformations = { observer } })
    {
        var shared = new RandomId("shared", new() { ByteLength = 3 });
        Output<string> previous = shared.Hex;
        for (var group = 0; group * GroupSize < resources; group++)
        {
            previous = new Group(
                $"group-{group}", Math.Min(GroupSize, resources - (group * GroupSize)), shared, previous).Last;
        }
    }

    /// <summary>Captures a stack of so many resources, its components and the shared one not counted.</summary>
    public static Task<ResourceGraph> CaptureAsync(int resources) =>
        GraphCapture.RunAsync("bench", "synthetic", observer => new SyntheticStack(resources, observer));

    private sealed class Group : ComponentResource
    {
        public Group(string name, int size, RandomId shared, Output<string> before)
            : base("bench:index:Group", name)
        {
            RandomId? first = null;
            Last = before;
            for (var index = 0; index < size; index++)
            {
                var options = new CustomResourceOptions { Parent = this };
                if (first is not null)
                {
                    options.DependsOn.Add(first);
                }
                var resource = new RandomId(
                    $"{name}-{index}",
                    new()
                    {
                        ByteLength = index + 1,
                        Prefix = Output.Format($"{name}-{shared.Hex}"),
                        Keepers = { ["before"] = Last, ["shared"] = shared.Id, ["fixed"] = "value" },
                    },
                    options);
                first ??= resource;
                Last = resource.Id;
            }
            RegisterOutputs(new Dictionary<string, object?> { ["last"] = Last });
        }

        public Output<string> Last { get; }
    }
}
