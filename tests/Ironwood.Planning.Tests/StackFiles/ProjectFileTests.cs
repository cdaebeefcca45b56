using System.Reflection;
using System.Runtime.CompilerServices;
using YamlDotNet.RepresentationModel;

namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>The project file in the root declares the settings that the program reads.</summary>
public class ProjectFileTests
{
    private const string Project = "ironwood";

    private static readonly PropertyInfo[] Own =
        [.. typeof(StackSettings)
            .GetProperties()
            .Where(
                property => SettingNames.KeyOf(property, Project).StartsWith($"{Project}:", StringComparison.Ordinal))];

    private static readonly string[] Facets = ["type", "description", "default"];

    private static readonly YamlMappingNode File = Load();

    private static readonly Dictionary<string, YamlMappingNode> Declared = ((YamlMappingNode)File["config"])
        .ToDictionary(entry => ((YamlScalarNode)entry.Key).Value!, entry => (YamlMappingNode)entry.Value);

    [Fact]
    public void Every_setting_of_the_project_is_declared_and_nothing_else() =>
        Assert.Equal(Own.Select(SettingNames.Of), Declared.Keys);

    [Fact]
    public void Every_declaration_has_the_type_of_the_record_and_a_description() =>
        Assert.All(Own, property =>
        {
            var declaration = Declared[SettingNames.Of(property)];
            Assert.Equal(
                property.PropertyType == typeof(string) ? "string" : "object",
                ((YamlScalarNode)declaration["type"]).Value);
            Assert.NotEmpty(((YamlScalarNode)declaration["description"]).Value!);
            Assert.All(declaration.Children.Keys, key => Assert.Contains(((YamlScalarNode)key).Value, Facets));
        });

    /// <summary>For Pulumi a declared key without default is required, and one with default is not.</summary>
    [Fact]
    public void Every_default_is_the_records_and_what_is_required_has_none()
    {
        Assert.All(Own, property =>
        {
            var isRequired = property.IsDefined(typeof(RequiredMemberAttribute))
                && property.Name != nameof(StackSettings.Environment);
            Assert.Equal(!isRequired, Declared[SettingNames.Of(property)].Children.ContainsKey("default"));
        });

        using var bare = new StackFolder();
        using var declared = new StackFolder(SourceTree.Read("Pulumi.yaml"));
        Assert.Equal(Print(bare.Settings(StackFolder.Valid())), Print(declared.Settings(StackFolder.Valid())));
    }

    private static string Print(StackSettings settings) =>
        (settings with { Tiers = new Dictionary<string, TierSettings>() }).ToString();

    private static YamlMappingNode Load()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(SourceTree.Read("Pulumi.yaml")));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
