using Pulumi.Serialization;

namespace Pulumi;

public static partial class Output
{
    /// <summary>Two inputs as one, once every one is known.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) =>
        Tuple(item1.AsOutput(), item2.AsOutput());

    /// <summary>Three inputs as one, once every one is known.</summary>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.AsOutput(), item2.AsOutput(), item3.AsOutput());

    /// <summary>Two outputs as one, once every one is known.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) =>
        new(GatherAsync(async all => (
            await all.TakeAsync(item1).ConfigureAwait(false),
            await all.TakeAsync(item2).ConfigureAwait(false))));

    /// <summary>Three outputs as one, once every one is known.</summary>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        new(GatherAsync(async all => (
            await all.TakeAsync(item1).ConfigureAwait(false),
            await all.TakeAsync(item2).ConfigureAwait(false),
            await all.TakeAsync(item3).ConfigureAwait(false))));

    /// <summary>Four outputs as one, once every one is known.</summary>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) =>
        new(GatherAsync(async all => (
            await all.TakeAsync(item1).ConfigureAwait(false),
            await all.TakeAsync(item2).ConfigureAwait(false),
            await all.TakeAsync(item3).ConfigureAwait(false),
            await all.TakeAsync(item4).ConfigureAwait(false))));

    /// <summary>Five outputs as one, once every one is known.</summary>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5) =>
        new(GatherAsync(async all => (
            await all.TakeAsync(item1).ConfigureAwait(false),
            await all.TakeAsync(item2).ConfigureAwait(false),
            await all.TakeAsync(item3).ConfigureAwait(false),
            await all.TakeAsync(item4).ConfigureAwait(false),
            await all.TakeAsync(item5).ConfigureAwait(false))));

    /// <summary>Seven outputs as one, once every one is known.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6, Output<T7> item7) =>
        new(GatherAsync(async all => (
            await all.TakeAsync(item1).ConfigureAwait(false),
            await all.TakeAsync(item2).ConfigureAwait(false),
            await all.TakeAsync(item3).ConfigureAwait(false),
            await all.TakeAsync(item4).ConfigureAwait(false),
            await all.TakeAsync(item5).ConfigureAwait(false),
            await all.TakeAsync(item6).ConfigureAwait(false),
            await all.TakeAsync(item7).ConfigureAwait(false))));

    private static async Task<Resolved<T>> GatherAsync<T>(Func<Gathering, Task<T>> take)
    {
        var gathering = new Gathering();
        var value = await take(gathering).ConfigureAwait(false);
        return gathering.Into(value);
    }
}
