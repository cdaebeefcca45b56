namespace Ironwood.Operations.Models;

/// <summary>
/// How an endpoint shares its requests between deployed models: percent by deployed model's id. A split is whole when
/// its shares make 100, or when it is empty and the endpoint serves nothing. Vertex AI accepts only whole splits.
/// </summary>
public sealed class TrafficSplit : IEquatable<TrafficSplit>
{
    /// <summary>All of the traffic, in percent.</summary>
    public const int Whole = 100;

    /// <param name="shares">Percent by deployed model's id. A share of 0 is left out: it means the same.</param>
    public TrafficSplit(IEnumerable<KeyValuePair<string, int>> shares) =>
        Shares = shares.Where(share => share.Value != 0).ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Nothing is served.</summary>
    public static TrafficSplit None { get; } = new([]);

    /// <summary>Percent by deployed model's id, without shares of 0.</summary>
    public ImmutableSortedDictionary<string, int> Shares { get; }

    /// <summary>Whether nothing is served.</summary>
    public bool IsEmpty => Shares.IsEmpty;

    /// <summary>The sum of the shares. A broken answer can hold shares whose sum exceeds an int.</summary>
    public long Sum => Shares.Values.Sum(share => (long)share);

    /// <summary>Whether Vertex AI would accept the split.</summary>
    public bool IsWhole => IsEmpty || (Shares.Values.All(share => share > 0) && Sum == Whole);

    /// <summary>A split that sends all requests to one deployed model.</summary>
    public static TrafficSplit AllTo(string deployedModel) => new([new(deployedModel, Whole)]);

    /// <summary>Percent that a deployed model receives.</summary>
    public int ShareOf(string deployedModel) => Shares.GetValueOrDefault(deployedModel);

    /// <summary>
    /// The split with another share for one deployed model. The others keep their proportions; the largest remainders
    /// receive what rounding leaves over, so that the sum is 100. If no other model receives requests, this one
    /// receives all.
    /// </summary>
    /// <param name="deployedModel">Its id.</param>
    /// <param name="percent">From 0 to 100.</param>
    public TrafficSplit Toward(string deployedModel, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, Whole);
        var others = Shares.Remove(deployedModel);
        var total = others.Values.Sum();
        if (total == 0)
        {
            return AllTo(deployedModel);
        }
        var left = Whole - percent;
        var shares = others.ToDictionary(other => other.Key, other => left * other.Value / total);
        var largestRemainders = others
            .OrderByDescending(other => left * other.Value % total)
            .ThenBy(other => other.Key, StringComparer.Ordinal)
            .Select(other => other.Key);
        foreach (var id in largestRemainders.Take(left - shares.Values.Sum()))
        {
            shares[id]++;
        }
        shares[deployedModel] = percent;
        return new(shares);
    }

    /// <inheritdoc/>
    public bool Equals(TrafficSplit? other) => other is not null && Shares.SequenceEqual(other.Shares);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TrafficSplit);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>As <c>111=95 222=5</c>; <c>none</c> when nothing is served.</summary>
    public override string ToString() => IsEmpty
        ? "none"
        : string.Join(
            ' ', Shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Key}={share.Value}")));
}
