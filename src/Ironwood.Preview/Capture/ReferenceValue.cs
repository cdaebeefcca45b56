using System.Collections.Immutable;
using System.Reflection;
using Ironwood.Graph;
using Pulumi;

namespace Ironwood.Preview.Capture;

/// <summary>
/// What stands for an output that only the cloud can know, by the output's type: a reference for text, a number
/// that stands for one (<see cref="NumberReferences"/>), a list of one such value, an object of such values. Truth
/// values, maps and what else has no such form are null: unknown.
/// </summary>
internal static class ReferenceValue
{
    // An output type that holds itself would have no end.
    private const int DeepestNesting = 6;

    public static object? For(Type type, ResourceId id, string path, NumberReferences numbers) =>
        For(type, id, path, numbers, 0);

    private static object? For(Type type, ResourceId id, string path, NumberReferences numbers, int depth)
    {
        if (depth > DeepestNesting)
        {
            return null;
        }
        if (type == typeof(string))
        {
            return new Reference(id, path).ToString();
        }
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(int))
        {
            return numbers.StandFor(new Reference(id, path));
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var item = For(type.GetGenericArguments()[0], id, PropertyPath.Item(path, 0), numbers, depth + 1);
            return item is null ? null : ImmutableArray.Create(item);
        }
        if (type.GetCustomAttribute<OutputTypeAttribute>() is null)
        {
            return null;
        }
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(candidate => candidate.GetCustomAttribute<OutputConstructorAttribute>() is not null);
        var members = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var parameter in constructor?.GetParameters() ?? [])
        {
            var value = For(parameter.ParameterType, id, PropertyPath.Property(path, parameter.Name!), numbers, depth + 1);
            if (value is not null)
            {
                members[parameter.Name!] = value;
            }
        }
        return members.Count == 0 ? null : members.ToImmutable();
    }
}
