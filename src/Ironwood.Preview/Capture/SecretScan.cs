using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Ironwood.Graph;
using Pulumi;
using Pulumi.Utilities;

namespace Ironwood.Preview.Capture;

/// <summary>
/// Finds secrets in a resource's arguments and takes them out of the recorded inputs: the mocks receive secrets as
/// plain text, and a graph is made to be shown.
/// </summary>
internal static class SecretScan
{
    /// <summary>What stands in the graph in a secret's place.</summary>
    public const string Hidden = "[secret]";

    private static readonly ConcurrentDictionary<Type, InputProperty[]> Properties = new();
    private static readonly ConcurrentDictionary<Type, Func<object, Task<(bool IsSecret, object? Value)>>> Readers = new();

    /// <summary>Replaces secret inputs and returns their paths, as <c>inputs.password</c>.</summary>
    public static async Task<IReadOnlyList<string>> HideAsync(ResourceArgs args, JsonObject inputs)
    {
        var paths = new List<string>();
        await FindAsync(args, "", paths).ConfigureAwait(false);
        foreach (var path in paths)
        {
            Hide(inputs, path);
        }
        return [.. paths.Select(path => $"inputs.{path}")];
    }

    private static async Task FindAsync(object? value, string path, List<string> paths)
    {
        switch (value)
        {
            case null or string:
                return;
            case InputArgs args:
                foreach (var property in Properties.GetOrAdd(args.GetType(), FindInputs))
                {
                    if (property.Property.GetValue(args) is { } input)
                    {
                        await FindAsync(input, PropertyPath.Property(path, property.Name), paths).ConfigureAwait(false);
                    }
                }
                return;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    await FindAsync(entry.Value, PropertyPath.Property(path, (string)entry.Key), paths).ConfigureAwait(false);
                }
                return;
            case IList list:
                for (var index = 0; index < list.Count; index++)
                {
                    await FindAsync(list[index], PropertyPath.Item(path, index), paths).ConfigureAwait(false);
                }
                return;
        }
        if (Readers.GetOrAdd(value.GetType(), ReaderOf) is { } read)
        {
            var (isSecret, inner) = await read(value).ConfigureAwait(false);
            if (isSecret)
            {
                paths.Add(path);
            }
            else
            {
                await FindAsync(inner, path, paths).ConfigureAwait(false);
            }
        }
    }

    private static InputProperty[] FindInputs(Type args) =>
    [
        .. from property in args.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           // The attribute keeps its name to itself; its declaration does not.
           let attribute = property.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(InputAttribute))
           where attribute is not null
           select new InputProperty((string)attribute.ConstructorArguments[0].Value!, property),
    ];

    // Input<T> and its lists and maps turn into Output<T> by an implicit conversion; anything else is a plain value.
    private static Func<object, Task<(bool, object?)>> ReaderOf(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (!candidate.IsGenericType)
            {
                continue;
            }
            var definition = candidate.GetGenericTypeDefinition();
            if (definition == typeof(Input<>) || definition == typeof(Output<>))
            {
                var method = typeof(SecretScan)
                    .GetMethod(definition == typeof(Input<>) ? nameof(ReadInputAsync) : nameof(ReadOutputAsync),
                        BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(candidate.GetGenericArguments());
                return method.CreateDelegate<Func<object, Task<(bool, object?)>>>();
            }
        }
        return _ => Task.FromResult<(bool, object?)>((false, null));
    }

    private static Task<(bool, object?)> ReadInputAsync<T>(object input) => ReadOutputAsync<T>(((Input<T>)input).ToOutput());

    private static async Task<(bool, object?)> ReadOutputAsync<T>(object output) =>
        await Output.IsSecretAsync((Output<T>)output).ConfigureAwait(false)
            ? (true, null)
            : (false, await OutputUtilities.GetValueAsync((Output<T>)output).ConfigureAwait(false));

    private static void Hide(JsonObject inputs, string path)
    {
        var last = path.LastIndexOfAny(['.', '[']);
        var parent = last < 0 ? inputs : PropertyPath.At(inputs, path[..last]);
        switch (parent)
        {
            case JsonObject map when map.ContainsKey(path[(last + 1)..]):
                map[path[(last + 1)..]] = Hidden;
                break;
            case JsonArray list when int.TryParse(path[(last + 1)..^1], System.Globalization.CultureInfo.InvariantCulture, out var index):
                list[index] = Hidden;
                break;
        }
    }

    private readonly record struct InputProperty(string Name, PropertyInfo Property);
}
