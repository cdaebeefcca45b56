namespace Ironwood.Cli.Catalog;

/// <summary>Codes of the problems of <c>./ironwood catalog</c>; <c>docs/diagnostics.md</c> has a section for
/// each.</summary>
internal static class CatalogDiagnostics
{
    /// <summary>The catalogue has no model of this name.</summary>
    public const string UnknownModel = "IW7601";

    /// <summary>The <c>config.json</c> cannot be read.</summary>
    public const string UnreadableConfig = "IW7602";

    /// <summary>The file is not a JSON object.</summary>
    public const string MalformedConfig = "IW7603";

    /// <summary>The <c>config.json</c> lacks a field that is needed.</summary>
    public const string MissingField = "IW7604";

    /// <summary>A field has another type than it should have, or a number outside its range.</summary>
    public const string InvalidField = "IW7605";

    /// <summary>Fields contradict each other.</summary>
    public const string ContradictoryFields = "IW7606";

    /// <summary>The model server does not take this precision.</summary>
    public const string UnsupportedPrecision = "IW7607";

    /// <summary>The size of the weights is not a number in its range.</summary>
    public const string InvalidWeights = "IW7608";

    /// <summary>The name is not valid.</summary>
    public const string InvalidName = "IW7609";
}
