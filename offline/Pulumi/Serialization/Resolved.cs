namespace Pulumi.Serialization;

/// <summary>What an output turned out to be.</summary>
internal sealed record Resolved<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Dependencies)
{
    /// <summary>Another value with the same knowledge, secrecy and dependencies.</summary>
    public Resolved<TOther> To<TOther>(TOther value) => new(value, IsKnown, IsSecret, Dependencies);
}

/// <summary>Ways to make a <see cref="Resolved{T}"/>.</summary>
internal static class Resolved
{
    public static Resolved<T> Known<T>(T value, bool isSecret = false) => new(value, IsKnown: true, isSecret, []);

    public static Resolved<T> Unknown<T>(T value) => new(value, IsKnown: false, IsSecret: false, []);

    public static async Task<Resolved<T>> FromAsync<T>(Task<T> value, bool isSecret) =>
        Known(await value.ConfigureAwait(false), isSecret);
}
