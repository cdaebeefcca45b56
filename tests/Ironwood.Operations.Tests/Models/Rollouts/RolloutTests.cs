using CsCheck;
using Grpc.Core;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Rollouts;

namespace Ironwood.Operations.Tests.Models.Rollouts;

public class RolloutTests
{
    private const string Target = "new";

    private static readonly TrafficSignals Healthy = new(1_000, 1, 120);
    private static readonly TrafficSignals Failing = new(1_000, 50, 120);
    private static readonly TrafficSignals Slow = new(1_000, 0, 900);
    private static readonly TrafficSignals Few = new(3, 0, 120);
    private static readonly TrafficLimits Limits = new() { MaxP99Milliseconds = 500 };

    private readonly InstantClock _clock = new();

    [Fact]
    public async Task Every_step_is_written_watched_for_its_interval_and_followed_by_the_next()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"));
        var start = _clock.GetUtcNow();
        var told = new List<RolloutProgress>();

        var result = await RunAsync(endpoint, Meter(Healthy), "5,25,50,100", told.Add);

        Assert.Equal((RolloutEnd.Done, 4), (result.End, result.StepsTaken));
        Assert.Equal(
            ["old=100", "new=5 old=95", "new=25 old=75", "new=50 old=50", "new=100"],
            endpoint.History.Select(split => split.ToString()));
        Assert.Equal(TimeSpan.FromMinutes(20), _clock.GetUtcNow() - start);
        // Five looks a step: one a minute.
        Assert.Equal(4, told.Count(progress => progress.Moment == RolloutMoment.Written));
        Assert.Equal(
            20,
            told.Count(
                progress => progress is { Moment: RolloutMoment.Judged, Note: "1000 requests, 1 failed, p99 120 ms" }));
    }

    [Theory]
    [InlineData("errors", "50 of 1000 requests failed: 0.05, and the limit is 0.01", 1)]
    [InlineData("latency", "the p99 latency is 900 ms, and the limit is 500 ms", 1)]
    [InlineData("few", "3 requests arrived, and 20 are needed to judge", 5)]
    [InlineData("silent", "Monitoring could not be asked (IW8006: is unavailable)", 5)]
    public async Task A_step_that_is_not_within_its_limits_is_undone(string what, string reason, int minutes)
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"));
        var reads = 0;
        var start = _clock.GetUtcNow();
        var meter = new Mock<ITrafficMeter>();
        // The first step is well, the second is not.
        meter.Setup(
            m => m.ReadAsync(
                Target, It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .Returns(() => ++reads <= 5 ? Task.FromResult(Healthy) : what switch
            {
                "errors" => Task.FromResult(Failing),
                "latency" => Task.FromResult(Slow),
                "few" => Task.FromResult(Few),
                _ => throw FaultyEndpoint.Unavailable(),
            });

        var result = await RunAsync(endpoint, meter.Object, "5,25,100");

        Assert.Equal((RolloutEnd.RolledBack, 1, reason), (result.End, result.StepsTaken, result.Reason));
        Assert.Equal(
            ["old=100", "new=5 old=95", "new=25 old=75", "new=5 old=95"],
            endpoint.History.Select(split => split.ToString()));
        Assert.Equal(endpoint.Split, result.Split);
        // What has passed a limit is undone at once; what cannot be judged is given its whole interval.
        Assert.Equal(TimeSpan.FromMinutes(5 + minutes), _clock.GetUtcNow() - start);
    }

    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(0.4, 0.5)]
    [InlineData(0.9, 1)]
    [InlineData(0.9, 2.5)]
    [InlineData(0.9, 40)]
    [InlineData(0, 90_000)]
    public async Task A_step_ends_although_timers_fire_early_and_Monitoring_takes_its_time(
        double earlyMilliseconds, double answerMilliseconds)
    {
        _clock.Early = TimeSpan.FromMilliseconds(earlyMilliseconds);
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"));
        var meter = new Mock<ITrafficMeter>();
        meter.Setup(m => m.ReadAsync(
                Target, It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .Callback(() => _clock.Advance(TimeSpan.FromMilliseconds(answerMilliseconds)))
            .ReturnsAsync(Healthy);

        var result = await RunAsync(endpoint, meter.Object, "10,100").WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((RolloutEnd.Done, 2), (result.End, result.StepsTaken));
        Assert.Equal("new=100", endpoint.Split.ToString());
    }

    [Fact]
    public async Task A_step_is_undone_when_the_measuring_itself_breaks()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"));
        var meter = new Mock<ITrafficMeter>();
        meter.Setup(m => m.ReadAsync(
                Target, It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("unexpected"));

        var result = await RunAsync(endpoint, meter.Object, "5,100");

        Assert.Equal((RolloutEnd.RolledBack, "old=100"), (result.End, endpoint.Split.ToString()));
        Assert.Equal(
            "Monitoring could not be asked (IW8013: failed: InvalidOperationException: unexpected)", result.Reason);
    }

    [Fact]
    public async Task A_clock_that_breaks_after_a_write_leads_to_an_outcome()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"));
        _clock.Waiting = _ => throw new InvalidOperationException("no timer");

        var result = await RunAsync(endpoint, Meter(Healthy), "5,100");

        Assert.Equal((RolloutEnd.RolledBack, "old=100"), (result.End, endpoint.Split.ToString()));
        Assert.StartsWith("the step could not be watched (IW8013: ", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_that_cannot_be_written_does_not_stop_it()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"));

        var result = await RunAsync(endpoint, Meter(Healthy), "5,100", _ => throw new IOException("Broken pipe"));

        Assert.Equal((RolloutEnd.Done, "new=100"), (result.End, endpoint.Split.ToString()));
    }

    [Fact]
    public async Task A_write_that_breaks_in_an_unexpected_way_is_ambiguous_and_looked_at()
    {
        var endpoint = new Mock<IEndpointTraffic>();
        endpoint.Setup(e => e.WriteAsync(It.IsAny<TrafficSplit>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("unexpected"));
        endpoint.Setup(e => e.ReadAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(new EndpointTraffic(TrafficSplit.AllTo("old"), "1"));

        var result = await new Rollout(endpoint.Object, Meter(Healthy), _clock)
            .RunAsync(Plan(new(TrafficSplit.AllTo("old")), "100"), _ => { }, CancellationToken.None);

        Assert.Equal((RolloutEnd.NotWritten, "IW8013"), (result.End, result.Problem?.Code));
        endpoint.Verify(e => e.ReadAsync(CancellationToken.None), Times.Exactly(2));
    }

    [Fact]
    public async Task Each_look_is_at_the_step_alone_and_not_at_what_came_before()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"));
        var spans = new List<(DateTimeOffset From, DateTimeOffset To)>();
        var meter = new Mock<ITrafficMeter>();
        meter.Setup(
            m => m.ReadAsync(
                Target, It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .Callback((string _, DateTimeOffset from, DateTimeOffset to, CancellationToken _) => spans.Add((from, to)))
            .ReturnsAsync(Healthy);
        var start = _clock.GetUtcNow();

        await RunAsync(endpoint, meter.Object, "50,100");

        Assert.All(spans.Take(5), span => Assert.Equal(start, span.From));
        Assert.All(spans.Skip(5), span => Assert.Equal(start.AddMinutes(5), span.From));
        Assert.Equal([1, 2, 3, 4, 5], spans.Take(5).Select(span => (int)(span.To - span.From).TotalMinutes));
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_took_place()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"), [EndpointFault.AnswerLost]);

        var result = await RunAsync(endpoint, Meter(Healthy), "100");

        Assert.Equal((RolloutEnd.Done, "new=100"), (result.End, endpoint.Split.ToString()));
    }

    [Fact]
    public async Task A_write_that_took_place_only_after_a_look_is_seen_when_its_deadline_is_over()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"), [EndpointFault.DoneLate]);
        var start = _clock.GetUtcNow();

        var result = await RunAsync(endpoint, Meter(Healthy), "100");

        Assert.Equal((RolloutEnd.Done, "new=100"), (result.End, endpoint.Split.ToString()));
        Assert.Equal(Limits.Interval + AccessOptions.UsualDeadline, _clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task An_undoing_that_took_place_late_is_seen_too()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"), [EndpointFault.None, EndpointFault.DoneLate]);

        Assert.Equal(RolloutEnd.RolledBack, (await RunAsync(endpoint, Meter(Failing), "5,100")).End);
        Assert.Equal("old=100", endpoint.Split.ToString());
    }

    [Fact]
    public async Task A_step_that_Google_refused_is_not_waited_for()
    {
        var refusal = new AccessException(
            new("IW8004", "endpoint", "permission is denied"),
            new RpcException(new(StatusCode.PermissionDenied, "no")));
        var endpoint = new Mock<IEndpointTraffic>();
        endpoint.Setup(e => e.WriteAsync(It.IsAny<TrafficSplit>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(refusal);
        endpoint.Setup(e => e.ReadAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(new EndpointTraffic(TrafficSplit.AllTo("old"), "1"));
        var start = _clock.GetUtcNow();

        var result = await new Rollout(endpoint.Object, Meter(Healthy), _clock)
            .RunAsync(Plan(new(TrafficSplit.AllTo("old")), "100"), _ => { }, CancellationToken.None);

        Assert.Equal((RolloutEnd.NotWritten, "IW8004", start), (result.End, result.Problem?.Code, _clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_write_that_is_refused_leaves_the_split_before_it()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"), [EndpointFault.None, EndpointFault.Refused]);

        var result = await RunAsync(endpoint, Meter(Healthy), "5,100");

        Assert.Equal(
            (RolloutEnd.NotWritten, "new=5 old=95", 1), (result.End, endpoint.Split.ToString(), result.StepsTaken));
        Assert.Equal((endpoint.Split, "IW8006"), (result.Split, result.Problem?.Code));
    }

    [Fact]
    public async Task A_change_of_something_else_does_not_stop_it()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"), [EndpointFault.Relabelled]);

        Assert.Equal(RolloutEnd.Done, (await RunAsync(endpoint, Meter(Healthy), "100")).End);
    }

    [Fact]
    public async Task A_split_that_another_wrote_is_left_as_it_is()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"), [EndpointFault.None, EndpointFault.Overtaken]);

        var result = await RunAsync(endpoint, Meter(Failing), "5,100");

        Assert.Equal((RolloutEnd.ChangedByAnother, "theirs=100"), (result.End, endpoint.Split.ToString()));
        Assert.Equal(FaultyEndpoint.Theirs, result.Split);
    }

    [Fact]
    public async Task A_failed_undo_is_tried_three_times_and_reported()
    {
        var endpoint = new FaultyEndpoint(
            TrafficSplit.AllTo("old"), [EndpointFault.None, EndpointFault.Refused, EndpointFault.Refused,
            EndpointFault.Refused]);

        var result = await RunAsync(endpoint, Meter(Failing), "5,100");

        Assert.Equal((RolloutEnd.Stuck, "new=5 old=95"), (result.End, endpoint.Split.ToString()));
        Assert.Equal((endpoint.Split, TrafficSplit.AllTo("old")), (result.Split, result.Before));
    }

    [Fact]
    public async Task What_can_be_undone_at_the_second_try_is()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"), [EndpointFault.None, EndpointFault.Refused]);

        Assert.Equal(RolloutEnd.RolledBack, (await RunAsync(endpoint, Meter(Failing), "5,100")).End);
        Assert.Equal("old=100", endpoint.Split.ToString());
    }

    [Fact]
    public async Task An_interruption_changes_nothing_more()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"));
        using var cancellation = new CancellationTokenSource();
        _clock.Waiting = _ => cancellation.Cancel();

        var result = await RunAsync(endpoint, Meter(Healthy), "5,100", cancellation: cancellation.Token);

        Assert.Equal(
            (RolloutEnd.Interrupted, "new=5 old=95", 0), (result.End, endpoint.Split.ToString(), result.StepsTaken));
        Assert.Equal((endpoint.Split, TrafficSplit.AllTo("old")), (result.Split, result.Before));
    }

    [Fact]
    public async Task What_is_interrupted_before_it_begins_writes_nothing()
    {
        var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"));

        var result = await RunAsync(endpoint, Meter(Healthy), "5,100", cancellation: new(canceled: true));

        Assert.Equal((RolloutEnd.Interrupted, 1), (result.End, endpoint.History.Count));
    }

    [Fact]
    public void Whatever_fails_the_split_is_a_steps_or_the_one_before_it()
    {
        var faults = Gen.Enum<EndpointFault>().Array[0, 12];
        TrafficSignals?[] answersThere = [Healthy, Healthy, Healthy, Failing, Slow, Few, null];
        var signals = Gen.Int[0, answersThere.Length - 1].Select(index => answersThere[index]).Array[0, 12];
        Gen.Select(faults, faults, signals, Gen.Int[0, 30]).Sample((writes, reads, answers, cancelAfter) =>
        {
            var endpoint = new FaultyEndpoint(TrafficSplit.AllTo("old"), writes, reads);
            using var cancellation = new CancellationTokenSource();
            var clock = new InstantClock();
            var waits = 0;
            clock.Waiting = _ =>
            {
                if (++waits == cancelAfter)
                {
                    cancellation.Cancel();
                }
            };
            var queue = new Queue<TrafficSignals?>(answers);
            var meter = new Mock<ITrafficMeter>();
            meter.Setup(
                m => m.ReadAsync(
                    Target, It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
                .Returns(
                    () => Task.FromResult(
                        (queue.TryDequeue(out var next) ? next : Healthy) ?? throw FaultyEndpoint.Unavailable()));
            var plan = Plan(endpoint, "5,25,50,100");

            var result = new Rollout(endpoint, meter.Object, clock).RunAsync(plan, _ => { }, cancellation.Token)
                .GetAwaiter().GetResult();

            TrafficSplit[] steps = [plan.Start.Split, .. plan.Steps.Select(step => step.Split)];
            Assert.All(endpoint.History, split => Assert.True(split.IsWhole));
            // The reported split is the real one; a split is missing only if it could not be read.
            Assert.True(
                result.Split is null
                ? result.End == RolloutEnd.Stuck
                : result.Split.Equals(endpoint.Split), $"{result}");
            var own = endpoint.History.Where(split => !split.Equals(FaultyEndpoint.Theirs)).ToArray();
            Assert.All(own, split => Assert.Contains(split, steps));
            if (endpoint.WasOvertaken)
            {
                // The other user's split was not overwritten.
                Assert.Equal(FaultyEndpoint.Theirs, endpoint.Split);
                Assert.Contains(result.End, new[] { RolloutEnd.ChangedByAnother, RolloutEnd.Stuck });
                return;
            }
            var before = Array.IndexOf(steps, result.Before);
            var now = Array.IndexOf(steps, endpoint.Split);
            Assert.Equal(result.End switch
            {
                RolloutEnd.Done => (steps.Length - 1, 4),
                RolloutEnd.RolledBack or RolloutEnd.NotWritten => (before, before),
                RolloutEnd.Interrupted => (now, result.StepsTaken),
                _ => (now, result.StepsTaken),
            }, (now, result.StepsTaken));
            Assert.InRange(now, before, before + 1);
        }, iter: 400);
    }

    [Theory]
    [InlineData("old=100", "5,25,50,100", "5 25 50 100")]
    [InlineData("new=30 old=70", "5,25,50,100", "50 100")]
    [InlineData("new=100", "5,25,50,100", "")]
    [InlineData("none", "5,25,50,100", "100")]
    public void A_plan_takes_no_step_back(string split, string steps, string expected)
    {
        var plan = RolloutPlan.Of(Target, new(TrafficSplitTests.Read(split), "1"), Numbers(steps), Limits);

        Assert.Equal(expected, string.Join(' ', plan.Steps.Select(step => step.Percent)));
    }

    [Fact]
    public void Without_a_latency_there_is_nothing_to_judge_a_limit_of_latency_by() =>
        Assert.Equal(LimitState.TooLittleData, Limits.Judge(new(100, 0, null)).State);

    private Task<RolloutResult> RunAsync(
        FaultyEndpoint endpoint, ITrafficMeter meter, string steps, Action<RolloutProgress>? report = null,
        CancellationToken cancellation = default) =>
        new Rollout(endpoint, meter, _clock).RunAsync(Plan(endpoint, steps), report ?? (_ => { }), cancellation);

    private static RolloutPlan Plan(FaultyEndpoint endpoint, string steps) =>
        RolloutPlan.Of(Target, endpoint.Now, Numbers(steps), Limits);

    private static IEnumerable<int> Numbers(string steps) =>
        steps.Split(',').Select(step => int.Parse(step, System.Globalization.CultureInfo.InvariantCulture));

    private static ITrafficMeter Meter(TrafficSignals signals)
    {
        var meter = new Mock<ITrafficMeter>();
        meter.Setup(
            m => m.ReadAsync(
                Target, It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(signals);
        return meter.Object;
    }
}
