using System.Collections;

namespace Pulumi.Serialization;

/// <summary>
/// Brings one property into the form in which it leaves the program: strings, booleans, doubles, immutable arrays and
/// dictionaries of those. Notes on the way what was unknown, what was secret, and which
/// resources it came from; all three hold for the property as a whole.
/// </summary>
internal sealed class PlainForm(string root = "")
{
    private readonly List<object> _path = [root];
    private ImmutableHashSet<Resource> _dependencies = [];
    private bool _isSecret;

    public bool IsKnown { get; private set; } = true;

    private string Path =>
        string.Concat(_path.Select(step => step switch
        {
            int index => string.Create(CultureInfo.InvariantCulture, $"[{index}]"),
            _ when ReferenceEquals(step, _path[0]) => step.ToString(),
            _ => $".{step}",
        }));

    public Resolved<T> Into<T>(T value) => new(value, IsKnown, _isSecret, _dependencies);

    /// <summary>Counts another property in, whose value is used.</summary>
    public void Note(Resolved<object?> property)
    {
        _isSecret |= property.IsSecret;
        IsKnown &= property.IsKnown;
        Depend(property.Dependencies);
    }

    public async ValueTask<object?> OfAsync(object? value)
    {
        switch (value)
        {
            case null or string or bool or double:
                return value;
            case int number:
                return (double)number;
            case IInput input:
                return await OfOutputAsync(input.ToOutput()).ConfigureAwait(false);
            case IOutput output:
                return await OfOutputAsync(output).ConfigureAwait(false);
            case InputArgs args:
                return await OfEntriesAsync(args.Read()).ConfigureAwait(false);
            case IDictionary map:
                return await OfEntriesAsync(EntriesOf(map)).ConfigureAwait(false);
            case IList list:
                return await OfItemsAsync(list).ConfigureAwait(false);
            case ValueTuple:
                return null;
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{Path}");
            default:
                throw new InvalidOperationException(
                    $"{value.GetType().FullName} is not a supported argument type.\n\t{Path}");
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> EntriesOf(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return entry.Key is string key
                ? new(key, entry.Value)
                : throw new InvalidOperationException("Dictionaries are only supported with string keys.");
        }
    }

    private async ValueTask<object?> OfOutputAsync(IOutput output)
    {
        var resolved = await output.ResolveAsync().ConfigureAwait(false);
        Note(resolved);
        return resolved.IsKnown ? await OfAsync(resolved.Value).ConfigureAwait(false) : null;
    }

    private async ValueTask<object?> OfEntriesAsync(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var plain = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (key, value) in entries)
        {
            // Keys with two underscores belong to the engine.
            if (key.StartsWith("__", StringComparison.Ordinal))
            {
                continue;
            }
            _path.Add(key);
            var member = await OfAsync(value).ConfigureAwait(false);
            if (member is not null)
            {
                plain[key] = member;
            }
            _path.RemoveAt(_path.Count - 1);
        }
        return plain.ToImmutable();
    }

    private async ValueTask<object?> OfItemsAsync(IList items)
    {
        if (DefaultArrays.IsOne(items))
        {
            return ImmutableArray<object?>.Empty;
        }
        var plain = ImmutableArray.CreateBuilder<object?>(items.Count);
        foreach (var item in items)
        {
            _path.Add(plain.Count);
            plain.Add(await OfAsync(item).ConfigureAwait(false));
            _path.RemoveAt(_path.Count - 1);
        }
        return plain.MoveToImmutable();
    }

    private void Depend(ImmutableHashSet<Resource> resources)
    {
        if (!ReferenceEquals(_dependencies, resources))
        {
            _dependencies = _dependencies.IsEmpty ? resources : _dependencies.Union(resources);
        }
    }
}
