using System.Collections;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A map argument whose values, or the whole of it, may be outputs.</summary>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable
{
    private readonly List<Part> _parts = [];
    private Output<ImmutableDictionary<string, TValue>>? _joined;

    /// <summary>An empty map.</summary>
    public InputMap()
    {
    }

    private InputMap(params IEnumerable<Part> parts) => _parts.AddRange(parts);

    /// <summary>Sets a key; it may be there already only with an equal value.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Merges two maps; where both have a key, the second's value stays.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new([.. first._parts, new Part(second.Entries(), Replaces: true)]);

    /// <summary>Adds a key; it may be there already only with an equal value.</summary>
    public void Add(string key, Input<TValue> value) =>
        Append(new Part(
            Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty.Add(key, value)), Replaces: false));

    /// <summary>An output of values as a map.</summary>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(new Part(
            values.Apply(map => map?.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)!),
            Replaces: false));

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException($"{GetType()} has no entries yet.");

    internal override Output<ImmutableDictionary<string, TValue>> AsOutput() =>
        _joined ??= Entries().Apply(entries => new Output<ImmutableDictionary<string, TValue>>(ResolveAsync(entries)));

    private void Append(Part part)
    {
        _parts.Add(part);
        _joined = null;
    }

    private Output<ImmutableDictionary<string, Input<TValue>>> Entries() =>
        _parts is [var only] ? only.Entries : new(JoinAsync([.. _parts]));

    private static async Task<Resolved<ImmutableDictionary<string, Input<TValue>>>> JoinAsync(
        ImmutableArray<Part> parts)
    {
        var gathering = new Gathering();
        var joined = ImmutableDictionary.CreateBuilder<string, Input<TValue>>();
        foreach (var part in parts)
        {
            var entries = await gathering.TakeAsync(part.Entries).ConfigureAwait(false);
            foreach (var (key, value) in entries ?? [])
            {
                joined[key] = !part.Replaces && joined.TryGetValue(key, out var present)
                    ? SameValue(key, present, value)
                    : value;
            }
        }
        return gathering.Into(joined.ToImmutable());
    }

    private static Output<TValue> SameValue(string key, Input<TValue> present, Input<TValue> added) =>
        Output.Tuple(present, added).Apply(both =>
            EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
                ? both.Item1
                : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private static async Task<Resolved<ImmutableDictionary<string, TValue>>> ResolveAsync(
        ImmutableDictionary<string, Input<TValue>>? entries)
    {
        var gathering = new Gathering();
        if (entries is null)
        {
            return gathering.Into<ImmutableDictionary<string, TValue>>(null!);
        }
        var values = ImmutableDictionary.CreateBuilder<string, TValue>();
        foreach (var (key, value) in entries)
        {
            values[key] = await gathering.TakeAsync(value.AsOutput()).ConfigureAwait(false);
        }
        return gathering.Into(values.ToImmutable());
    }

    private sealed record Part(Output<ImmutableDictionary<string, Input<TValue>>> Entries, bool Replaces);
}
