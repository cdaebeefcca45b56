using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Reads classes marked with <see cref="OutputTypeAttribute"/>, through their marked constructor.</summary>
internal sealed class OutputTypeReader : StateReader
{
    private readonly Type _type;
    private readonly ConstructorInfo _constructor;
    private ImmutableArray<Parameter> _parameters;

    public OutputTypeReader(Type type)
    {
        var constructors = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        _type = type;
        _constructor =
            constructors.FirstOrDefault(each => each.GetCustomAttribute<OutputConstructorAttribute>() is not null)
            ?? constructors.Where(each => each.IsPublic).ToArray() switch
            {
                [var only] => only,
                _ => throw new InvalidOperationException(
                    $"{type.FullName} has [OutputType], but no constructor marked with [OutputConstructor]."),
            };
    }

    public void FindParameters() =>
        _parameters =
        [
            .. from parameter in _constructor.GetParameters()
               let path = $"{_type.FullName}({parameter.Name})"
               select new Parameter(parameter.Name!, path, Of(parameter.ParameterType, path)),
        ];

    public override string? TryRead(object plain, string path, out object? value)
    {
        value = null;
        if (plain is not ImmutableDictionary<string, object?> properties)
        {
            return Mismatch(typeof(ImmutableDictionary<string, object>), plain, path);
        }
        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (name, parameterPath, reader) = _parameters[i];
            arguments[i] = reader.Read(properties.GetValueOrDefault(name), parameterPath);
        }
        value = _constructor.Invoke(arguments);
        return null;
    }

    private sealed record Parameter(string Name, string Path, StateReader Reader);
}
