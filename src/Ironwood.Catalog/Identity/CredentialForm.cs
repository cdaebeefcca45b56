namespace Ironwood.Catalog.Identity;

/// <summary>A form by which a credential is recognized wherever it stands.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Pattern">Regular expression that finds it in a text.</param>
/// <param name="Source">Where the form is described.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record CredentialForm(string Name, string Pattern, string Source, DateOnly AsOf) : ISourced
{
    private static readonly Lazy<(CredentialForm Form, Regex Regex)[]> Rows = new(static () =>
    [
        .. EmbeddedRows.Read("Identity/credential-forms.json", RowFormat.Default.CredentialFormArray)
            .Select(form => (form, new Regex(form.Pattern, RegexOptions.CultureInvariant))),
    ]);

    /// <summary>The first form that is found in a text; null if it holds nothing that looks like a
    /// credential.</summary>
    public static CredentialForm? In(string text) => Rows.Value.FirstOrDefault(row => row.Regex.IsMatch(text)).Form;
}
