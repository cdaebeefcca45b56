using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Reads what is in its final form already.</summary>
internal sealed class ScalarReader(Type type) : StateReader
{
    public override string? TryRead(object plain, string path, out object? value)
    {
        value = plain;
        return type.IsInstanceOfType(value) ? null : Mismatch(type, plain, path);
    }
}

/// <summary>Reads integers and enumerations, which arrive as doubles.</summary>
internal sealed class WholeNumberReader(Func<int, object> convert) : StateReader
{
    public override string? TryRead(object plain, string path, out object? value)
    {
        value = plain is double number ? convert((int)number) : null;
        return value is null ? Mismatch(typeof(double), plain, path) : null;
    }
}

/// <summary>Reads structs that stand for named strings or numbers.</summary>
internal sealed class EnumTypeReader : StateReader
{
    private readonly Type _type;

    public EnumTypeReader(Type type)
    {
        _type = type;
        if (ConstructorFor(typeof(string)) is null && ConstructorFor(typeof(double)) is null)
        {
            throw new InvalidOperationException(
                $"{type.FullName} has [EnumType], but no constructor with a single String or Double parameter.");
        }
    }

    public override string? TryRead(object plain, string path, out object? value)
    {
        value = ConstructorFor(plain.GetType())?.Invoke([plain]);
        return value is null ? Mismatch(_type, plain, path) : null;
    }

    private ConstructorInfo? ConstructorFor(Type parameter)
        => _type.GetConstructor(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [parameter]);
}
