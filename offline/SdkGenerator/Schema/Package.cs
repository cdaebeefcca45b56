namespace Ironwood.SdkGenerator.Schema;

/// <summary>A Pulumi package, as far as its C# surface goes. Lists are in ordinal order of token or name.</summary>
/// <param name="Name">Package name, for example <c>gcp</c>.</param>
/// <param name="Version">Version that resources ask the engine for.</param>
/// <param name="Namespaces">C# namespace by module, from <c>language.csharp.namespaces</c>.</param>
internal sealed record Package(
    string Name,
    string Version,
    IReadOnlyDictionary<string, string> Namespaces,
    IReadOnlyList<ResourceDeclaration> Resources,
    IReadOnlyList<FunctionDeclaration> Functions,
    IReadOnlyDictionary<Token, ObjectDeclaration> Types);

/// <summary>A resource: what a program sets and what it can read.</summary>
/// <param name="Aliases">Type tokens that the resource had before.</param>
internal sealed record ResourceDeclaration(
    Token Token,
    IReadOnlyList<Property> Inputs,
    IReadOnlyList<Property> Outputs,
    IReadOnlyList<string> Aliases)
{
    // The published SDKs make the args argument optional exactly then.
    public bool HasOptionalArgs => !Inputs.Any(input => input.IsRequired);
}

/// <summary>A function (data source).</summary>
internal sealed record FunctionDeclaration(Token Token, IReadOnlyList<Property> Inputs, IReadOnlyList<Property> Outputs)
{
    public bool HasOptionalArgs => !Inputs.Any(input => input.IsRequired);
}

/// <summary>A nested object type. One declaration serves inputs and outputs.</summary>
internal sealed record ObjectDeclaration(Token Token, IReadOnlyList<Property> Properties);

/// <summary>A property of a resource, function or nested type.</summary>
/// <param name="CSharpName">Name in C# where the schema overrides the derived one.</param>
/// <param name="Path">Place in the schema, for messages.</param>
internal sealed record Property(
    string Name,
    TypeShape Type,
    bool IsRequired,
    bool IsSecret,
    string? CSharpName,
    string Path);
