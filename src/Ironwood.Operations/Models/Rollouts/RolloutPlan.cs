namespace Ironwood.Operations.Models.Rollouts;

/// <summary>A step of a rollout.</summary>
/// <param name="Percent">Share of the traffic that the deployed model receives.</param>
/// <param name="Split">The whole split.</param>
public sealed record RolloutStep(int Percent, TrafficSplit Split);

/// <summary>Traffic that moves to a deployed model in steps.</summary>
/// <param name="DeployedModel">Its id.</param>
/// <param name="Start">The endpoint's split before the first step.</param>
/// <param name="Steps">The steps; each gives the deployed model more than the one before.</param>
/// <param name="Limits">Limits that each step must keep.</param>
public sealed record RolloutPlan(
    string DeployedModel, EndpointTraffic Start, IReadOnlyList<RolloutStep> Steps, TrafficLimits Limits)
{
    /// <summary>
    /// The steps to the given percentages. Steps that the deployed model has already reached are left out. If no other
    /// model receives traffic, there is one step, to 100 %.
    /// </summary>
    public static RolloutPlan Of(
        string deployedModel, EndpointTraffic start, IEnumerable<int> percentages, TrafficLimits limits)
    {
        ArgumentNullException.ThrowIfNull(start);
        var steps = new List<RolloutStep>();
        var reached = start.Split.ShareOf(deployedModel);
        foreach (var percent in percentages.Order())
        {
            var split = start.Split.Toward(deployedModel, percent);
            if (split.ShareOf(deployedModel) > reached)
            {
                reached = split.ShareOf(deployedModel);
                steps.Add(new(reached, split));
            }
        }
        return new(deployedModel, start, steps, limits);
    }
}
