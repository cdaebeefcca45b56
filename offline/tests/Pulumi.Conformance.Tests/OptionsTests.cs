namespace Pulumi.Conformance.Tests;

public sealed class OptionsTests
{
    [Fact]
    public async Task Merging_prefers_the_second_and_joins_lists()
    {
        var merged = CustomResourceOptions.Merge(
            new()
            {
                Protect = true,
                Version = "1",
                ImportId = "first",
                DeleteBeforeReplace = true,
                IgnoreChanges = { "a" },
                ReplaceOnChanges = { "r" },
                AdditionalSecretOutputs = { "s" },
                Aliases = { new Alias { Type = "former" } },
                RetainOnDelete = true,
            },
            new()
            {
                Protect = false,
                ImportId = "second",
                IgnoreChanges = { "b" },
                Id = "id",
            });
        Assert.False(merged.Protect);
        Assert.Equal("1", merged.Version);
        Assert.Equal("second", merged.ImportId);
        Assert.True(merged.DeleteBeforeReplace);
        Assert.True(merged.RetainOnDelete);
        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["r"], merged.ReplaceOnChanges);
        Assert.Equal(["s"], merged.AdditionalSecretOutputs);
        Assert.Single(merged.Aliases);
        Assert.Equal("id", await merged.Id.ToOutput().ValueAsync());
    }

    [Fact]
    public async Task Merging_joins_dependencies() =>
        await Runs.PreviewAsync(async () =>
        {
            var (a, b) = (new Thing("a"), new Thing("b"));
            var merged = CustomResourceOptions.Merge(new() { DependsOn = { a } }, new() { DependsOn = b });
            Assert.Equal([a, b], await merged.DependsOn.ToOutput().ItemsAsync());
        }).Unwrap();

    [Fact]
    public void Merging_leaves_its_arguments_alone()
    {
        var first = new CustomResourceOptions { IgnoreChanges = { "a" } };
        _ = CustomResourceOptions.Merge(first, new() { IgnoreChanges = { "b" }, Protect = true });
        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Null(first.Protect);
    }

    [Fact]
    public void Merging_takes_nothing_for_empty_options()
    {
        Assert.Empty(CustomResourceOptions.Merge(null, null).IgnoreChanges);
        Assert.True(ComponentResourceOptions.Merge(null, new() { Protect = true }).Protect);
    }

    [Fact]
    public async Task Merging_components_keeps_one_provider_per_package() =>
        await Runs.PreviewAsync(() =>
        {
            var (a, b) = (new Provider("a"), new Provider("b"));
            var merged = ComponentResourceOptions.Merge(new() { Providers = { a } }, new() { Providers = { b } });
            Assert.Equal([b], merged.Providers);
            return 0;
        });
}
