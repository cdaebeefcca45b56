using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>
/// Turns plain state into values of one type of output. What does not fit becomes a warning that names the property,
/// and the type's default.
/// </summary>
internal abstract class StateReader
{
    private static readonly ConcurrentDictionary<Type, StateReader> Known = new();
    private static readonly Dictionary<Type, StateReader> Unfinished = [];
    private static readonly Lock Gate = new();

    /// <summary>The reader of a type.</summary>
    /// <exception cref="InvalidOperationException">The type cannot be an output's.</exception>
    public static StateReader Of(Type type, string path) =>
        Known.TryGetValue(type, out var reader) ? reader : Build(type, path);

    /// <summary>Reads the value, or warns and returns null.</summary>
    public object? Read(object? plain, string path)
    {
        if (plain is null)
        {
            return null;
        }
        var problem = TryRead(plain, path, out var value);
        if (problem is not null)
        {
            Log.Warn(problem);
        }
        return problem is null ? value : null;
    }

    /// <summary>Reads the value; returns what is wrong with it, if anything.</summary>
    public abstract string? TryRead(object plain, string path, out object? value);

    protected static string Mismatch(Type expected, object plain, string path) =>
        $"Expected {expected.FullName} but got {plain.GetType().FullName} deserializing {path}";

    // Classes may contain themselves, so a reader can be needed before it is complete. Other threads see it only after.
    private static StateReader Build(Type type, string path)
    {
        lock (Gate)
        {
            if (Unfinished.TryGetValue(type, out var reader) || Known.TryGetValue(type, out reader))
            {
                return reader;
            }
            var isOutermost = Unfinished.Count == 0;
            try
            {
                if (type.GetCustomAttribute<OutputTypeAttribute>() is null)
                {
                    reader = Create(type, path);
                    Unfinished[type] = reader;
                }
                else
                {
                    var unfinished = new OutputTypeReader(type);
                    Unfinished[type] = reader = unfinished;
                    unfinished.FindParameters();
                }
                foreach (var (finishedType, finished) in isOutermost ? Unfinished : [])
                {
                    Known[finishedType] = finished;
                }
                return reader;
            }
            finally
            {
                if (isOutermost)
                {
                    Unfinished.Clear();
                }
            }
        }
    }

    private static StateReader Create(Type type, string path)
    {
        if (type == typeof(string) || type == typeof(bool) || type == typeof(double) || type == typeof(object))
        {
            return new ScalarReader(type);
        }
        if (type == typeof(int))
        {
            return new WholeNumberReader();
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, path);
        }
        if (type.IsConstructedGenericType)
        {
            var (definition, arguments) = (type.GetGenericTypeDefinition(), type.GenericTypeArguments);
            if (definition == typeof(ImmutableArray<>))
            {
                return Generic(typeof(ArrayReader<>), arguments[0], Of(arguments[0], path));
            }
            if (definition == typeof(ImmutableDictionary<,>) && arguments[0] == typeof(string))
            {
                return Generic(typeof(DictionaryReader<>), arguments[1], Of(arguments[1], path));
            }
        }
        throw new InvalidOperationException(
            $"{path} contains invalid type {type.FullName}. Allowed are String, Boolean, Int32, Double, Object, "
            + "Nullable<...>, ImmutableArray<...>, ImmutableDictionary<string, ...> "
            + "and classes marked with [OutputType].");
    }

    private static StateReader Generic(Type definition, Type element, StateReader reader) =>
        (StateReader)Activator.CreateInstance(definition.MakeGenericType(element), reader)!;
}
