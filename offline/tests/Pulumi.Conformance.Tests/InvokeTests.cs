namespace Pulumi.Conformance.Tests;

public sealed class InvokeTests
{
    private const string Token = "test:index/getThing:getThing";

    [Fact]
    public async Task Functions_go_to_the_mocks()
    {
        var mocks = new RecordingMocks();
        var result = await Runs.PreviewAsync(() => GetThing("a"), mocks);
        var call = Assert.Single(mocks.Called);
        Assert.Equal(Token, call.Token);
        Assert.Equal("a", call.Args["label"]);
        Assert.Equal(3.0, call.Args["size"]);
        Assert.Equal("a", (await result.ValueAsync()).Label);
        Assert.Equal(3, (await result.ValueAsync()).Size);
        Assert.True(await result.IsKnownAsync());
        Assert.False(await result.IsSecretAsync());
    }

    [Fact]
    public async Task Functions_can_be_awaited()
    {
        var result = await Runs.PreviewAsync(
            () => Deployment.Instance.InvokeAsync<GetThingResult>(Token, new GetThingArgs { Label = "a" }));
        Assert.Equal("a", (await result).Label);
    }

    [Fact]
    public async Task An_unknown_argument_makes_the_result_unknown_without_a_call()
    {
        var mocks = new RecordingMocks();
        var result = await Runs.PreviewAsync(() => GetThing(Runs.Unknown()), mocks);
        Assert.False(await result.IsKnownAsync());
        Assert.Empty(mocks.Called);
    }

    [Fact]
    public async Task A_resource_without_an_id_makes_the_result_unknown_without_a_call()
    {
        var mocks = new RecordingMocks { Id = _ => null };
        var (implicitly, explicitly) = await Runs.PreviewAsync(
            () =>
            {
                var thing = new Thing("thing", new ThingArgs { Label = "a" });
                return (GetThing(thing.Label), Deployment.Instance.Invoke<GetThingResult>(
                    Token, new GetThingInvokeArgs(), new InvokeOutputOptions { DependsOn = { thing } }));
            },
            mocks);
        Assert.False(await implicitly.IsKnownAsync());
        Assert.False(await explicitly.IsKnownAsync());
        Assert.Empty(mocks.Called);
    }

    [Fact]
    public async Task The_result_depends_on_what_the_arguments_depend_on()
    {
        var result = await Runs.PreviewAsync(() => Deployment.Instance.Invoke<GetThingResult>(
            Token,
            new GetThingInvokeArgs { Label = new Thing("a", new ThingArgs { Label = "a" }).Label },
            new InvokeOutputOptions { DependsOn = { new Thing("b") } }));
        Assert.Equal(["a", "b"], await result.DependenciesAsync());
    }

    [Fact]
    public async Task The_result_is_secret_only_if_the_function_says_so()
    {
        Assert.False(await (await Runs.PreviewAsync(() => GetThing(Output.CreateSecret("s")))).IsSecretAsync());
        var mocks = new RecordingMocks
        {
            Result = _ => new Dictionary<string, object> { ["label"] = Output.CreateSecret("s") },
        };
        Assert.True(await (await Runs.PreviewAsync(() => GetThing("a"), mocks)).IsSecretAsync());
    }

    private static Output<GetThingResult> GetThing(Input<string> label) =>
        Deployment.Instance.Invoke<GetThingResult>(Token, new GetThingInvokeArgs { Label = label, Size = 3 });

    public sealed class GetThingArgs : InvokeArgs
    {
        [Input("label")]
        public string? Label { get; set; }
    }

    public sealed class GetThingInvokeArgs : InvokeArgs
    {
        [Input("label")]
        public Input<string>? Label { get; set; }

        [Input("size")]
        public Input<int>? Size { get; set; }
    }

    [OutputType]
    public sealed class GetThingResult
    {
        public readonly string Label;
        public readonly int Size;
        public readonly ImmutableDictionary<string, string> Tags;

        [OutputConstructor]
        private GetThingResult(string label, int size, ImmutableDictionary<string, string> tags) =>
            (Label, Size, Tags) = (label, size, tags);
    }
}
