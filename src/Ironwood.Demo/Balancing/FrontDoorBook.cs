using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Balancing;

/// <summary>How the platform answers its callers: well, to begin with.</summary>
public sealed class FrontDoorBook
{
    /// <summary>Status of every answer that would be a good one.</summary>
    public int Status { get; set; } = 200;

    /// <summary>The tier that answers for every path; null for the one that the path leads to.</summary>
    public string? OnlyTier { get; set; }

    /// <summary>Whether answers name the tier.</summary>
    public bool NamesTier { get; set; } = true;

    /// <summary>Whether the routes to Vertex AI lead there, or like any other path to a tier.</summary>
    public bool HasVertexRoutes { get; set; } = true;

    /// <summary>A platform's front door.</summary>
    public static FrontDoorBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(_ => new FrontDoorBook());
    }
}
