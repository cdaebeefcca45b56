namespace Ironwood.SdkGenerator.Schema;

/// <summary>
/// <c>package:module/member:Name</c>, Pulumi's name of a resource, function or type. The module is the part before the
/// slash: packages that bridge a Terraform provider (both of ours) name their modules so.
/// </summary>
internal sealed record Token(string Package, string Module, string Name) : IComparable<Token>
{
    private const string TypeReference = "#/types/";

    /// <summary>The token as the schema spells it.</summary>
    public required string Text { get; init; }

    public static Token Parse(string text, string path) =>
        text.Split(':') is [{ Length: > 0 } package, var member, { Length: > 0 } name]
            ? new Token(package, ModuleOf(member), name) { Text = text }
            : throw new ProblemException(
                ProblemCodes.Token, path, $"'{text}' is no token", "write package:module/member:Name");

    /// <summary>The token in a <c>$ref</c> to a nested type, or null if the reference goes elsewhere.</summary>
    public static string? InReference(string reference) =>
        reference.StartsWith(TypeReference, StringComparison.Ordinal)
            // References are URIs: a slash inside the token may be escaped.
            ? Uri.UnescapeDataString(reference[TypeReference.Length..])
            : null;

    public int CompareTo(Token? other) => string.CompareOrdinal(Text, other?.Text);

    public bool Equals(Token? other) => Text == other?.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    // The root module is written "index".
    private static string ModuleOf(string member) => member.Split('/')[0] is var module and not "index" ? module : "";
}
