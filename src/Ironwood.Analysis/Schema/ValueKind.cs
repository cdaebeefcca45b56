namespace Ironwood.Analysis.Schema;

/// <summary>The kind of a property's value.</summary>
public enum ValueKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number without a fraction.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A block of properties with names of their own.</summary>
    Block,

    /// <summary>A list; its items are the property <c>path[]</c>.</summary>
    List,

    /// <summary>
    /// A map with keys that the program chooses, such as labels; its values are the property <c>path{}</c>.
    /// </summary>
    Map,

    /// <summary>A file or folder that the engine reads; the graph holds what the program gives.</summary>
    Asset,
}
