namespace Ironwood.Planning.Boot;

/// <summary>Where things lie on a host. Other folders than these serve tests that run a host's programs.</summary>
public sealed record HostPaths
{
    /// <summary>Configuration. Default <c>/etc/ironwood</c>; the shell scripts know only this one.</summary>
    public string Configuration { get; init; } = "/etc/ironwood";

    /// <summary>Scripts. Default <c>/usr/local/lib/ironwood</c>; the shell scripts know only this one.</summary>
    public string Library { get; init; } = "/usr/local/lib/ironwood";

    /// <summary>Models, compiled programs and what the proxy has to put down. Default
    /// <c>/var/lib/ironwood</c>.</summary>
    public string State { get; init; } = "/var/lib/ironwood";

    /// <summary>Logs, from which the agent reads. Default <c>/var/log/ironwood</c>.</summary>
    public string Logs { get; init; } = "/var/log/ironwood";

    /// <summary>What a restart forgets. Default <c>/run/ironwood</c>.</summary>
    public string Run { get; init; } = "/run/ironwood";
}
