using System.Text.Json.Serialization;

namespace Ironwood.Catalog.Models;

/// <summary>What a score says.</summary>
public enum ScoreKind
{
    /// <summary>The model server's own tests fail below it.</summary>
    [JsonStringEnumMemberName("floor")]
    Floor,

    /// <summary>It was measured.</summary>
    [JsonStringEnumMemberName("measured")]
    Measured,
}
