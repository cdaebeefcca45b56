namespace Ironwood.Analysis.Tests.Schema;

public sealed class ProviderSchemaTests
{
    private static IEnumerable<ResourceSchema> All => ProviderSchema.Types.Select(type => ProviderSchema.Of(type)!);

    [Fact]
    public void Every_type_can_be_read_and_says_where_it_comes_from()
    {
        Assert.NotEmpty(All);
        Assert.All(All, schema => Assert.NotEmpty(schema.Inputs));
        // The provider's code of one type was not read: of it only types and requiredness are known.
        Assert.All(All.Where(
            schema => schema.Type != "gcp:storage/notification:Notification"), schema => Assert.Matches(
            "^https://github.com/hashicorp/terraform-provider-[a-z-]+/blob/[0-9a-f]{40}/.+[.]go$", schema.Source));
        Assert.Equal(ProviderSchema.Types.Order(StringComparer.Ordinal), ProviderSchema.Types);
    }

    [Fact]
    public void A_type_is_read_once() =>
        Assert.Same(ProviderSchema.Of("gcp:compute/network:Network"), ProviderSchema.Of("gcp:compute/network:Network"));

    [Fact]
    public void What_there_is_no_data_for_is_null() => Assert.Null(ProviderSchema.Of("gcp:compute/disk:Disk"));

    [Fact]
    public void Properties_are_found_by_the_paths_of_a_graph()
    {
        var map = ProviderSchema.Of("gcp:compute/uRLMap:URLMap")!;

        Assert.Equal(
            (ValueKind.WholeNumber, "pathMatchers[].routeRules[].priority"),
            (
                map.Input("pathMatchers[3].routeRules[0].priority")!.Kind,
                map.Input("pathMatchers[].routeRules[].priority")!.Path));
        Assert.Equal(ValueKind.Block, map.Input("pathMatchers[0]")!.Kind);
        Assert.Equal(ValueKind.Text, ProviderSchema.Of("gcp:pubsub/topic:Topic")!.Input("labels[\"a.b\"]")!.Kind);
        Assert.Null(map.Input("pathMatchers[0].colour"));
        Assert.Null(map.Input("defaultService.colour"));
        Assert.Null(map.Input(""));
        Assert.Null(map.Input("selfLink"));
        Assert.Equal(ValueKind.Text, map.Output("selfLink")!.Kind);
        Assert.Equal(ValueKind.Text, map.Output("description")!.Kind);
        Assert.True(ProviderSchema.Of("gcp:redis/instance:Instance")!.Output("authString")!.IsSecret);
    }

    [Fact]
    public void Constraints_are_read_as_the_provider_states_them()
    {
        var instance = ProviderSchema.Of("gcp:redis/instance:Instance")!;
        var template = ProviderSchema.Of("gcp:compute/instanceTemplate:InstanceTemplate")!;

        Assert.Equal("BASIC", instance.Input("tier")!.Default!.GetValue<string>());
        Assert.True(instance.Input("memorySizeGb")!.IsRequired);
        Assert.True(instance.Input("project")!.IsComputed);
        Assert.False(instance.Input("name")!.IsRequired);
        Assert.Equal(new AutoName("-", 255, false), instance.Input("name")!.AutoName);
        Assert.Equal(new NumberRange(2, 255), Assert.Single(template.Input("networkInterfaces[0].vlan")!.Ranges));
        Assert.True(template.Input("disks[0].diskSizeGb")!.ForcesReplacement);
    }

    // Go's expressions are RE2's; .NET must take each of them.
    [Fact]
    public void Every_pattern_compiles() =>
        Assert.All(
            All.SelectMany(schema => schema.Inputs.Values).SelectMany(Within)
                .SelectMany(property => new[]
                {
                    property.Pattern, property.RefusedPattern, property.KeyPattern, property.RefusedKeyPattern,
                })
                .OfType<GoPattern>().Distinct(),
            pattern => Assert.NotNull(pattern.Regex));

    // Every property that another one names must be there: a misspelt member would never count as given.
    [Fact]
    public void Every_group_names_properties_that_there_are() =>
        Assert.All(
            from schema in All
            from property in schema.Inputs.Values.SelectMany(Within)
            from member in property.Groups.SelectMany(one => one.Members)
            select (schema, member),
            named => Assert.NotNull(named.schema.Input(named.member)));

    [Fact]
    public void Every_format_is_one_that_is_checked() =>
        Assert.All(
            All.SelectMany(schema => schema.Inputs.Values)
                .SelectMany(Within)
                .Select(property => property.Format)
                .OfType<TextFormat>(),
            format => Assert.NotNull(format.Expected("\u0000")));

    // A path of the other file that has no destination would be an equality that nothing reads.
    [Fact]
    public void Every_equality_is_of_a_property_that_there_is() =>
        Assert.All(
            ProviderSchema.Equalities,
            equality => Assert.NotNull(ProviderSchema.Of(equality.Type)?.Input(equality.Path)));

    private static IEnumerable<PropertySchema> Within(PropertySchema property) =>
    [
        property, .. property.Properties.Values.SelectMany(Within),
        .. property.Element is { } element ? Within(element) : [],
    ];
}
