using Moq;

namespace Pulumi.Conformance.Tests;

[Collection(ProcessWide.Name)]
public sealed class FailureTests
{
    [Fact]
    public async Task An_exception_of_the_program_is_text_in_a_run_exception()
    {
        var failure = await Runs.FailureOfAsync(() => throw new InvalidOperationException("broken"));
        failure.Says("failed with an unhandled exception");
        failure.Says("InvalidOperationException: broken");
    }

    [Fact]
    public async Task A_run_exception_is_its_message_alone() =>
        Assert.Equal("broken", await Runs.FailureOfAsync(() => throw new RunException("broken")));

    [Fact]
    public async Task A_failure_of_the_mocks_fails_the_deployment()
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(each => each.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ThrowsAsync(new NotSupportedException("no"));
        (await Runs.FailureOfAsync(() => new Thing("thing"), mocks.Object)).Says("NotSupportedException: no");
    }

    [Fact]
    public async Task A_failure_of_a_registration_of_outputs_fails_the_deployment()
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(each => each.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => (args.Name, args.Inputs));
        mocks.Setup(each => each.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .ThrowsAsync(new NotSupportedException("no"));
        (await Runs.FailureOfAsync(() => new Group("group"), mocks.Object)).Says("no");
    }

    [Fact]
    public async Task A_failure_in_an_apply_whose_result_is_not_read_fails_the_deployment() =>
        (await Runs.FailureOfAsync(() => Output.Create(1).Apply(Fail))).Says("broken");

    [Fact]
    public async Task A_missing_required_argument_is_an_argument_null_exception()
    {
        var failure = await Runs.FailureOfAsync(() => new Strict("strict", new StrictArgs()));
        failure.Says("ArgumentNullException");
        failure.Says($"[Input] {typeof(StrictArgs).FullName}.Label is required but was not given a value");
    }

    [Fact]
    public async Task A_missing_required_argument_inside_another_names_both()
    {
        var failure = await Runs.FailureOfAsync(() => new Thing("thing", new ThingArgs { Part = new PartArgs() }));
        failure.Says("error serializing property \"part\"");
        failure.Says("PartArgs.PartName is required");
    }

    [Theory]
    [InlineData(1L, "System.Int64 is not a supported argument type")]
    [InlineData('c', "System.Char is not a supported argument type")]
    public async Task An_unsupported_argument_is_named(object value, string expected)
    {
        var failure = await Runs.FailureOfAsync(() => new Thing("thing", new ThingArgs { Anything = value }));
        failure.Says("error serializing property \"anything\"");
        Assert.Contains(expected, failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_no_argument()
    {
        var args = new ThingArgs { Anything = Task.FromResult(1) };
        (await Runs.FailureOfAsync(() => new Thing("thing", args))).Says("Tasks are not allowed inside ResourceArgs");
    }

    [Fact]
    public async Task State_must_be_a_dictionary()
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(each => each.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync(("id", new { Label = "a" }));
        (await Runs.FailureOfAsync(() => new Thing("thing"), mocks.Object)).Says("is not a supported argument type");
    }

    [Fact]
    public async Task A_failure_sets_the_exit_code_to_32()
    {
        try
        {
            await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
                new RecordingMocks(), new TestOptions(), (Action)(() => throw new RunException("broken"))));
            Assert.Equal(32, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }

    [Fact]
    public async Task An_unassigned_stack_output_fails()
    {
        var failure = await FailureOfStackAsync(() => new UnassignedStack());
        failure.Says("Output(s) 'first, Second' have no value assigned");
    }

    [Fact]
    public async Task A_stack_output_that_is_no_output_fails() =>
        (await FailureOfStackAsync(() => new MistypedStack())).Says("Output(s) 'text' have incorrect type");

    [Fact]
    public async Task A_resource_with_an_output_of_an_impossible_type_fails() =>
        (await Runs.FailureOfAsync(() => new Impossible("x"))).Says("contains invalid type System.Int64");

    [Fact]
    public async Task A_component_takes_one_provider_or_several_but_not_both() =>
        Assert.Contains(
            "Do not supply both 'provider' and 'providers'",
            await Runs.FailureOfAsync(() =>
            {
                var provider = new Provider("provider");
                _ = new Group("group", null, new() { Provider = provider, Providers = { provider } });
            }),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_deployment_does_not_start_without_an_engine()
    {
        int code;
        try
        {
            code = await Deployment.RunAsync<TestedStack>();
        }
        catch (InvalidOperationException)
        {
            code = 1;
        }
        finally
        {
            Environment.ExitCode = 0;
        }
        Assert.NotEqual(0, code);
    }

    private static int Fail(int value) => throw new InvalidOperationException("broken");

    private static async Task<string> FailureOfStackAsync<TStack>(Func<TStack> create) where TStack : Stack
    {
        try
        {
            return (await Assert.ThrowsAsync<RunException>(() => Runs.TestAsync(create, new RecordingMocks()))).Message;
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }

    public sealed class UnassignedStack : Stack
    {
        [Output("first")]
        public Output<string>? First { get; set; }

        [Output]
        public Output<string>? Second { get; set; }
    }

    public sealed class MistypedStack : Stack
    {
        [Output("text")]
        public string Text { get; set; } = "a";
    }

    private sealed class Impossible(string name)
        : CustomResource("test:index:Impossible", name, ResourceArgs.Empty, null)
    {
        [Output("size")]
        public Output<long> Size { get; private set; } = null!;
    }
}
