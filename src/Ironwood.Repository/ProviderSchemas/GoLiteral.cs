namespace Ironwood.Repository.ProviderSchemas;

/// <summary>A value in Go source: a composite literal such as <c>&amp;schema.Resource{…}</c>, or any other
/// expression.</summary>
/// <param name="Text">The expression without blanks; of a composite literal the text before the brace.</param>
/// <param name="Members">Keys and values of a composite literal; null for any other expression.</param>
internal sealed record GoLiteral(string Text, IReadOnlyList<KeyValuePair<string, GoLiteral>>? Members = null)
{
    /// <summary>The value of a key; null without such a key.</summary>
    public GoLiteral? this[string key] => Members?.FirstOrDefault(member => member.Key == key).Value;

    /// <summary>The function that a call names, without its package and arguments: <c>CaseDiffSuppress</c>.</summary>
    public string Function => Text.Split('(')[0].Split('.')[^1];

    /// <summary>The texts between quotes in the expression.</summary>
    public IEnumerable<string> Quoted => Text.Split('"').Where((_, index) => index % 2 == 1);
}
