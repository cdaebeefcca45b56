using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>How instances of a generated type become plain; found by reflection once per type.</summary>
internal sealed class PlainShape
{
    private static readonly ConcurrentDictionary<Type, PlainShape?> Known = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> IsDefaultOf = new();

    private readonly ImmutableArray<(string Name, FieldInfo Field)> _fields;

    private PlainShape(Func<object, object?>? toScalar, ImmutableArray<(string Name, FieldInfo Field)> fields)
    {
        ToScalar = toScalar;
        _fields = fields;
    }

    /// <summary>Turns an enumeration into its string or number; null for classes.</summary>
    public Func<object, object?>? ToScalar { get; }

    public static PlainShape? Of(Type type) => Known.GetOrAdd(type, Find);

    /// <summary>Whether the list is an immutable array that was never created, which cannot be counted.</summary>
    public static bool IsDefaultArray(IList list)
        => IsDefaultOf.GetOrAdd(list.GetType(), static type =>
                type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
                    ? type.GetProperty(nameof(ImmutableArray<>.IsDefault))
                    : null)
            ?.GetValue(list) is true;

    public IEnumerable<KeyValuePair<string, object?>> Entries(object value)
    {
        foreach (var (name, field) in _fields)
            yield return new(name, field.GetValue(value));
    }

    private static PlainShape? Find(Type type)
    {
        if (type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() is not null)
        {
            var convert = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
            return convert is not null && (convert.ReturnType == typeof(string) || convert.ReturnType == typeof(double))
                ? new PlainShape(value => convert.Invoke(null, [value]), [])
                : throw new InvalidOperationException(
                    $"Expected {type.FullName} to have an explicit conversion operator to String or Double.");
        }

        if (type.GetCustomAttribute<OutputTypeAttribute>() is null)
            return null;

        const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return new PlainShape(
            toScalar: null,
            [.. from field in type.GetFields(Fields) where field.IsInitOnly select (CamelCase(field.Name), field)]);
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
