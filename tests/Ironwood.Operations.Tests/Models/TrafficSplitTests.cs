using CsCheck;
using Ironwood.Operations.Models;

namespace Ironwood.Operations.Tests.Models;

public class TrafficSplitTests
{
    private static readonly Gen<TrafficSplit> Splits =
        from cuts in Gen.Int[0, 100].Array[0, 5]
        let edges = cuts.Order().Append(100).ToArray()
        select new TrafficSplit(
            edges.Select(
                (edge, index) => new KeyValuePair<string, int>(
                    $"{index + 1}", edge - (index == 0 ? 0 : edges[index - 1]))));

    [Fact]
    public void Whatever_moves_the_shares_make_100() =>
        Gen.Select(Splits, Gen.Int[0, 5], Gen.Int[0, 100]).Sample((split, id, percent) =>
        {
            var moved = split.Toward($"{id}", percent);
            return moved.IsWhole && moved.ShareOf($"{id}") == (split.Shares.Remove($"{id}").IsEmpty ? 100 : percent);
        });

    [Fact]
    public void The_others_keep_their_proportions_to_within_one_percent() =>
        Gen.Select(Splits, Gen.Int[0, 5], Gen.Int[0, 100]).Sample((split, id, percent) =>
        {
            var others = split.Shares.Remove($"{id}");
            var moved = split.Toward($"{id}", percent);
            return others.All(other =>
                Math.Abs(moved.ShareOf(other.Key) - ((100.0 - percent) * other.Value / others.Values.Sum())) < 1);
        });

    [Theory]
    [InlineData("a=100", "b", 5, "a=95 b=5")]
    [InlineData("a=50 b=50", "c", 5, "a=48 b=47 c=5")]
    [InlineData("a=95 b=5", "b", 100, "b=100")]
    [InlineData("a=60 b=30 c=10", "c", 0, "a=67 b=33")]
    [InlineData("none", "a", 5, "a=100")]
    public void Traffic_moves(string before, string id, int percent, string after) =>
        Assert.Equal(after, Read(before).Toward(id, percent).ToString());

    [Theory]
    [InlineData("a=100", true)]
    [InlineData("none", true)]
    [InlineData("a=90", false)]
    [InlineData("a=60 b=60", false)]
    [InlineData("a=150 b=-50", false)]
    [InlineData("a=2147483647 b=2147483647", false)]
    public void A_split_is_whole_or_not(string split, bool isWhole) => Assert.Equal(isWhole, Read(split).IsWhole);

    [Fact]
    public void A_share_of_nothing_means_nothing()
    {
        Assert.Equal(Read("a=100"), Read("a=100 b=0"));
        Assert.Equal(Read("a=100").GetHashCode(), Read("a=100 b=0").GetHashCode());
        Assert.NotEqual(Read("a=100"), Read("b=100"));
        Assert.False(Read("a=100").Equals((object)"a=100"));
    }

    internal static TrafficSplit Read(string text) => text == "none" ? TrafficSplit.None : new(text.Split(' ')
        .Select(share => share.Split('='))
        .Select(share => new KeyValuePair<string,
            int>(share[0], int.Parse(share[1], System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_share_is_a_percentage(int percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TrafficSplit.AllTo("1").Toward("2", percent));
}
