namespace Ironwood.Catalog.Metrics;

/// <summary>The type of a label's values; a filter writes them accordingly.</summary>
public enum LabelType
{
    /// <summary>Text, quoted in a filter.</summary>
    Text,

    /// <summary>A whole number, unquoted.</summary>
    Number,
}
