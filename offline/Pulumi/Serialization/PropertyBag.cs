using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi.Serialization;

/// <summary>The properties of one resource or function, each resolved on its own.</summary>
internal sealed class PropertyBag
{
    private readonly Dictionary<string, Resolved<object?>> _properties = [];

    public IEnumerable<KeyValuePair<string, Resolved<object?>>> Properties => _properties;

    public bool IsKnown => _properties.Values.All(property => property.IsKnown);

    public static async ValueTask<PropertyBag> OfArgsAsync(
        string label, IEnumerable<KeyValuePair<string, object?>> args)
    {
        var bag = new PropertyBag();
        foreach (var (name, value) in args)
        {
            if (value is null)
            {
                continue;
            }
            try
            {
                await bag.AddAsync(name, value, $"{label}.{name}").ConfigureAwait(false);
            }
            catch (Exception cause)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {cause.Message}", cause);
            }
        }
        return bag;
    }

    /// <summary>What a mock returned: a dictionary.</summary>
    public static async ValueTask<PropertyBag> OfStateAsync(object state)
    {
        IEnumerable<KeyValuePair<string, object?>> properties = state switch
        {
            ImmutableDictionary<string, object?> map => map,
            IDictionary<string, object?> map => map,
            IDictionary map => map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, map[key])),
            _ => throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type"),
        };
        var bag = new PropertyBag();
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                await bag.AddAsync(name, value, name).ConfigureAwait(false);
            }
        }
        return bag;
    }

    public bool TryGet(string name, [NotNullWhen(true)] out Resolved<object?>? property) =>
        _properties.TryGetValue(name, out property);

    /// <summary>The properties as mocks see them: those that are known and have a value.</summary>
    public ImmutableDictionary<string, object> ToMockInputs()
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, property) in _properties)
        {
            if (property is { IsKnown: true, Value: { } value })
            {
                inputs.Add(name, value);
            }
        }
        return inputs.ToImmutable();
    }

    public ImmutableDictionary<string, object?> ToPlain() =>
        _properties.ToImmutableDictionary(property => property.Key, property => property.Value.Value);

    private async ValueTask AddAsync(string name, object value, string path)
    {
        var form = new PlainForm(path);
        var plain = await form.OfAsync(value).ConfigureAwait(false);
        if (plain is not null || !form.IsKnown)
        {
            _properties[name] = form.Into(plain);
        }
    }
}
