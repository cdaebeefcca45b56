using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Reads arrays.</summary>
internal sealed class ArrayReader<T>(StateReader element) : StateReader
{
    public override string? TryRead(object plain, string path, out object? value)
    {
        value = null;
        if (plain is not ImmutableArray<object?> items)
            return Mismatch(typeof(ImmutableArray<object>), plain, path);

        var read = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
            read.Add(element.Read(item, path) is T fitting ? fitting : default!);

        value = read.MoveToImmutable();
        return null;
    }
}

/// <summary>Reads dictionaries with string keys.</summary>
internal sealed class DictionaryReader<T>(StateReader element) : StateReader
{
    public override string? TryRead(object plain, string path, out object? value)
    {
        value = null;
        if (plain is not ImmutableDictionary<string, object?> entries)
            return Mismatch(typeof(ImmutableDictionary<string, object>), plain, path);

        var read = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (key, item) in entries)
            read[key] = element.Read(item, path) is T fitting ? fitting : default!;

        value = read.ToImmutable();
        return null;
    }
}

/// <summary>Reads unions: as the first type if that fits, else as the second.</summary>
internal sealed class UnionReader<T0, T1>(StateReader first, StateReader second) : StateReader
{
    public override string? TryRead(object plain, string path, out object? value)
    {
        if (first.TryRead(plain, path, out var read) is null)
            value = Union<T0, T1>.FromT0((T0)read!);
        else if (second.TryRead(plain, path, out read) is null)
            value = Union<T0, T1>.FromT1((T1)read!);
        else
            value = null;

        return value is null
            ? $"Expected {typeof(T0).FullName} or {typeof(T1).FullName} "
                + $"but got {plain.GetType().FullName} deserializing {path}"
            : null;
    }
}
