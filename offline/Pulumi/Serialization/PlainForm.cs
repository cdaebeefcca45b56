using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Brings one property into the form in which it leaves the program: strings, booleans, doubles, immutable arrays and
/// dictionaries of those, and references to resources. Notes on the way what was unknown, what was secret, and which
/// resources it came from; all three hold for the property as a whole.
/// </summary>
internal sealed class PlainForm(string root = "")
{
    private readonly List<object> _path = [root];
    private ImmutableHashSet<Resource> _dependencies = [];
    private bool _isSecret;

    public bool IsKnown { get; private set; } = true;

    private string Path
        => string.Concat(_path.Select(step => step switch
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
            case IUnion union:
                return await OfAsync(union.Value).ConfigureAwait(false);
            case Resource resource:
                return await OfResourceAsync(resource).ConfigureAwait(false);
            case IDictionary map:
                return await OfEntriesAsync(EntriesOf(map)).ConfigureAwait(false);
            case IList list:
                return await OfItemsAsync(list).ConfigureAwait(false);
            case JsonElement element:
                return OfJson(element);
            case Enum constant when constant.GetTypeCode() == TypeCode.Int32:
                return (double)(int)value;
            case ValueTuple:
                return null;
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{Path}");
        }

        var shape = PlainShape.Of(value.GetType())
            ?? throw new InvalidOperationException(
                $"{value.GetType().FullName} is not a supported argument type.\n\t{Path}");
        return shape.ToScalar is { } toScalar
            ? toScalar(value)
            : await OfEntriesAsync(shape.Entries(value), keepsNulls: true).ConfigureAwait(false);
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

    private async ValueTask<object?> OfResourceAsync(Resource resource)
    {
        if (resource is CustomResource)
            Depend([resource]);

        var urn = await resource.Urn.Resolution.ConfigureAwait(false);
        Depend(urn.Dependencies);
        return new ReferencedResource(urn.Value);
    }

    private async ValueTask<object?> OfEntriesAsync(
        IEnumerable<KeyValuePair<string, object?>> entries, bool keepsNulls = false)
    {
        var plain = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (key, value) in entries)
        {
            // Keys with two underscores belong to the engine.
            if (key.StartsWith("__", StringComparison.Ordinal))
                continue;

            _path.Add(key);
            var member = await OfAsync(value).ConfigureAwait(false);
            if (member is not null || keepsNulls)
                plain[key] = member;
            _path.RemoveAt(_path.Count - 1);
        }

        return plain.ToImmutable();
    }

    private async ValueTask<object?> OfItemsAsync(IList items)
    {
        if (PlainShape.IsDefaultArray(items))
            return ImmutableArray<object?>.Empty;

        var plain = ImmutableArray.CreateBuilder<object?>(items.Count);
        foreach (var item in items)
        {
            _path.Add(plain.Count);
            plain.Add(await OfAsync(item).ConfigureAwait(false));
            _path.RemoveAt(_path.Count - 1);
        }

        return plain.MoveToImmutable();
    }

    private static object? OfJson(JsonElement element)
        => element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Array => ImmutableArray.CreateRange(element.EnumerateArray().Select(OfJson)),
            JsonValueKind.Object => element.EnumerateObject()
                .Select(property => KeyValuePair.Create(property.Name, OfJson(property.Value)))
                .Where(property => !property.Key.StartsWith("__", StringComparison.Ordinal))
                .ToImmutableDictionary(),
            _ => null,
        };

    private void Depend(ImmutableHashSet<Resource> resources)
    {
        if (!ReferenceEquals(_dependencies, resources))
            _dependencies = _dependencies.IsEmpty ? resources : _dependencies.Union(resources);
    }
}
