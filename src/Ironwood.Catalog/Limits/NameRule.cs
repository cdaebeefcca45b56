namespace Ironwood.Catalog.Limits;

/// <summary>The form that Google Cloud demands of a kind of name.</summary>
/// <param name="Id">Stable id, for example <c>compute.resource-name</c>.</param>
/// <param name="Pattern">Regular expression that a whole name matches, length included.</param>
/// <param name="Description">The form in words, to complete the sentence "a name has …".</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record NameRule(string Id, string Pattern, string Description, string Source, DateOnly AsOf) : ISourced
{
    /// <summary>Whether the name has the form.</summary>
    public bool Allows(string name) =>
        Regex.IsMatch(name, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
