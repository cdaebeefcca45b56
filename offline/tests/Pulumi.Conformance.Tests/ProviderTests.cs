namespace Pulumi.Conformance.Tests;

public sealed class ProviderTests
{
    private const string Urn = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::provider";

    [Fact]
    public async Task Mocks_are_called_for_explicit_providers()
    {
        var mocks = new RecordingMocks();
        await Runs.PreviewAsync(() => new Provider("provider"), mocks);
        Assert.Equal("pulumi:providers:test", mocks["provider"].Type);
    }

    [Fact]
    public async Task An_explicit_provider_arrives_as_urn_and_id()
    {
        var mocks = new RecordingMocks();
        await Runs.PreviewAsync(() => new Thing("thing", null, new() { Provider = new Provider("provider") }), mocks);
        Assert.Equal($"{Urn}::provider-id", mocks["thing"].Provider);
    }

    [Fact]
    public async Task An_unknown_provider_id_arrives_as_the_unknown_mark()
    {
        var mocks = new RecordingMocks { Id = _ => null };
        await Runs.PreviewAsync(() => new Thing("thing", null, new() { Provider = new Provider("provider") }), mocks);
        Assert.Equal($"{Urn}::04da6b54-80e4-46f7-96ec-b56ff0331ba9", mocks["thing"].Provider);
    }

    [Fact]
    public async Task A_provider_is_inherited_through_components()
    {
        var mocks = new RecordingMocks();
        await Runs.PreviewAsync(
            () =>
            {
                var provider = new Provider("provider");
                _ = new Group("one", Fill, new() { Provider = provider });
                _ = new Group("many", Fill, new() { Providers = { provider } });
                return 0;

                static void Fill(Group owner) => _ = new Group(
                    $"{owner.GetResourceName()}-inner",
                    inner => _ = new Thing($"{inner.GetResourceName()}-thing", null, new() { Parent = inner }),
                    new() { Parent = owner });
            },
            mocks);
        Assert.Equal($"{Urn}::provider-id", mocks["one-inner-thing"].Provider);
        Assert.Equal($"{Urn}::provider-id", mocks["many-inner-thing"].Provider);
    }
}
