using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Monitoring;

/// <summary>The dashboard of a platform.</summary>
public sealed class DashboardBook
{
    /// <summary>Whether there is one.</summary>
    public bool Exists { get; set; } = true;

    /// <summary>Its tiles.</summary>
    public int Tiles { get; set; } = 14;

    /// <summary>A platform's dashboard.</summary>
    public static DashboardBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(_ => new DashboardBook());
    }
}
