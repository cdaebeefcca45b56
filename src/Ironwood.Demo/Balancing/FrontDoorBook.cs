using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Balancing;

/// <summary>How the front door answers callers. At the start all answers are good.</summary>
public sealed class FrontDoorBook
{
    /// <summary>Status of each answer that would otherwise be good.</summary>
    public int Status { get; set; } = 200;

    /// <summary>The tier that answers every path; null for the tier that the path leads to.</summary>
    public string? OnlyTier { get; set; }

    /// <summary>Whether answers name the tier.</summary>
    public bool NamesTier { get; set; } = true;

    /// <summary>Whether the routes to Vertex AI lead to it; otherwise they lead to a tier, like other paths.</summary>
    public bool HasVertexRoutes { get; set; } = true;

    /// <summary>A platform's front door.</summary>
    public static FrontDoorBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(_ => new FrontDoorBook());
    }
}
