namespace Ironwood.Operations.Models.Rollouts;

/// <summary>A step of a rollout.</summary>
/// <param name="Percent">What the deployed model receives.</param>
/// <param name="Split">The whole split.</param>
public sealed record RolloutStep(int Percent, TrafficSplit Split);

/// <summary>Traffic that moves to a deployed model in steps.</summary>
/// <param name="DeployedModel">Its id.</param>
/// <param name="Start">The endpoint's split before the first step.</param>
/// <param name="Steps">The steps, each with more for it than the one before.</param>
/// <param name="Limits">What each step must keep to.</param>
public sealed record RolloutPlan(
    string DeployedModel, EndpointTraffic Start, IReadOnlyList<RolloutStep> Steps, TrafficLimits Limits)
{
    /// <summary>
    /// The steps to the given percentages. Those that the deployed model has already reached fall away; where it is the
    /// only one to receive anything there is one step, to all of it.
    /// </summary>
    public static RolloutPlan Of(
        string deployedModel, EndpointTraffic start, IEnumerable<int> percentages, TrafficLimits limits)
    {
        ArgumentNullException.ThrowIfNull(start);
        var steps = new List<RolloutStep>();
        foreach (var percent in percentages.Order())
        {
            var split = start.Split.Toward(deployedModel, percent);
            if (split.ShareOf(deployedModel) > Math.Max(
                start.Split.ShareOf(deployedModel), steps.LastOrDefault()?.Percent ?? 0))
            {
                steps.Add(new(split.ShareOf(deployedModel), split));
            }
        }
        return new(deployedModel, start, steps, limits);
    }
}
