using System.Globalization;
using Ironwood.Operations.Google;
using Ironwood.Outputs;
using Ironwood.Problems;

namespace Ironwood.Operations.Models.Rollouts;

/// <summary>Traffic that somebody asks to have moved, as it was written.</summary>
public sealed record RolloutRequest
{
    /// <summary>The tier whose endpoint it is.</summary>
    public required string Tier { get; init; }

    /// <summary>Id of the deployed model that is to receive it.</summary>
    public required string DeployedModel { get; init; }

    /// <summary>Percentages with commas between them. Default <c>5,25,50,100</c>.</summary>
    public string Steps { get; init; } = "5,25,50,100";

    /// <summary>What each step must keep to.</summary>
    public TrafficLimits Limits { get; init; } = new();
}

/// <summary>A plan, or all that stands in its way.</summary>
/// <param name="Plan">The plan; null while a problem stands.</param>
/// <param name="Endpoint">The endpoint's name; null while a problem stands.</param>
/// <param name="Problems">Every problem.</param>
public sealed record PlannedRollout(RolloutPlan? Plan, VertexName? Endpoint, IReadOnlyList<Problem> Problems);

/// <summary>
/// Makes a plan of traffic that somebody asks to have moved. Reads from Vertex AI, and changes nothing there.
/// </summary>
/// <param name="vertex">Vertex AI.</param>
public sealed class RolloutPlanner(IVertexAi vertex)
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    /// <summary>Plans it, or says all that is wrong with it.</summary>
    /// <exception cref="Access.AccessException">Vertex AI could not be asked.</exception>
    public async Task<PlannedRollout> PlanAsync(
        RolloutRequest request, PlatformContract contract, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var problems = new List<Problem>();
        var hosting = TierEndpoints.Find(contract, request.Tier, problems)?.Vertex;
        var steps = StepsOf(request.Steps, problems);
        problems.AddRange(Limits(request.Limits));
        if (hosting is null)
        {
            return new(null, null, problems);
        }
        if (await vertex.FindEndpointAsync(hosting.Endpoint, cancellation).ConfigureAwait(false) is not { } endpoint)
        {
            problems.Add(TierEndpoints.NotFound(request.Tier, hosting));
            return new(null, null, problems);
        }
        problems.AddRange(EndpointState.Validate(request.Tier, endpoint));
        problems.AddRange(EndpointState.RequireModel(endpoint, request.DeployedModel, request.Tier, "--to"));
        return problems.Count > 0 || !VertexName.TryEndpoint(hosting.Endpoint, out var name)
            ? new(null, null, problems)
            : new(RolloutPlan.Of(request.DeployedModel, VertexTraffic.Of(endpoint), steps, request.Limits), name, []);
    }

    private static List<int> StepsOf(string text, List<Problem> problems)
    {
        var steps = new List<int>();
        foreach (var word in text.Split(','))
        {
            if (!int.TryParse(
                word.Trim().TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
                || percent is < 1 or > TrafficSplit.Whole
                || (steps.Count > 0 && percent <= steps[^1]))
            {
                problems.Add(new(
                    ModelDiagnostics.MalformedSteps, "--steps", "is not a list of percentages that grow", text,
                    "whole numbers from 1 to 100, with commas between them", "write for example 5,25,50,100"));
                return [];
            }
            steps.Add(percent);
        }
        return steps;
    }

    private static IEnumerable<Problem> Limits(TrafficLimits limits)
    {
        if (limits.Interval < ShortestInterval || limits.Interval > LongestInterval)
        {
            yield return new(
                ModelDiagnostics.LimitOutOfRange, "--interval", "is outside its range", Written.Of(limits.Interval), "1m to 1d",
                "5m is the default: Monitoring shows requests some minutes late");
        }
        if (limits.MaxErrorRatio is not (>= 0 and <= 1))
        {
            yield return new(
                ModelDiagnostics.LimitOutOfRange, "--max-error-ratio", "is outside its range", Written.Of(limits.MaxErrorRatio), "0 to 1", "one failure in a hundred is 0.01");
        }
        if (limits.MaxP99Milliseconds is { } p99 && !(p99 > 0))
        {
            yield return new(
                ModelDiagnostics.LimitOutOfRange, "--max-p99-ms", "is outside its range", Written.Of(p99), "more than 0", "leave it out to judge by errors alone");
        }
        if (limits.MinRequests < 1)
        {
            yield return new(
                ModelDiagnostics.LimitOutOfRange, "--min-requests", "is outside its range", Written.Of(limits.MinRequests), "1 or more",
                "nothing can be judged by no requests; 20 is the default");
        }
    }
}

/// <summary>Values as a person would have written them.</summary>
internal static class Written
{
    public static string Of(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Of(TimeSpan span) =>
        span.TotalSeconds % 60 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0}m")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###}s");
}
