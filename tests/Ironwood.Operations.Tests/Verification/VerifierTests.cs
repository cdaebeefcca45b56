namespace Ironwood.Operations.Tests.Verification;

public sealed class VerifierTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Checks_run_side_by_side_and_are_reported_in_their_own_order()
    {
        var second = new TaskCompletionSource<CheckOutcome>();
        var ended = new List<string>();
        var report = await new Verifier(
            [
                // Ends only once the second has begun.
                Check("first", async _ => await second.Task),
                Check("second", _ =>
                {
                    second.SetResult(
                        CheckOutcome.Of([new("a", "1", "2", Holds: false), new("b", "1", "2", Holds: false)], ""));
                    return Task.FromResult(CheckOutcome.Skipped("no such part"));
                }),
            ],
            Long,
            TimeProvider.System)
                .RunAsync(Samples.Prod, result => { lock (ended) { ended.Add(result.Id); } }, CancellationToken.None);
        Assert.Equal(["first", "second"], report.Results.Select(result => result.Id));
        Assert.Equal([CheckStatus.Fail, CheckStatus.Skip], report.Results.Select(result => result.Status));
        Assert.Equal("a: 2; and 1 more", report.Results[0].Summary);
        Assert.Equal(["first", "second"], ended.Order());
        Assert.Equal("gcloud first", Assert.Single(report.Results[0].Commands));
    }

    [Fact]
    public async Task A_check_without_an_answer_says_why_and_the_others_stand()
    {
        var problem = new Problem("IW8004", "compute", "is not enabled", Fix: "enable it");
        var report = await RunAsync(
            Check("asked", _ => throw new AccessException(problem)), Check("too", _ =>
                throw new AccessException(problem)), Passing("well"));
        Assert.Equal(
            [CheckStatus.NotAsked, CheckStatus.NotAsked, CheckStatus.Pass],
            report.Results.Select(result => result.Status));
        Assert.Equal(CheckStatus.NotAsked, report.Worst);
        Assert.Equal([problem], report.Problems);
        Assert.Equal("IW8004 compute: is not enabled", report.Results[0].Summary);
    }

    [Fact]
    public async Task Any_other_failure_in_a_check_is_reported_in_one_line()
    {
        var report = await RunAsync(Check("odd", _ => throw new InvalidOperationException("boom")));
        Assert.Equal(CheckStatus.NotAsked, report.Results[0].Status);
        Assert.Equal("IW8013", report.Results[0].Problem?.Code);
    }

    [Fact]
    public async Task One_failure_outweighs_what_could_not_be_asked()
    {
        var report = await RunAsync(
            Check("asked", _ => throw new AccessException(new("IW8004", "compute", "is not enabled"))),
            Check("fails", _ => Task.FromResult(CheckOutcome.Of([new("a", "1", "2", Holds: false)], ""))));
        Assert.Equal(CheckStatus.Fail, report.Worst);
    }

    [Fact]
    public async Task What_is_skipped_is_no_failure() =>
        Assert.Equal(
            CheckStatus.Pass, (await RunAsync(Check("skips", _ =>
            Task.FromResult(CheckOutcome.Skipped("no such part"))))).Worst);

    [Fact]
    public async Task When_the_time_is_up_what_has_not_ended_says_so()
    {
        var report = await new Verifier(
            [Passing("well"), Endless("endless")], TimeSpan.FromMilliseconds(50), TimeProvider.System)
            .RunAsync(Samples.Prod, null, CancellationToken.None);
        Assert.Equal([CheckStatus.Pass, CheckStatus.NotAsked], report.Results.Select(result => result.Status));
        Assert.Equal(Verifier.TimedOut, report.Results[1].Problem?.Code);
    }

    [Fact]
    public async Task An_interruption_ends_what_has_not_ended_and_keeps_what_has()
    {
        using var interruption = new CancellationTokenSource();
        var report = await new Verifier([Passing("well"), Endless("endless")], Long, TimeProvider.System)
            .RunAsync(Samples.Prod, _ => interruption.Cancel(), interruption.Token);
        Assert.Equal([CheckStatus.Pass, CheckStatus.NotAsked], report.Results.Select(result => result.Status));
        Assert.Equal(Verifier.Interrupted, report.Results[1].Problem?.Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task The_gate_lets_so_many_calls_through_and_no_more(int most)
    {
        using var gate = new CallGate(most);
        var (now, highest, full) = (0, 0, new TaskCompletionSource());
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => gate.RunAsync(
            async token =>
            {
                var inside = Interlocked.Increment(ref now);
                for (var seen = highest; inside > seen; seen = highest)
                {
                    Interlocked.CompareExchange(ref highest, inside, seen);
                }
                if (inside == most)
                {
                    full.TrySetResult();
                }
                // No call ends before the maximum number of calls is running.
                await full.Task.WaitAsync(TimeSpan.FromSeconds(30), token);
                Interlocked.Decrement(ref now);
                return true;
            },
            CancellationToken.None))));
        Assert.Equal(most, highest);
    }

    [Fact]
    public async Task What_refuses_one_question_ends_the_others_and_is_what_is_told()
    {
        var problem = new AccessException(new("IW8004", "compute", "permission is denied"));
        var given = 0;
        var told = await Assert.ThrowsAsync<AccessException>(() => Concurrently.AskAsync<int, int>(
            Enumerable.Range(0, 100),
            async (index, token) =>
            {
                if (index == 50)
                {
                    throw problem;
                }
                Interlocked.Increment(ref given);
                await Task.Delay(Timeout.Infinite, token);
                return index;
            },
            CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Same(problem, told);
        Assert.Equal(99, given);
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_questions()
    {
        int[] questions = [1, 2, 3];
        var answers = await Concurrently.AskAsync(
            questions,
            async (number, token) =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(9 - (3 * number)), token);
                return 10 * number;
            },
            CancellationToken.None);
        Assert.Equal("10 20 30", string.Join(' ', answers));
    }

    private static Task<VerificationReport> RunAsync(params ICheck[] checks) =>
        new Verifier(checks, Long, TimeProvider.System).RunAsync(Samples.Prod, null, CancellationToken.None);

    private static ICheck Passing(string id) => Check(id, _ => Task.FromResult(CheckOutcome.Of([], "well")));

    private static ICheck Endless(string id) => Check(id, async token =>
    {
        await Task.Delay(Timeout.Infinite, token);
        return CheckOutcome.Skipped("");
    });

    private static ICheck Check(string id, Func<CancellationToken, Task<CheckOutcome>> run)
    {
        var check = new Mock<ICheck>();
        check.Setup(c => c.Id).Returns(id);
        check.Setup(c => c.Title).Returns(id);
        check.Setup(c => c.Commands(It.IsAny<PlatformContract>())).Returns([$"gcloud {id}"]);
        check.Setup(c => c.RunAsync(It.IsAny<PlatformContract>(), It.IsAny<CancellationToken>()))
            .Returns(async (PlatformContract _, CancellationToken token) =>
            {
                await Task.Yield();
                return await run(token);
            });
        return check.Object;
    }
}
