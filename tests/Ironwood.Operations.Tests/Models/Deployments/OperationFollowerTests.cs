using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Operations.Models.Deployments;
using Ironwood.Operations.Tests.Models.Rollouts;

namespace Ironwood.Operations.Tests.Models.Deployments;

public class OperationFollowerTests
{
    private const string Name = "projects/p/locations/r/operations/1";

    private readonly InstantClock _clock = new();
    private readonly Mock<IVertexAi> _vertex = new();
    private readonly List<OperationProgress> _told = [];

    [Fact]
    public async Task It_looks_until_the_operation_is_done()
    {
        Answers(Running(), Running(), Done());

        var followed = await FollowAsync();

        Assert.True(followed.Response!.Is(DeployModelResponse.Descriptor));
        Assert.Null(followed.Error);
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(2)], _told.Select(progress => progress.Elapsed));
    }

    [Fact]
    public async Task It_looks_ever_less_often_but_at_least_twice_a_minute()
    {
        Answers([.. Enumerable.Repeat(Running(), 20), Done()]);
        var waits = new List<TimeSpan>();
        _clock.Waiting = waits.Add;

        await FollowAsync();

        Assert.Equal(waits.Order(), waits);
        Assert.Equal(TimeSpan.FromSeconds(30), waits[^1]);
    }

    [Fact]
    public async Task An_operation_that_failed_says_what_google_said()
    {
        Answers(Running(),
            new Operation { Name = Name, Done = true, Error = new() { Code = 8, Message = "no capacity" } });

        var followed = await FollowAsync();

        Assert.Equal(("no capacity", null), (followed.Error?.Message, followed.Response));
    }

    [Fact]
    public async Task A_read_that_fails_sometimes_is_reported_and_repeated()
    {
        Answers(Running(), null, null, null, null, Running(), null, null, null, null, Done());

        var followed = await FollowAsync();

        Assert.NotNull(followed.Response);
        Assert.Equal(8, _told.Count(progress => progress.Trouble is not null));
    }

    [Fact]
    public async Task After_five_in_a_row_it_gives_up_and_says_why()
    {
        Answers(Running(), null, null, null, null, null);

        var followed = await FollowAsync();

        Assert.Equal(("IW8006", null, null), (followed.Lost?.Code, followed.Response, followed.Error));
    }

    [Fact]
    public async Task A_cancellation_leaves_the_operation_as_it_is()
    {
        Answers(Running(), Done());
        using var cancellation = new CancellationTokenSource();
        _clock.Waiting = _ => cancellation.Cancel();

        var followed = await FollowAsync(cancellation.Token);

        Assert.Equal(new FollowedOperation(Name), followed);
        _vertex.Verify(o => o.GetOperationAsync(Name, It.IsAny<CancellationToken>()), Times.Once);
    }

    private Task<FollowedOperation> FollowAsync(CancellationToken cancellation = default) =>
        new OperationFollower(_vertex.Object, _clock).FollowAsync(Name, _told.Add, cancellation);

    private void Answers(params Operation?[] answers)
    {
        var queue = new Queue<Operation?>(answers);
        _vertex.Setup(o => o.GetOperationAsync(Name, It.IsAny<CancellationToken>()))
            .Returns(() => Task.FromResult(queue.Dequeue() ?? throw FaultyEndpoint.Unavailable()));
    }

    private static Operation Running() => new() { Name = Name };

    private static Operation Done() =>
        new() { Name = Name, Done = true, Response = Any.Pack(new DeployModelResponse()) };
}
