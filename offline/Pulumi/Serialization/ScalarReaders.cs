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

/// <summary>Reads integers, which arrive as doubles.</summary>
internal sealed class WholeNumberReader : StateReader
{
    public override string? TryRead(object plain, string path, out object? value)
    {
        value = plain is double number ? (int)number : null;
        return value is null ? Mismatch(typeof(double), plain, path) : null;
    }
}
