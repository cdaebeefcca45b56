namespace Ironwood.Planning.StackFiles;

/// <summary>
/// A type that <c>Pulumi.yaml</c> declares for a setting, and the values that the Pulumi CLI accepts for it.
/// </summary>
/// <param name="Name"><c>string</c>, <c>integer</c>, <c>boolean</c>, <c>object</c> or <c>array</c>.</param>
/// <param name="Items">The type of an array's items.</param>
internal sealed record DeclaredType(string Name, DeclaredType? Items)
{
    /// <summary>All names of types.</summary>
    public static IReadOnlyList<string> Names { get; } = ["string", "integer", "boolean", "array", "object"];

    /// <summary>Whether a stack's value has the type. Its scalars are texts at this point.</summary>
    public bool AcceptsOfStack(ConfigNode value) => value switch
    {
        ConfigScalar scalar => Accepts(scalar with { Kind = ScalarKind.Text }),
        ConfigNull => Name == "string",
        ConfigSecret => Name != "object",
        _ => Accepts(value),
    };

    /// <summary>Whether a default in <c>Pulumi.yaml</c>, or a nested value, has the type.</summary>
    public bool Accepts(ConfigNode value) => (Name, value) switch
    {
        ("string", ConfigScalar { Kind: ScalarKind.Text }) => true,
        ("integer", ConfigScalar { Kind: ScalarKind.Text or ScalarKind.Whole } text) =>
            long.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ("integer", ConfigScalar { Kind: ScalarKind.Real } real) => !real.Text.AsSpan().ContainsAny('.', '-'),
        ("boolean", ConfigScalar { Text: "true" or "false", Kind: ScalarKind.Text or ScalarKind.Flag }) => true,
        ("object", ConfigMap or ConfigSecret) => true,
        ("array", ConfigList list) => Items is { } items && list.Items.All(items.Accepts),
        _ => false,
    };

    /// <summary>The type in words.</summary>
    public override string ToString() => Items is null ? Name : $"{Name} of {Items}";
}
