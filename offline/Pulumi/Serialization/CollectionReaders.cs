namespace Pulumi.Serialization;

/// <summary>Reads arrays.</summary>
internal sealed class ArrayReader<T>(StateReader element) : StateReader
{
    public override string? TryRead(object plain, string path, out object? value)
    {
        value = null;
        if (plain is not ImmutableArray<object?> items)
        {
            return Mismatch(typeof(ImmutableArray<object>), plain, path);
        }
        var read = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            read.Add(element.Read(item, path) is T fitting ? fitting : default!);
        }
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
        {
            return Mismatch(typeof(ImmutableDictionary<string, object>), plain, path);
        }
        var read = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (key, item) in entries)
        {
            read[key] = element.Read(item, path) is T fitting ? fitting : default!;
        }
        value = read.ToImmutable();
        return null;
    }
}
