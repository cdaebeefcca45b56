using Ironwood.Operations.Verification;

namespace Ironwood.Cli.Verifying;

/// <summary>The numbers that an option accepts.</summary>
internal sealed record OptionRange(int Least, int Most, int Default)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Least} to {Most}");
}

/// <summary>The options of <c>./ironwood verify</c>.</summary>
internal sealed record VerifyOptions
{
    /// <summary>No check has this id.</summary>
    public const string UnknownCheck = "IW8105";

    public const string OutOfRange = "IW8106";

    /// <summary>No check is left.</summary>
    public const string NothingLeft = "IW8107";

    // The recipe sends ten requests; more would be a load test.
    public static readonly OptionRange RequestRange =
        new(1, VerificationOptions.MostRequests, VerificationOptions.MostRequests);

    public static readonly OptionRange ConcurrencyRange = new(1, VerificationOptions.MostConcurrency, 16);

    public static readonly OptionRange LatencyRange = new(1, 600_000, 200);

    public static readonly OptionRange TimeoutRange = new(1, 3600, 120);

    /// <summary>Ids of the checks, in their order. A test compares them with the checks themselves.</summary>
    public static readonly string[] Checks =
    [
        "pods", "devices", "backends", "requests", "vertex", "endpoints", "metrics", "uptime", "alerts", "dashboard",
        "sink", "subscription", "cache", "budget",
    ];

    public required string[] Only { get; init; }

    public required string[] Skip { get; init; }

    public required int Requests { get; init; }

    public required int Concurrency { get; init; }

    public required int LatencyMs { get; init; }

    public required int TimeoutSeconds { get; init; }

    public required string Format { get; init; }

    /// <summary>The numbers as the checks take them.</summary>
    public VerificationOptions Terms => new()
    {
        Requests = Requests,
        Concurrency = Concurrency,
        Latency = TimeSpan.FromMilliseconds(LatencyMs),
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
    };

    /// <summary>Whether a check is selected.</summary>
    public bool IsAsked(string id) => (Only.Length == 0 || Only.Contains(id)) && !Skip.Contains(id);

    public IEnumerable<Problem> Problems()
    {
        Problem[] unknown = [.. Unknown("--only", Only), .. Unknown("--skip", Skip)];
        foreach (var problem in unknown)
        {
            yield return problem;
        }
        if (unknown.Length == 0 && !Checks.Any(IsAsked))
        {
            yield return new(
                NothingLeft, "--skip", "skips every check that --only selects", string.Join(", ", Skip),
                Fix: "skip fewer checks with --skip");
        }
        foreach (var (name, value, range) in new[]
        {
            ("--requests", Requests, RequestRange),
            ("--concurrency", Concurrency, ConcurrencyRange),
            ("--latency-ms", LatencyMs, LatencyRange),
            ("--timeout", TimeoutSeconds, TimeoutRange),
        })
        {
            if (value < range.Least || value > range.Most)
            {
                yield return new(
                    OutOfRange, name, "is out of range", value.ToString(CultureInfo.InvariantCulture), range.ToString(),
                    string.Create(CultureInfo.InvariantCulture, $"leave it out to use {range.Default}"));
            }
        }
    }

    private static IEnumerable<Problem> Unknown(string option, string[] ids) =>
        from id in ids
        where !Checks.Contains(id)
        select new Problem(
            UnknownCheck, option, "is not the id of a check", id, string.Join(", ", Checks),
            Spelling.Nearest(id, Checks) is { } meant ? $"did you mean '{meant}'?" : "./ironwood help verify");
}
