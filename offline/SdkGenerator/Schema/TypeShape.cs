namespace Ironwood.SdkGenerator.Schema;

/// <summary>The type of a property, independent of where it stands.</summary>
internal abstract record TypeShape
{
    /// <summary>The nested object types that this type mentions.</summary>
    public IEnumerable<Token> References => this switch
    {
        ObjectReference reference => [reference.Token],
        ArrayOf array => array.Items.References,
        MapOf map => map.Values.References,
        _ => [],
    };
}

/// <summary>A type that has a fixed name in C#.</summary>
/// <param name="CSharpName">Its name there.</param>
/// <param name="IsValueType">Whether <c>?</c> makes it another type rather than an annotated one.</param>
internal sealed record Simple(string CSharpName, bool IsValueType) : TypeShape
{
    public static readonly Simple String = new("string", IsValueType: false);
    public static readonly Simple Boolean = new("bool", IsValueType: true);
    public static readonly Simple Integer = new("int", IsValueType: true);
    public static readonly Simple Number = new("double", IsValueType: true);
}

internal sealed record ArrayOf(TypeShape Items) : TypeShape;

internal sealed record MapOf(TypeShape Values) : TypeShape;

internal sealed record ObjectReference(Token Token) : TypeShape;
