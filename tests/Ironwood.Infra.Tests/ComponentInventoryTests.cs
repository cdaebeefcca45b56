using Pulumi;

namespace Ironwood.Infra.Tests;

/// <summary>
/// What each component makes of no more than the required settings, of every setting with another value than its
/// default, and in production.
/// </summary>
public sealed class ComponentInventoryTests
{
    private static readonly string Folder = Path.Combine(FixtureStacks.Folder, "components");

    // Identity-Aware Proxy excludes API Gateway and Cloud CDN.
    private static readonly string[] BehindIap =
    [
        "ironwood:frontDoor.iap={members: ['group:users@example.com']}",
        "ironwood:tiers.small.cdn=false",
        "ironwood:apiGateway={}",
    ];

    // An internal front door excludes those, and what only the Internet's load balancer has.
    private static readonly string[] Inside =
    [
        "ironwood:frontDoor={scheme: internal, domains: [a.example.com]}",
        "ironwood:network.proxySubnetCidrs={us-east5: 10.65.2.0/23}",
        "ironwood:tiers.small.cdn=false",
        "ironwood:apiGateway={}",
    ];

    private static readonly Lazy<Task<ResourceGraph>> Defaults = new(() => Stacks.CaptureIn(Folder, "defaults"));

    private static readonly Lazy<Task<ResourceGraph>> Everything = new(() => Stacks.CaptureIn(Folder, "everything"));

    private static readonly Lazy<Task<ResourceGraph>> EverythingBehindIap =
        new(() => Stacks.CaptureIn(Folder, "everything", BehindIap));

    private static readonly Lazy<Task<ResourceGraph>> EverythingInside =
        new(() => Stacks.CaptureIn(Folder, "everything", Inside));

    private static readonly string[] Names =
    [
        .. from type in typeof(InferenceStack).Assembly.GetTypes()
           where type.IsAssignableTo(typeof(ComponentResource)) && !type.IsAbstract && type != typeof(InferenceStack)
           select type.Name,
    ];

    public static TheoryData<string> Components => [.. Names];

    // If this fails and the change is meant: IRONWOOD_GOLDENS=write ./ironwood test --filter ComponentInventory, then
    // review the diff.
    [Theory]
    [MemberData(nameof(Components))]
    public async Task A_component_makes_what_its_inventory_says(string component)
    {
        var file = $"tests/inventories/components/{component}.yaml";
        var everything = await Everything.Value;
        var type = TypeOf(component, everything) ?? TypeOf(component, everything = await EverythingBehindIap.Value)
            ?? TypeOf(component, everything = await EverythingInside.Value);
        Assert.True(type is not null, $"{component} is in no stack of {Folder}");
        var chosen = ComponentInventory.Parse(File.Exists(SourceTree.Path(file)) ? SourceTree.Read(file) : "");

        ComponentInventory Of(string setting, ResourceGraph graph) =>
            ComponentInventory.Of(graph, type, chosen.TryGetValue(setting, out var inventory) ? inventory : null);

        Golden.Matches(file, ComponentInventory.ToYaml(new Dictionary<string, ComponentInventory>
        {
            ["defaults"] = Of("defaults", await Defaults.Value),
            ["everything"] = Of("everything", everything),
            ["production"] = Of("production", await Stacks.Prod),
        }));
    }

    [Fact]
    public void Every_inventory_is_one_of_a_component() => Assert.Equal(
        Names.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(SourceTree.Path("tests/inventories/components"))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal));

    private static string? TypeOf(string component, ResourceGraph graph) => graph.Nodes
        .Select(node => node.Type)
        .FirstOrDefault(type => type.StartsWith("ironwood:", StringComparison.Ordinal)
            && type.EndsWith($":{component}", StringComparison.Ordinal));
}
