namespace Pulumi.Conformance.Tests;

[Collection(ProcessWide.Name)]
public sealed class StackReferenceTests
{
    private static readonly RecordingMocks Mocks = new()
    {
        State = ImmutableDictionary<string, object>.Empty
            .Add("outputs", ImmutableDictionary<string, object>.Empty.Add("url", "u").Add("count", 2).Add("key", "k"))
            .Add("secretOutputNames", ImmutableArray.Create("key")),
    };

    [Fact]
    public async Task It_arrives_as_a_resource_that_is_read()
    {
        var mocks = new RecordingMocks { State = Mocks.State };
        await Runs.PreviewAsync(
            () => new StackReference("ref", new StackReferenceArgs { Name = "acme/shop/prod" }), mocks);
        Assert.Equal("pulumi:pulumi:StackReference", mocks["ref"].Type);
        Assert.Equal("acme/shop/prod", mocks["ref"].Id);
        Assert.Equal("acme/shop/prod", mocks["ref"].Inputs["name"]);
    }

    [Fact]
    public async Task Its_name_is_the_stacks_unless_the_arguments_say_otherwise()
    {
        var mocks = new RecordingMocks { State = Mocks.State };
        await Runs.PreviewAsync(() => new StackReference("acme/shop/prod"), mocks);
        Assert.Equal("acme/shop/prod", mocks["acme/shop/prod"].Id);
    }

    [Fact]
    public async Task Outputs_are_values_or_null()
    {
        var reference = await Runs.PreviewAsync(() => new StackReference("ref"), Mocks);
        Assert.Equal("u", await reference.GetOutput("url").ValueAsync());
        Assert.Equal(2.0, await reference.GetOutput("count").ValueAsync());
        Assert.Null(await reference.GetOutput("nothing").ValueAsync());
    }

    [Fact]
    public async Task Only_secret_outputs_are_secret()
    {
        var reference = await Runs.PreviewAsync(() => new StackReference("ref"), Mocks);
        Assert.False(await reference.GetOutput("url").IsSecretAsync());
        Assert.True(await reference.GetOutput("key").IsSecretAsync());
    }

    [Fact]
    public async Task An_output_may_be_an_object_of_maps_lists_text_numbers_and_truth_values()
    {
        var mocks = new RecordingMocks
        {
            State = Mocks.State.SetItem("outputs", ImmutableDictionary<string, object>.Empty.Add(
                "contract", ImmutableDictionary<string, object>.Empty
                    .Add("flag", true)
                    .Add("port", 6378)
                    .Add(
                        "items",
                        ImmutableArray.Create<object>(ImmutableDictionary<string, object>.Empty.Add("name", "x"))))),
        };
        var reference = await Runs.PreviewAsync(() => new StackReference("ref"), mocks);

        var contract = Assert.IsType<ImmutableDictionary<string, object>>(
            await reference.GetOutput("contract").ValueAsync());
        Assert.Equal((true, 6378.0), (contract["flag"], contract["port"]));
        var item = Assert.IsType<ImmutableDictionary<string, object>>(
            Assert.Single(Assert.IsType<ImmutableArray<object>>(contract["items"])));
        Assert.Equal("x", item["name"]);
    }

    [Fact]
    public async Task What_is_made_of_an_output_depends_on_the_reference_and_is_as_secret()
    {
        var reference = await Runs.PreviewAsync(() => new StackReference("ref"), Mocks);
        var (url, key) = (
            reference.GetOutput("url").Apply(value => $"{value}/"),
            reference.GetOutput("key").Apply(value => $"{value}/"));

        Assert.Equal(["ref"], await url.DependenciesAsync());
        Assert.Equal((false, true), (await url.IsSecretAsync(), await key.IsSecretAsync()));
    }

    [Fact]
    public async Task A_stack_that_cannot_be_read_fails_its_outputs_with_the_engines_failure()
    {
        StackReference? reference = null;
        var told = await Runs.FailureOfAsync(
            () => reference = new StackReference("ref"),
            new RecordingMocks { Id = _ => throw new InvalidOperationException("unknown stack \"ref\"") });

        told.Says("unknown stack \"ref\"");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => reference!.Outputs.ValueAsync());
        Assert.Contains("unknown stack \"ref\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_of_a_task_fails_with_the_tasks_own_exception_and_message()
    {
        Output<string>? output = null;
        var told = await Runs.FailureOfAsync(() => output = Output.Create(Refuse()).Apply(value => value));

        Assert.Equal("refused", told);
        Assert.Equal("refused", (await Assert.ThrowsAsync<RunException>(() => output!.ValueAsync())).Message);

        static async Task<string> Refuse()
        {
            await Task.Yield();
            throw new RunException("refused");
        }
    }
}
