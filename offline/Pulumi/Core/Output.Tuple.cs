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
        Gather([item1, item2], all => ((T1)all[0]!, (T2)all[1]!));

    /// <summary>Three outputs as one, once every one is known.</summary>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        Gather([item1, item2, item3], all => ((T1)all[0]!, (T2)all[1]!, (T3)all[2]!));

    /// <summary>Four outputs as one, once every one is known.</summary>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) =>
        Gather([item1, item2, item3, item4], all => ((T1)all[0]!, (T2)all[1]!, (T3)all[2]!, (T4)all[3]!));

    /// <summary>Five outputs as one, once every one is known.</summary>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5) =>
        Gather(
            [item1, item2, item3, item4, item5],
            all => ((T1)all[0]!, (T2)all[1]!, (T3)all[2]!, (T4)all[3]!, (T5)all[4]!));

    /// <summary>Seven outputs as one, once every one is known.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6, Output<T7> item7) =>
        Gather(
            [item1, item2, item3, item4, item5, item6, item7],
            all => ((T1)all[0]!, (T2)all[1]!, (T3)all[2]!, (T4)all[3]!, (T5)all[4]!, (T6)all[5]!, (T7)all[6]!));

    private static Output<T> Gather<T>(IOutput[] items, Func<object?[], T> join)
    {
        return new Output<T>(GatherAsync());

        async Task<Resolved<T>> GatherAsync()
        {
            var gathering = new Gathering();
            var values = new object?[items.Length];
            for (var i = 0; i < items.Length; i++)
            {
                values[i] = await gathering.TakeAsync(items[i]).ConfigureAwait(false);
            }
            return gathering.Into(join(values));
        }
    }
}
