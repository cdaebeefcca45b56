namespace Ironwood.Operations.Models.Rollouts;

/// <summary>The options of <c>./ironwood model traffic</c>, as written.</summary>
public sealed record RolloutRequest
{
    /// <summary>The tier whose endpoint it is.</summary>
    public required string Tier { get; init; }

    /// <summary>Id of the deployed model that is to receive the traffic.</summary>
    public required string DeployedModel { get; init; }

    /// <summary>Percentages, separated by commas. Default: <c>5,25,50,100</c>.</summary>
    public string Steps { get; init; } = "5,25,50,100";

    /// <summary>Limits that each step must keep.</summary>
    public TrafficLimits Limits { get; init; } = new();
}
