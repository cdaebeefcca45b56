namespace Ironwood.Planning.Boot;

/// <summary>The port that every host of every tier answers on; the balancer, its health check and the firewall agree on
/// it.</summary>
public static class ServingPort
{
    /// <summary>TCP port.</summary>
    public const int Number = 8080;

    /// <summary>The model server's own TCP port, behind the proxy.</summary>
    public const int ModelServer = 8000;

    /// <summary>The port's name in the managed groups, by which a backend service finds it.</summary>
    public const string Name = "http";

    /// <summary>Path that answers 200 while the model behind it can serve.</summary>
    public const string HealthPath = "/health";
}
