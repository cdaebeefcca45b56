namespace Ironwood.SdkGenerator.Naming;

/// <summary>Types of the schema as C# types.</summary>
internal sealed class TypeNames(PackageNames names)
{
    /// <summary>The type of a known value: an element, a property of a result, what an Output holds.</summary>
    public string Value(TypeShape type, Usage usage) => type switch
    {
        Simple simple => simple.CSharpName,
        ArrayOf array => $"ImmutableArray<{Value(array.Items, usage)}>",
        MapOf map => $"ImmutableDictionary<string, {Value(map.Values, usage)}>",
        ObjectReference reference => names.QualifiedClassOf(reference.Token, usage),
        _ => throw new InvalidOperationException($"no C# type for {type}"),
    };

    /// <summary>The type of a known value that may be absent. An immutable array has its own empty state.</summary>
    public string OptionalValue(TypeShape type, Usage usage) =>
        type is ArrayOf ? Value(type, usage) : Value(type, usage) + "?";

    /// <summary>The type of a value in a result or an output, absent unless required.</summary>
    public string Result(Property property, Usage usage) =>
        property.IsRequired ? Value(property.Type, usage) : OptionalValue(property.Type, usage);

    /// <summary>The type of an argument that takes values and outputs alike.</summary>
    public string Input(TypeShape type, Usage usage) => type switch
    {
        ArrayOf array => $"InputList<{Value(array.Items, usage)}>",
        MapOf map => $"InputMap<{Value(map.Values, usage)}>",
        _ => $"Input<{Value(type, usage)}>",
    };

    /// <summary>The type of an argument that takes known values only; a program may add to its collections.</summary>
    public string PlainInput(TypeShape type, Usage usage) => type switch
    {
        ArrayOf array => $"List<{Value(array.Items, usage)}>",
        MapOf map => $"Dictionary<string, {Value(map.Values, usage)}>",
        _ => Value(type, usage),
    };
}
