using Ironwood.Operations.Tests.Access;

namespace Ironwood.Operations.Tests.Google;

/// <summary>Lists and answers have limits, whatever a service answers.</summary>
public class GoogleCallsTests
{
    [Fact]
    public async Task A_list_that_never_ends_is_given_up()
    {
        var asked = 0;

        var error = await ListAsync(_ => ++asked, next: _ => "again");

        Assert.Equal(("IW8018", 100), (error.Problem.Code, asked));
    }

    [Fact]
    public async Task A_list_with_too_many_items_is_given_up()
    {
        var asked = 0;

        var error = await ListAsync(_ => ++asked, next: _ => "again", items: _ => Enumerable.Range(0, 60_000));

        Assert.Equal(("IW8018", 2), (error.Problem.Code, asked));
    }

    [Fact]
    public async Task A_list_whose_pages_take_too_long_is_given_up()
    {
        await using var loopback = await Loopback.StartAsync(
            options => options with { Deadline = TimeSpan.FromMilliseconds(20) });

        var error = await Assert.ThrowsAsync<AccessException>(() => new GoogleCalls(loopback.Access).PagesAsync(
            "a list",
            async (_, token) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(30), token);
                return 0;
            },
            _ => Array.Empty<int>(),
            _ => "again",
            CancellationToken.None));

        Assert.Equal("IW8009", error.Problem.Code);
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_a_coded_problem()
    {
        var error = await ListAsync(_ => 1, next: _ => "", items: _ => throw new InvalidOperationException("missing"));

        Assert.Equal("IW8017", error.Problem.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_is_read_up_to_its_limit(bool saysItsLength)
    {
        using var content = new StreamContent(new MemoryStream(new byte[2_000]));
        content.Headers.ContentLength = saysItsLength ? 2_000 : null;

        await Assert.ThrowsAsync<AnswerTooLargeException>(
            () => AnswerLimits.ReadAsync(content, 1_999, CancellationToken.None));
    }

    private static async Task<AccessException> ListAsync(
        Func<string, int> page, Func<int, string> next, Func<int, IEnumerable<int>>? items = null)
    {
        await using var loopback = await Loopback.StartAsync();
        return await Assert.ThrowsAsync<AccessException>(() => new GoogleCalls(loopback.Access).PagesAsync(
            "a list",
            (token, _) => Task.FromResult(page(token)),
            items ?? (_ => []),
            next,
            CancellationToken.None));
    }
}
