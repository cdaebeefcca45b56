using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Finds immutable arrays that were never created, which cannot be counted; by reflection once per
/// type.</summary>
internal static class DefaultArrays
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> IsDefaultOf = new();

    public static bool IsOne(IList list) =>
        IsDefaultOf.GetOrAdd(list.GetType(), static type =>
                type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
                    ? type.GetProperty(nameof(ImmutableArray<>.IsDefault))
                    : null)
            ?.GetValue(list) is true;
}
