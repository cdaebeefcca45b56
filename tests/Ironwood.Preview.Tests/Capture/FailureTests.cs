using Ironwood.Preview.Capture;
using Pulumi;
using Pulumi.Random;

namespace Ironwood.Preview.Tests.Capture;

// One class, and so one after the other: a failed program marks the process for a moment.
public class FailureTests
{
    [Fact]
    public async Task Two_resources_of_one_type_and_name_are_refused()
    {
        var message = await FailureOf(() =>
        {
            _ = new RandomId("twin", new RandomIdArgs { ByteLength = 2 });
            _ = new RandomId("twin", new RandomIdArgs { ByteLength = 3 });
        });

        Assert.Equal(
            "Two resources of type random:index/randomId:RandomId have the name 'twin'; names must be unique per type.",
            message);
    }

    [Fact]
    public async Task A_program_that_throws_is_a_failure_without_a_stack_trace() => Assert.Equal(
        "The tier is wrong:\n  at:      Pulumi.dev.yaml:3:4\nat least one chip",
        await FailureOf(() => throw new InvalidOperationException(
            "The tier is wrong:\n  at:      Pulumi.dev.yaml:3:4\nat least one chip")));

    [Fact]
    public async Task A_problem_that_the_program_reports_is_shown_word_for_word() => Assert.Equal(
        "IW1004 ironwood:tiers: MyException: is not a setting\n  at:      a.yaml:1:2",
        await FailureOf(
            () => throw new RunException(
                "IW1004 ironwood:tiers: MyException: is not a setting\n  at:      a.yaml:1:2")));

    [Fact]
    public async Task A_failure_inside_an_apply_is_reported() => Assert.Equal(
        "No such path.",
        await FailureOf(() =>
        {
            var thing = new Thing("thing");
            _ = new Thing("reader", new() { Text = thing.Id.Apply(Throw) });
        }));

    [Fact]
    public async Task A_cause_is_shown_after_its_effect() => Assert.Equal(
        "The tier cannot be planned.\nNo such topology.",
        await FailureOf(() => throw new InvalidOperationException(
            "The tier cannot be planned.", new FormatException("No such topology."))));

    [Fact]
    public async Task Each_of_several_failures_is_reported_once()
    {
        var message = await FailureOf(() =>
        {
            _ = new Thing("a", new() { Text = Output.Create("first").Apply(Throw) });
            _ = new Thing("b", new() { Text = Output.Create("first").Apply(Throw) });
        });

        Assert.Equal("No such path.", message);
    }

    [Fact]
    public async Task A_function_of_a_provider_is_refused_by_name()
    {
        var message = await FailureOf(() => _ = new Thing("thing", new()
        {
            Text = Deployment.Instance.Invoke<string>("gcp:compute/getZones:getZones", new Nothing()),
        }));

        Assert.Equal(
            "The program calls 'gcp:compute/getZones:getZones', which an offline preview cannot answer.", message);
    }

    [Fact]
    public async Task Another_stack_is_refused_by_name()
    {
        var message = await FailureOf(() => _ = new StackReference("other", new() { Name = "org/project/prod" }));

        Assert.Equal("The program reads the stack 'org/project/prod', which an offline preview cannot know.", message);
    }

    [Fact]
    public async Task A_stack_that_does_not_pass_the_observer_on_is_refused()
    {
        var error = await Assert.ThrowsAsync<CaptureException>(
            () => GraphCapture.RunAsync("project", "stack", _ => new UnobservedStack()));

        Assert.Equal(
            "The resource 'thing' of type test:index:Thing was not observed: the stack must pass the observer to its "
            + "transformations.",
            error.Message);
    }

    [Fact]
    public async Task A_failure_does_not_mark_the_process()
    {
        var before = Environment.ExitCode;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FailureOf(() => throw new RunException("no"))));

        Assert.Equal(before, Environment.ExitCode);
    }

    [Fact]
    public async Task A_failure_beside_others_leaves_their_graphs_whole()
    {
        var failing = FailureOf(() => throw new RunException("no"));
        var graph = await Programs.CaptureAsync(() => _ = new Thing("thing"));

        Assert.Equal("no", await failing);
        Assert.Equal(2, graph.Nodes.Count);
    }

    private static string Throw(string text) => throw new InvalidOperationException("No such path.");

    private static async Task<string> FailureOf(Action program) =>
        (await Assert.ThrowsAsync<CaptureException>(() => Programs.CaptureAsync(program))).Message;

    private sealed class Nothing : InvokeArgs;

    private sealed class UnobservedStack : Stack
    {
        public UnobservedStack() => _ = new Thing("thing");
    }
}
