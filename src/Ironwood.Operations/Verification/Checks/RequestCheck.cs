using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>
/// The platform as a caller sees it: a few requests for each route, whose answers come from the route's tier, succeed
/// and are fast. The first request lists the models; the others ask the first model for one token, one after the
/// other. The first also pays for name resolution and connection, so only the others are timed, if there are any.
/// </summary>
/// <param name="frontDoor">Sends requests to the platform.</param>
/// <param name="options">Number of requests, and the latency limit.</param>
public sealed class RequestCheck(IFrontDoor frontDoor, VerificationOptions options) : ICheck
{
    private const string InternalScheme = "internal";

    /// <inheritdoc/>
    public string Id => "requests";

    /// <inheritdoc/>
    public string Title => "Requests through the balancer: answered by the right tier, in time";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.FrontDoor.RequiresSignIn ? [] :
        [
            .. ProbedRoute.Of(platform).Select(route =>
                "curl --silent --output /dev/null --dump-header - --write-out '%{http_code} %{time_total}\\n'"
                + string.Concat(route.Headers.Select(header =>
                    ShellLine.Of($" --header {$"{header.Key}: {header.Value}"}")))
                + ShellLine.Of($" {route.ModelsUrl}")),
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        if (platform.FrontDoor.RequiresSignIn)
        {
            return CheckOutcome.Skipped(
                "Identity-Aware Proxy asks callers to sign in, and would answer in the platform's place");
        }
        var routes = ProbedRoute.Of(platform);
        if (routes.IsEmpty)
        {
            return CheckOutcome.Skipped("the stack has no routes");
        }
        var answers = await Concurrently.AskAsync(routes, AskAsync, cancellation).ConfigureAwait(false);
        var requests = Wording.Count(answers.Sum(route => route.Count), "request");
        var slowest = answers.Max(route => Percentile(Timed(route), 0.99));
        return CheckOutcome.Of(
            routes.Zip(answers).SelectMany(pair => Judge(platform, pair.First, pair.Second)),
            $"{Wording.Count(routes.Length, "route")}, {requests} answered, slowest p99 {Wording.Time(slowest)}");
    }

    // One after the other: several at once would measure their own queue.
    private async Task<IReadOnlyList<FrontDoorAnswer>> AskAsync(ProbedRoute route, CancellationToken cancellation)
    {
        var first = await frontDoor.AskAsync(route.ModelsUrl, null, route.Headers, cancellation)
            .ConfigureAwait(false);
        var answers = new List<FrontDoorAnswer> { first };
        var model = ModelOf(first);
        while (answers.Count < options.Requests && answers[^1].Failure is null)
        {
            answers.Add(model is null
                ? await frontDoor.AskAsync(route.ModelsUrl, null, route.Headers, cancellation)
                    .ConfigureAwait(false)
                : await frontDoor.AskAsync(route.CompletionsUrl, Completion(model), route.Headers, cancellation)
                    .ConfigureAwait(false));
        }
        return answers;
    }

    private IEnumerable<Evidence> Judge(
        PlatformContract platform, ProbedRoute route, IReadOnlyList<FrontDoorAnswer> answers)
    {
        var subject = $"{route.Pattern} to tier {route.Tier}";
        if (answers[^1].Failure is { } failure)
        {
            var seen = $"no answer to {route.ModelsUrl}: {failure}{FromInside(platform)}";
            return [new(subject, Wording.Count(options.Requests, "answer"), seen, Holds: false)];
        }
        var tiers = answers.Select(answer => answer.Tier).Distinct().ToArray();
        var statuses = answers.GroupBy(answer => answer.Status).OrderBy(group => group.Key).Select(group =>
            string.Create(CultureInfo.InvariantCulture, $"{group.Count()} with {group.Key}"));
        var timed = Timed(answers);
        var (p50, p99) = (Percentile(timed, 0.5), Percentile(timed, 0.99));
        return
        [
            new(
                subject,
                $"{Wording.Count(answers.Count, "answer")} with status 200",
                string.Join(", ", statuses),
                answers.All(answer => answer.Status == 200)),
            new(
                subject,
                $"from tier {route.Tier}",
                string.Join(", ", tiers.Select(Origin)),
                tiers is [var only] && only == route.Tier),
            new(
                subject,
                $"p99 within {Wording.Time(options.Latency)}",
                $"p50 {Wording.Time(p50)}, p99 {Wording.Time(p99)}",
                p99 <= options.Latency),
        ];
    }

    // An internal address answers nothing elsewhere.
    private static string FromInside(PlatformContract platform) => platform.FrontDoor.Scheme == InternalScheme
        ? $"; the front door is internal: run verify on a machine in the network {platform.Network.Network}"
        : "";

    private static string Origin(string? tier) =>
        tier is null ? "from a tier that the answer does not name" : $"from tier {tier}";

    private static IEnumerable<FrontDoorAnswer> Timed(IReadOnlyCollection<FrontDoorAnswer> answers) =>
        answers.Count > 1 ? answers.Skip(1) : answers;

    // Nearest rank: the smallest value that this share of all values does not exceed. Of ten values, p99 is the
    // largest.
    private static TimeSpan Percentile(IEnumerable<FrontDoorAnswer> answers, double share)
    {
        var sorted = answers.Select(answer => answer.Elapsed).Order().ToArray();
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }

    // The list of vLLM's OpenAI API: {"data": [{"id": "…"}]}.
    private static string? ModelOf(FrontDoorAnswer answer)
    {
        if (answer.Status != 200)
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.GetProperty("data")[0].GetProperty("id").GetString();
        }
        catch (Exception error) when (
            error is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static string Completion(string model)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteString("prompt", "ping");
            json.WriteNumber("max_tokens", 1);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
