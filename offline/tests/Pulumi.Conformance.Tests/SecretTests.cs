namespace Pulumi.Conformance.Tests;

public sealed class SecretTests
{
    [Fact]
    public async Task Created_secrets_are_secret()
    {
        Assert.True(await Output.CreateSecret("s").IsSecretAsync());
        Assert.True(await Output.CreateSecret(Task.FromResult("s")).IsSecretAsync());
        Assert.True(await Output.CreateSecret(Output.Create("s")).IsSecretAsync());
        Assert.False(await Output.Create("s").IsSecretAsync());
    }

    [Fact]
    public async Task Applies_of_a_secret_stay_secret()
    {
        Assert.True(await Output.CreateSecret("s").Apply(s => s.Length).IsSecretAsync());
        Assert.True(await Output.Create("p").Apply(p => Output.CreateSecret(p)).IsSecretAsync());
    }

    [Fact]
    public async Task One_secret_makes_a_combination_secret()
    {
        var secret = Output.CreateSecret("s");
        Assert.True(await Output.All([Output.Create("a"), secret]).IsSecretAsync());
        Assert.True(await Output.Tuple(Output.Create("a"), secret).IsSecretAsync());
        Assert.True(await Output.Format($"{"a"}/{secret}").IsSecretAsync());
        Assert.True(await Output.JsonSerialize(Output.Create(new { A = secret })).IsSecretAsync());
        Assert.True(await ((InputList<string>)["a", secret]).ToOutput().IsSecretAsync());
        Assert.True(await new InputMap<string> { { "a", secret } }.ToOutput().IsSecretAsync());
    }

    [Fact]
    public async Task Secrets_reach_mocks_as_plain_text()
    {
        var inputs = await Runs.InputsOfAsync(new ThingArgs
        {
            Label = Output.CreateSecret("s"),
            Tags = { { "a", Output.CreateSecret("t") } },
        });
        Assert.Equal("s", inputs["label"]);
        Assert.Equal("t", Assert.IsType<ImmutableDictionary<string, object>>(inputs["tags"])["a"]);
    }

    [Fact]
    public async Task Resource_outputs_come_back_non_secret()
    {
        var thing = await Runs.PreviewAsync(() => new Thing(
            "thing",
            new ThingArgs { Label = Output.CreateSecret("s") },
            new CustomResourceOptions { AdditionalSecretOutputs = { "label" } }));
        Assert.Equal("s", await thing.Label.ValueAsync());
        Assert.False(await thing.Label.IsSecretAsync());
    }

    [Fact]
    public async Task Secret_state_is_secret()
    {
        var mocks = new RecordingMocks
        {
            State = ImmutableDictionary<string, object>.Empty.Add("selfLink", Output.CreateSecret("s")),
        };
        var thing = await Runs.PreviewAsync(() => new Thing("thing", new ThingArgs { Label = "a" }), mocks);
        Assert.True(await thing.SelfLink.IsSecretAsync());
        Assert.False(await thing.Label.IsSecretAsync());
    }
}
