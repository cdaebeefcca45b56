namespace Pulumi.Conformance.Tests;

[Collection(ProcessWide.Name)]
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Concurrent_runs_do_not_see_each_other()
    {
        var runs = Enumerable.Range(0, 16).Select(run => Task.Run(async () =>
        {
            var mocks = new RecordingMocks();
            var options = new TestOptions { StackName = $"stack{run}" };
            var resources = await Deployment.TestAsync(mocks, options, () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    var thing = new Thing($"{run}-{i}", new ThingArgs { Label = Deployment.Instance.StackName });
                    _ = new Thing($"{run}-{i}-next", new ThingArgs { Label = thing.Label });
                }
            });
            Assert.Equal(40, resources.Length);
            Assert.All(mocks.Asked, args => Assert.Equal($"stack{run}", args.Inputs["label"]));
            Assert.All(resources, resource =>
                Assert.StartsWith($"{run}-", resource.GetResourceName(), StringComparison.Ordinal));
        }));
        await Task.WhenAll(runs);
    }

    [Fact]
    public async Task Runs_may_follow_each_other_in_one_flow()
    {
        await Runs.PreviewAsync(() => new Thing("first"));
        await Runs.PreviewAsync(() => new Thing("second"));
        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
    }

    [Fact]
    public async Task A_run_inside_a_run_throws() =>
        await Runs.PreviewAsync(() => Assert.ThrowsAsync<InvalidOperationException>(
            () => Runs.PreviewAsync(() => new Thing("inner")))).Unwrap();

    [Fact]
    public async Task A_run_waits_for_mocks_that_answer_late()
    {
        var mocks = new LateMocks();
        var thing = await Runs.PreviewAsync(
            () =>
            {
                var first = new Thing("first", new ThingArgs { Label = "a" });
                return new Thing("second", new ThingArgs { Label = first.Label });
            },
            mocks);
        Assert.Equal("a", await thing.Label.ValueAsync());
        Assert.Equal(2, mocks.Answered);
    }

    [Fact]
    public async Task A_long_chain_of_resources_ends()
    {
        var mocks = new LateMocks();
        await Runs.PreviewAsync(
            () => Enumerable.Range(0, 100).Aggregate(
                new Thing("first", new ThingArgs { Label = "a" }),
                (thing, i) => new Thing($"thing-{i}", new ThingArgs { Label = thing.Label.Apply(label => label) })),
            mocks);
        Assert.Equal(101, mocks.Answered);
    }

    [Fact]
    public async Task A_run_waits_for_applies_whose_results_are_not_read()
    {
        var done = false;
        await Runs.PreviewAsync(() => Output.Create(1).Apply(async _ =>
        {
            await Task.Delay(50);
            done = true;
        }));
        Assert.True(done);
    }

    [Fact]
    public async Task A_late_failure_fails_the_run()
    {
        var failure = await Runs.FailureOfAsync(() => Output.Create(1).Apply(async _ =>
        {
            await Task.Delay(20);
            throw new InvalidOperationException("late");
        }));
        failure.Says("late");
    }

    private sealed class LateMocks : IMocks
    {
        private int _answered;

        public int Answered => _answered;

        public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            await Task.Delay(1);
            Interlocked.Increment(ref _answered);
            return ($"{args.Name}-id", args.Inputs);
        }

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();
    }
}
