using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>One output property of a resource class; found by reflection once per class.</summary>
internal abstract class OutputMember
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<OutputMember>> Known = new();

    /// <summary>The property's name outside the program.</summary>
    public required string Name { get; init; }

    /// <summary>The property's full name, for messages.</summary>
    public required string Path { get; init; }

    public required StateReader Reader { get; init; }

    public static ImmutableArray<OutputMember> Of(Type resourceType) => Known.GetOrAdd(resourceType, Find);

    /// <summary>Gives the resource an output that waits for its value.</summary>
    public abstract OutputSlot Attach(Resource resource, ImmutableHashSet<Resource> owner);

    private static ImmutableArray<OutputMember> Find(Type resourceType) =>
        [
            .. from property in resourceType.GetProperties(BindingFlags.Instance | BindingFlags.Public)
               let attribute = property.GetCustomAttribute<OutputAttribute>()
               where attribute is not null
               // A component sets its own properties.
               where !resourceType.IsAssignableTo(typeof(ComponentResource))
                   || property.DeclaringType == typeof(Resource)
               select Create(resourceType, property, attribute.Name ?? property.Name),
        ];

    private static OutputMember Create(Type resourceType, PropertyInfo property, string name)
    {
        var type = property.PropertyType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([name]);
        }
        var path = $"[Output] {resourceType.FullName}.{property.Name}";
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
        var setter = property.DeclaringType!.GetProperty(property.Name, Declared)?.GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{path} did not have a 'set' method");
        var valueType = type.GenericTypeArguments[0];
        var create = typeof(OutputMember).GetMethod(nameof(CreateTyped), BindingFlags.Static | BindingFlags.NonPublic)!;
        return (OutputMember)create.MakeGenericMethod(property.DeclaringType!, valueType)
            .Invoke(null, [setter, name, $"{resourceType.FullName}.{name}", StateReader.Of(valueType, path)])!;
    }

    private static Typed<TResource, T> CreateTyped<TResource, T>(
        MethodInfo setter, string name, string path, StateReader reader)
        where TResource : Resource =>
        new(setter.CreateDelegate<Action<TResource, Output<T>>>()) { Name = name, Path = path, Reader = reader };

    private sealed class Typed<TResource, T>(Action<TResource, Output<T>> set) : OutputMember
        where TResource : Resource
    {
        public override OutputSlot Attach(Resource resource, ImmutableHashSet<Resource> owner)
        {
            var slot = new OutputSlot<T>(owner);
            set((TResource)resource, slot.ToOutput());
            return slot;
        }
    }
}
