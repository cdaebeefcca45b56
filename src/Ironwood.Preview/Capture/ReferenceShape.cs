using System.Reflection;
using Pulumi;

namespace Ironwood.Preview.Capture;

/// <summary>
/// The value in place of an output that only the cloud knows, by the output's type: a reference for text, a number that
/// represents a reference (<see cref="NumberReferences"/>), a list of one such value, or an object of such values.
/// Booleans, maps and other types are unknown. Each type is analyzed once, not for every resource.
/// </summary>
internal abstract record ReferenceShape
{
    // A recursive output type would never end.
    private const int DeepestNesting = 6;

    private static readonly ConcurrentDictionary<Type, ReferenceShape?> Known = new();

    /// <summary>The shape of an output's type; null if no value can represent it.</summary>
    public static ReferenceShape? Of(Type type) => Known.GetOrAdd(type, static type => Find(type, 0));

    /// <summary>The value that represents the output at a path of a resource.</summary>
    public abstract object For(ResourceId id, string path, NumberReferences numbers);

    private static ReferenceShape? Find(Type type, int depth)
    {
        if (depth > DeepestNesting)
        {
            return null;
        }
        if (type == typeof(string))
        {
            return new Text();
        }
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(int))
        {
            return new Number();
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return Find(type.GetGenericArguments()[0], depth + 1) is { } item ? new List(item) : null;
        }
        if (type.GetCustomAttribute<OutputTypeAttribute>() is null)
        {
            return null;
        }
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(candidate => candidate.GetCustomAttribute<OutputConstructorAttribute>() is not null);
        ImmutableArray<KeyValuePair<string, ReferenceShape>> members =
        [
            .. from parameter in constructor?.GetParameters() ?? []
               let member = Find(parameter.ParameterType, depth + 1)
               where member is not null
               select KeyValuePair.Create(parameter.Name!, member),
        ];
        return members.IsEmpty ? null : new Members(members);
    }

    private sealed record Text : ReferenceShape
    {
        public override object For(ResourceId id, string path, NumberReferences numbers) =>
            new Reference(id, path).ToString();
    }

    private sealed record Number : ReferenceShape
    {
        public override object For(ResourceId id, string path, NumberReferences numbers) =>
            numbers.StandFor(new Reference(id, path));
    }

    private sealed record List(ReferenceShape Item) : ReferenceShape
    {
        public override object For(ResourceId id, string path, NumberReferences numbers) =>
            ImmutableArray.Create(Item.For(id, PropertyPath.Item(path, 0), numbers));
    }

    private sealed record Members(ImmutableArray<KeyValuePair<string, ReferenceShape>> Shapes) : ReferenceShape
    {
        public override object For(ResourceId id, string path, NumberReferences numbers) =>
            Shapes.ToImmutableDictionary(
                member => member.Key,
                member => member.Value.For(id, PropertyPath.Property(path, member.Key), numbers),
                StringComparer.Ordinal);
    }
}
