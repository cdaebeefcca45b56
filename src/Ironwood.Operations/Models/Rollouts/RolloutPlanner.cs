using Ironwood.Operations.Google;

namespace Ironwood.Operations.Models.Rollouts;

/// <summary>A plan, or every problem that prevents it.</summary>
/// <param name="Plan">The plan; null with a problem.</param>
/// <param name="Endpoint">The endpoint's name; null with a problem.</param>
/// <param name="Problems">Every problem.</param>
public sealed record PlannedRollout(RolloutPlan? Plan, VertexName? Endpoint, IReadOnlyList<Problem> Problems);

/// <summary>Plans a rollout. Reads from Vertex AI, and changes nothing there.</summary>
/// <param name="vertex">Vertex AI.</param>
public sealed class RolloutPlanner(IVertexAi vertex)
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    /// <summary>Plans the rollout, or returns every problem.</summary>
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
        if (!VertexName.TryEndpoint(hosting.Endpoint, out var name))
        {
            problems.Add(new(
                ModelDiagnostics.MalformedName,
                $"tier {request.Tier}",
                "the outputs have a malformed endpoint name",
                hosting.Endpoint,
                VertexName.EndpointForm,
                "write the outputs again: pulumi stack output --json > outputs.json"));
        }
        return problems.Count > 0
            ? new(null, null, problems)
            : new(RolloutPlan.Of(request.DeployedModel, VertexTraffic.Of(endpoint), steps, request.Limits), name, []);
    }

    private static List<int> StepsOf(string text, List<Problem> problems)
    {
        var steps = new List<int>();
        foreach (var word in text.Split(','))
        {
            var digits = word.Trim().TrimEnd('%');
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
                || percent is < 1 or > TrafficSplit.Whole
                || (steps.Count > 0 && percent <= steps[^1]))
            {
                problems.Add(new(
                    ModelDiagnostics.MalformedSteps,
                    "--steps",
                    "is not a list of percentages that grow",
                    text,
                    "whole numbers from 1 to 100, with commas between them",
                    "write for example 5,25,50,100"));
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
            yield return OutOfRange(
                "--interval", Written(limits.Interval), "1m to 1d",
                "5m is the default: Monitoring shows requests some minutes late");
        }
        if (limits.MaxErrorRatio is not (>= 0 and <= 1))
        {
            yield return OutOfRange(
                "--max-error-ratio", Written(limits.MaxErrorRatio), "0 to 1", "one failure in a hundred is 0.01");
        }
        if (limits.MaxP99Milliseconds is { } p99 && !(p99 > 0))
        {
            yield return OutOfRange(
                "--max-p99-ms", Written(p99), "more than 0", "leave it out to judge by errors alone");
        }
        if (limits.MinRequests < 1)
        {
            yield return OutOfRange(
                "--min-requests", Written(limits.MinRequests), "1 or more",
                "without requests nothing can be judged; 20 is the default");
        }
    }

    private static Problem OutOfRange(string option, string value, string allowed, string fix) =>
        new(ModelDiagnostics.LimitOutOfRange, option, "is outside its range", value, allowed, fix);

    private static string Written(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Written(TimeSpan span) => span.TotalSeconds % 60 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0}m")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###}s");
}
