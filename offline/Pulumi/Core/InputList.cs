using System.Collections;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A list argument whose elements, or the whole of it, may be outputs.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable
{
    private readonly List<Output<ImmutableArray<T>>> _runs = [];
    private Output<ImmutableArray<T>>? _joined;

    /// <summary>An empty list.</summary>
    public InputList()
    {
    }

    private InputList(params IEnumerable<Output<ImmutableArray<T>>> runs) => _runs.AddRange(runs);

    /// <summary>Adds elements.</summary>
    public void Add(params Input<T>[] inputs) => Append(Output.All(inputs));

    /// <summary>A new list: this one's elements, then the other's.</summary>
    public InputList<T> Concat(InputList<T> other) => new([.. _runs, .. other._runs]);

    /// <summary>A value as a list of one.</summary>
    public static implicit operator InputList<T>(T value) => new(Output.All<T>([(Input<T>)value]));

    /// <summary>An output as a list of one.</summary>
    public static implicit operator InputList<T>(Output<T> value) => new(Output.All([value]));

    /// <summary>Values as a list.</summary>
    public static implicit operator InputList<T>(T[] values) => new(Output.Create(ImmutableArray.CreateRange(values)));

    /// <summary>An output of values as a list.</summary>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values);

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException($"{GetType()} has no elements yet.");

    internal override Output<ImmutableArray<T>> AsOutput() =>
        _joined ??= _runs is [var only] ? only : new(JoinAsync([.. _runs]));

    private void Append(Output<ImmutableArray<T>> run)
    {
        _runs.Add(run);
        _joined = null;
    }

    private static async Task<Resolved<ImmutableArray<T>>> JoinAsync(ImmutableArray<Output<ImmutableArray<T>>> runs)
    {
        var gathering = new Gathering();
        var joined = ImmutableArray.CreateBuilder<T>();
        foreach (var run in runs)
        {
            var items = await gathering.TakeAsync(run).ConfigureAwait(false);
            if (!items.IsDefault)
            {
                joined.AddRange(items);
            }
        }
        return gathering.Into(joined.DrainToImmutable());
    }
}
