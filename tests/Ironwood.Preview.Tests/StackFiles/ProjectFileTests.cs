using System.Reflection;
using System.Runtime.CompilerServices;
using Ironwood.Infra.Settings;
using Ironwood.Preview.StackFiles;
using YamlDotNet.RepresentationModel;

namespace Ironwood.Preview.Tests.StackFiles;

/// <summary>The repository's own Pulumi.yaml, Pulumi.dev.yaml and Pulumi.prod.yaml.</summary>
public class ProjectFileTests
{
    private const string Project = "ironwood";

    private static readonly PropertyInfo[] Own =
        [.. typeof(StackSettings).GetProperties().Where(property => SettingsReader.KeyOf(property, Project).StartsWith($"{Project}:", StringComparison.Ordinal))];

    private static readonly string[] Facets = ["type", "description", "default"];

    private static readonly YamlMappingNode File = Load("Pulumi.yaml");

    private static readonly Dictionary<string, YamlMappingNode> Declared = ((YamlMappingNode)File["config"])
        .ToDictionary(entry => ((YamlScalarNode)entry.Key).Value!, entry => (YamlMappingNode)entry.Value);

    [Fact]
    public void Every_setting_of_the_project_is_declared_and_nothing_else() =>
        Assert.Equal(Own.Select(SettingsReader.NameOf), Declared.Keys);

    [Fact]
    public void Every_declaration_has_the_type_of_the_record_and_a_description() =>
        Assert.All(Own, property =>
        {
            var declaration = Declared[SettingsReader.NameOf(property)];
            Assert.Equal(property.PropertyType == typeof(string) ? "string" : "object", ((YamlScalarNode)declaration["type"]).Value);
            Assert.NotEmpty(((YamlScalarNode)declaration["description"]).Value!);
            Assert.All(declaration.Children.Keys, key => Assert.Contains(((YamlScalarNode)key).Value, Facets));
        });

    /// <summary>For Pulumi a declared key without default is required, and one with default is not.</summary>
    [Fact]
    public void Every_default_is_the_records_and_what_is_required_has_none()
    {
        Assert.All(Own, property =>
        {
            var isRequired = property.IsDefined(typeof(RequiredMemberAttribute)) && property.Name != nameof(StackSettings.Environment);
            Assert.Equal(!isRequired, Declared[SettingsReader.NameOf(property)].Children.ContainsKey("default"));
        });

        using var bare = new StackFolder();
        using var declared = new StackFolder(Repository.Read("Pulumi.yaml"));
        Assert.Equal(Print(bare.Settings(StackFolder.Valid())), Print(declared.Settings(StackFolder.Valid())));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void A_stack_of_the_repository_has_no_problem_and_sets_nothing_to_its_default(string stack)
    {
        var settings = ReadStack(stack);

        Assert.Equal(stack, settings.Environment);
        Assert.Equal(($"ironwood-{stack}", "us-central1"), (settings.Project, settings.Region));
        Assert.Equal(("inference-platform", "ai-serving"), (settings.Owner, settings.CostCenter));
        Assert.Equivalent(new NetworkSettings(), settings.Network, strict: true);
        Assert.Equivalent(new FrontDoorSettings { Domains = settings.FrontDoor.Domains }, settings.FrontDoor, strict: true);
    }

    [Fact]
    public void Every_stack_file_of_the_repository_is_one_of_these() =>
        Assert.Equal(["dev", "prod"], StackFileReader.Stacks(Repository.Root));

    [Fact]
    public void Prod_is_the_recipe()
    {
        var plans = TierPlan.Of(ReadStack("prod"));

        Assert.Equal(
            [
                "small tpu7x 4x8x8 1x64 256 /simple,/simple/*",
                "medium tpu7x 8x8x16 1x256 1024 default",
                "large tpu7x 8x8x16 9x256 9216 /complex,/complex/*",
            ],
            plans.Select(Print));
        Assert.Equal(10_496, plans.Sum(plan => plan.MaxChips));
        Assert.Equal(2_624, plans.Sum(plan => plan.MaxVms));
    }

    [Fact]
    public void Dev_is_the_recipe_without_accelerators() =>
        Assert.Equal(
            ["large cpu - 1x1 0 /complex,/complex/*", "medium cpu - 1x1 0 default", "small cpu - 1x1 0 /simple,/simple/*"],
            TierPlan.Of(ReadStack("dev")).Select(Print));

    private static string Print(TierPlan plan) =>
        $"{plan.Name} {plan.Shape.Generation} {plan.Shape.Topology?.ToString() ?? "-"} {plan.Groups.Count}x{plan.Groups[0].MaxVms} {plan.MaxChips} "
        + (plan.IsDefault ? "default" : string.Join(',', plan.Routes.SelectMany(route => route.Paths)));

    private static string Print(StackSettings settings) => (settings with { Tiers = new Dictionary<string, TierSettings>() }).ToString();

    private static StackSettings ReadStack(string stack)
    {
        var files = StackFileReader.Read(Repository.Root, stack);
        Assert.Empty(files.Problems);
        var result = SettingsReader.Read(files.Configuration!);
        Assert.Empty(result.Problems);
        return result.Settings!;
    }

    private static YamlMappingNode Load(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Read(file)));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
