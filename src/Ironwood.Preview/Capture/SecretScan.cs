using System.Collections;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace Ironwood.Preview.Capture;

/// <summary>
/// Finds secrets in a resource's arguments and removes them from the recorded inputs: the mocks receive secrets as
/// plain text, but graphs are shown to people. It also finds what the arguments wait for.
/// </summary>
internal static class SecretScan
{
    /// <summary>The text in the graph in place of a secret.</summary>
    public const string Hidden = "[secret]";

    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, InputMember[]> Inputs = new();
    private static readonly ConcurrentDictionary<Type, Func<object, Task<Argument>>> Readers = new();

    /// <summary>Replaces secret inputs and returns their paths, as <c>settings.password</c>.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="inputs">The recorded inputs.</param>
    /// <param name="dependencies">Receives the resources that the arguments wait for, also where their values do not
    /// show it: the arguments of a function call, and the resources in its DependsOn.</param>
    public static async Task<IReadOnlyList<string>> HideAsync(
        ResourceArgs args, JsonObject inputs, ISet<Resource> dependencies)
    {
        var paths = new List<string>();
        await FindAsync(args, "", paths, dependencies).ConfigureAwait(false);
        foreach (var path in paths)
        {
            Hide(inputs, path);
        }
        return paths;
    }

    private static async Task FindAsync(object? value, string path, List<string> paths, ISet<Resource> dependencies)
    {
        switch (value)
        {
            case null or string:
                return;
            case InputArgs args:
                foreach (var member in Inputs.GetOrAdd(args.GetType(), FindInputs))
                {
                    await FindAsync(
                        member.Get(args), PropertyPath.Property(path, member.Name), paths, dependencies).ConfigureAwait(
                        false);
                }
                return;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    await FindAsync(
                        entry.Value,
                        PropertyPath.Property(path, (string)entry.Key),
                        paths,
                        dependencies).ConfigureAwait(false);
                }
                return;
            case IList list:
                for (var index = 0; index < list.Count; index++)
                {
                    await FindAsync(list[index], PropertyPath.Item(path, index), paths, dependencies).ConfigureAwait(
                        false);
                }
                return;
        }
        if (Readers.GetOrAdd(value.GetType(), ReaderOf) is { } read)
        {
            var argument = await read(value).ConfigureAwait(false);
            dependencies.UnionWith(argument.Dependencies);
            if (argument.IsSecret)
            {
                paths.Add(path);
            }
            else
            {
                await FindAsync(argument.Value, path, paths, dependencies).ConfigureAwait(false);
            }
        }
    }

    // The same members as in the SDK: generated arguments have the attribute on a private field if the property has its
    // own code.
    private static InputMember[] FindInputs(Type args) =>
    [
        .. from member in args.GetFields(Members).Concat<MemberInfo>(args.GetProperties(Members))
           // The attribute's name is not public, but its declaration can be read.
           let attribute = member.GetCustomAttributesData()
               .FirstOrDefault(data => data.AttributeType == typeof(InputAttribute))
           where attribute is not null
           select new InputMember(
               (string)attribute.ConstructorArguments[0].Value!,
               member is FieldInfo field ? field.GetValue : ((PropertyInfo)member).GetValue),
    ];

    // Input<T> and its lists and maps convert implicitly to Output<T>; all other types are plain values.
    private static Func<object, Task<Argument>> ReaderOf(Type type)
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
                return method.CreateDelegate<Func<object, Task<Argument>>>();
            }
        }
        return _ => Task.FromResult(new Argument(false, null, []));
    }

    private static Task<Argument> ReadInputAsync<T>(object input) => ReadOutputAsync<T>(((Input<T>)input).ToOutput());

    private static async Task<Argument> ReadOutputAsync<T>(object output)
    {
        var dependencies = await OutputUtilities.GetDependenciesAsync((Output<T>)output).ConfigureAwait(false);
        if (await Output.IsSecretAsync((Output<T>)output).ConfigureAwait(false))
        {
            return new(true, null, dependencies);
        }
        var value = await OutputUtilities.GetValueAsync((Output<T>)output).ConfigureAwait(false);
        // Unknown values are default values; a default immutable array cannot be enumerated.
        return new(false, EqualityComparer<T>.Default.Equals(value, default) ? null : value, dependencies);
    }

    // If a path leads into a value with another form in the graph, such as JSON text, the whole value is hidden.
    private static void Hide(JsonObject inputs, string path)
    {
        JsonNode value = inputs;
        foreach (var step in PropertyPath.Steps(path))
        {
            if (value is JsonObject map && !map.ContainsKey(step))
            {
                // Not sent, because part of it is unknown.
                return;
            }
            if (PropertyPath.Step(value, step) is not { } next)
            {
                break;
            }
            value = next;
        }
        if (value != inputs)
        {
            value.ReplaceWith(Hidden);
        }
    }

    private sealed record Argument(bool IsSecret, object? Value, IEnumerable<Resource> Dependencies);

    private sealed record InputMember(string Name, Func<object, object?> Get);
}
