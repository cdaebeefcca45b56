using System.Reflection;
using Pulumi;

namespace Ironwood.Preview.Capture;

/// <summary>
/// The outputs that the mocked cloud returns for a resource: a reference for every text, the input itself for every
/// other output that is given as an input, and a value that represents a reference (<see cref="ReferenceShape"/>) for
/// the rest. Secret inputs belong to the rest: outputs are plain values, and a resource that reads them would show
/// them.
/// </summary>
internal static class ResourceOutputs
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<OutputProperty>> Properties = new();

    public static ImmutableDictionary<string, object> For(
        Type resource, ResourceId id, IReadOnlyDictionary<string, object> inputs, IReadOnlySet<string> secrets,
        NumberReferences numbers)
    {
        var outputs = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var property in Properties.GetOrAdd(resource, Find))
        {
            if (property.IsText)
            {
                outputs[property.Name] = new Reference(id, property.Name).ToString();
            }
            else if (inputs.TryGetValue(property.Name, out var given) && !secrets.Contains(property.Name))
            {
                outputs[property.Name] = given;
            }
            else if (property.Shape is { } shape)
            {
                outputs[property.Name] = shape.For(id, property.Name, numbers);
            }
        }
        return outputs.ToImmutable();
    }

    private static ImmutableArray<OutputProperty> Find(Type resource) =>
    [
        .. from property in resource.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let attribute = property.GetCustomAttribute<OutputAttribute>()
           where attribute is not null && property.Name is not ("Id" or "Urn")
           let type = property.PropertyType.GetGenericArguments()[0]
           select new OutputProperty(attribute.Name ?? property.Name, type == typeof(string), ReferenceShape.Of(type)),
    ];

    private sealed record OutputProperty(string Name, bool IsText, ReferenceShape? Shape);
}
