using Grpc.Core;
using Ironwood.Catalog.Metrics;
using Ironwood.Cli.Verifying;
using Ironwood.Demo.Balancing;
using Ironwood.Demo.Caching;
using Ironwood.Demo.Compute;
using Ironwood.Demo.Faults;
using Ironwood.Demo.Monitoring;
using Ironwood.Demo.Platform;
using Ironwood.Demo.Samples;
using Ironwood.Demo.Spend;
using Ironwood.Demo.Telemetry;
using Ironwood.Demo.Vertex;
using Ironwood.Outputs;

namespace Ironwood.Cli.Tests.Commands;

public sealed class VerifyCommandTests
{
    private const string Project = "ironwood-prod";

    /// <summary>What can be wrong with a platform: the check that sees it, and what it says.</summary>
    private static readonly (string Check, string Seen, Action<PlatformState> Break)[] Wrong =
    [
        ("pods", "no such group", state =>
        {
            ComputeBook.Of(state).Groups.TryRemove("slice-large-3", out _);
            ComputeBook.Of(state).Backends["inference-backend-large"] =
                [.. ComputeBook.Of(state).Backends["inference-backend-large"].Where(
                    url => !url.EndsWith("/slice-large-3", StringComparison.Ordinal))];
        }),
        ("pods", "slice-large-3-0255 CREATING (ZONE_RESOURCE_POOL_EXHAUSTED)", state => ComputeBook.Of(state)
            .Change(
                "slice-large-3",
                group => group with { Missing = 1, IsStable = false, Error = "ZONE_RESOURCE_POOL_EXHAUSTED" })),
        ("backends", "no such backend service", state => ComputeBook.Of(state)
            .Backends.TryRemove("inference-backend-small", out _)),
        // The pods see it too: it stands where they have something to see as well.
        ("backends", "0 of 0 VMs healthy", state => ComputeBook.Of(state)
            .Change("slice-small-0", group => group with { Missing = group.Vms })),
        ("backends", "not behind the backend service", state => ComputeBook.Of(state)
            .Backends["inference-backend-small"] = []),
        ("backends", "slice-small-0-0000 UNHEALTHY", state => ComputeBook.Of(state)
            .Change("slice-small-0", group => group with { Unhealthy = 1 })),
        ("requests", "from tier small", state => FrontDoorBook.Of(state).OnlyTier = "small"),
        ("requests", "a tier that the answer does not name", state => FrontDoorBook.Of(state).NamesTier = false),
        ("requests", "10 with 503", state => FrontDoorBook.Of(state).Status = 503),
        ("vertex", "404 from the machines of tier ", state => FrontDoorBook.Of(state).HasVertexRoutes = false),
        ("devices", "9,216 chips visible", state => SeriesBook.Of(state).Change(
            series => series.MetricType == Metrics.TpuMemoryTotal.Type,
            series => series.Copies == 9_216 ? series : null)),
        ("uptime", "answers 0 of 1 place, not usa-iowa", state => SeriesBook.Of(state).Change(
            series => series.MetricType == Metrics.UptimeCheckPassed.Type, series => series with { Value = 0 })),
        ("endpoints", "no model deployed", state => EndpointBook.Of(state).Change(
            state.Contract.Tiers["small"].Vertex!.Endpoint, endpoint => endpoint.DeployedModels.Clear())),
        ("endpoints", "traffic 0 %", state => EndpointBook.Of(state).Change(
            state.Contract.Tiers["small"].Vertex!.Endpoint, endpoint => endpoint.TrafficSplit.Clear())),
        ("metrics", "silent for more than 5 min", state => SeriesBook.Of(state).Change(
            series => series.MetricType == "redis.googleapis.com/clients/connected",
            series => series with { Age = TimeSpan.FromHours(2) })),
        ("metrics", "never written", state => SeriesBook.Of(state).Change(
            series => series.MetricType == "redis.googleapis.com/clients/connected", _ => null)),
        ("alerts", "disabled", state => AlertBook.Of(state).Policies.First().Value.Enabled = false),
        (
            "alerts", "no such policy",
            state => AlertBook.Of(state).Policies.TryRemove(AlertBook.Of(state).Policies.First().Key, out _)),
        ("dashboard", "no such dashboard", state => DashboardBook.Of(state).Exists = false),
        ("dashboard", "0 tiles", state => DashboardBook.Of(state).Tiles = 0),
        ("sink", "no such sink", state => TelemetryBook.Of(state).Destination = null),
        ("sink", "disabled", state => TelemetryBook.Of(state).IsDisabled = true),
        ("sink", "0 rows in 2 tables", state => TelemetryBook.Of(state).NewRows = 0),
        ("sink", "no such dataset", state => TelemetryBook.Of(state).Tables = null),
        ("subscription", "no such subscription", state => TelemetryBook.Of(state).Subscription = null),
        ("subscription", "BigQuery PERMISSION_DENIED", state => TelemetryBook.Of(state).Writer = "PERMISSION_DENIED"),
        ("subscription", "but not to BigQuery", state => TelemetryBook.Of(state).Writer = null),
        ("subscription", "the oldest 1 h", state => SeriesBook.Of(state).Add(
            Of(state, "oldest_unacked_message_age", "tpu-analytics-sub", 3600))),
        ("subscription", "3 messages", state => SeriesBook.Of(state).Add(
            Of(state, "num_undelivered_messages", "tpu-metrics-stream-dead-letters-sub", 3))),
        ("cache", "no such instance", state => CacheBook.Of(state).Exists = false),
        ("cache", "UPDATING", state => CacheBook.Of(state).State = "UPDATING"),
        ("cache", "AUTH off", state => CacheBook.Of(state).HasAuth = false),
        ("cache", "TLS DISABLED", state => CacheBook.Of(state).TransitEncryption = "DISABLED"),
        ("cache", "5 GB", state => CacheBook.Of(state).MemoryGb = 5),
        ("budget", "no such budget", state => BudgetBook.Of(state).Exists = false),
        ("budget", "1 EUR", state => (BudgetBook.Of(state).Units, BudgetBook.Of(state).Currency) = (1, "EUR")),
        ("budget", "the amount of last month", state => BudgetBook.Of(state).Units = null),
        ("budget", "0 thresholds", state => BudgetBook.Of(state).Thresholds = []),
    ];

    /// <summary>The first things that can be wrong for each check, the second ones, and so on: together, they are few
    /// runs.</summary>
    public static TheoryData<int> Rounds =>
        [.. Enumerable.Range(0, Wrong.GroupBy(wrong => wrong.Check).Max(check => check.Count()))];

    [Fact]
    public async Task A_platform_that_is_well_passes_every_check()
    {
        await using var verify = await VerifyRun.StartAsync();
        var run = await verify.OfAsync();
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            VerifyOptions.Checks.Select(id => $"PASS {id}"),
            run.Lines.Where(line => line.StartsWith("PASS", StringComparison.Ordinal))
                .Select(line => line.Split(':')[0]));
        Assert.Contains("ironwood-prod prod: 14 PASS.", run.Lines);
        Assert.Contains(
            "  see:  gcloud compute backend-services get-health inference-backend-large --global "
            + "--project=ironwood-prod",
            run.Lines);
    }

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task What_is_wrong_is_seen_by_its_check_and_what_is_well_passes(int round)
    {
        await using var verify = await VerifyRun.StartAsync();
        // Series are made of endpoints as they are at first.
        _ = SeriesBook.Of(verify.Platform.State).All;
        var wrong = Wrong.GroupBy(each => each.Check).SelectMany(check => check.Skip(round).Take(1)).ToArray();
        Assert.All(wrong, each => each.Break(verify.Platform.State));
        var (exitCode, checks) = await verify.ChecksAsync();
        Assert.Equal(1, exitCode);
        Assert.All(wrong, each =>
        {
            Assert.Equal("fail", (string?)checks[each.Check]["status"]);
            Assert.Contains(checks[each.Check]["evidence"]!.AsArray(), evidence =>
                !(bool)evidence!["holds"]!
                    && ((string)evidence["seen"]!).Contains(each.Seen, StringComparison.Ordinal));
        });
        Assert.All(
            checks.ExceptBy(wrong.Select(each => each.Check), check => check.Key),
            check => Assert.Equal("pass", (string?)check.Value["status"]));
    }

    [Fact]
    public async Task A_front_door_that_is_slow_fails()
    {
        await using var verify = await VerifyRun.StartAsync();
        verify.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(30);
        var (exitCode, checks) = await verify.ChecksAsync(
            "--only", "requests", "--requests", "2", "--latency-ms", "20");
        Assert.Equal(1, exitCode);
        Assert.Contains("p99", (string)checks["requests"]["summary"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_stack_lacks_is_skipped()
    {
        var prod = SampleContract.Create();
        await using var verify = await VerifyRun.StartAsync(prod with
        {
            Cache = null,
            Budget = null,
            FrontDoor = prod.FrontDoor with { RequiresSignIn = true },
            Tiers = prod.Tiers.ToImmutableSortedDictionary(tier => tier.Key, tier => tier.Value with { Vertex = null }),
        });
        var (exitCode, checks) = await verify.ChecksAsync();
        Assert.Equal(0, exitCode);
        Assert.Equal(
            ["requests", "vertex", "endpoints", "cache", "budget"],
            checks.Where(check => (string?)check.Value["status"] == "skip").Select(check => check.Key));
        Assert.All(
            checks.Where(check => (string?)check.Value["status"] == "skip"),
            check => Assert.Empty(check.Value["commands"]!.AsArray()));
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_asked()
    {
        await using var verify = await VerifyRun.StartAsync();
        var (_, checks) = await verify.ChecksAsync("--only", "cache", "--only", "budget", "--skip", "budget");
        Assert.Equal(["cache"], checks.Keys);
        Assert.Equal(
            "GET redis.googleapis.com/v1/projects/ironwood-prod/locations/us-central1/instances/inference-cache",
            Assert.Single(verify.Platform.State.Calls).Name);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2)]
    public async Task A_route_is_sent_as_many_requests_as_asked_for_and_no_token_of_Googles(int requests)
    {
        await using var verify = await VerifyRun.StartAsync();
        await verify.OfAsync("--only", "requests", "--requests", $"{requests}");
        Assert.Equal(3 * requests, verify.Platform.State.Calls.Count);
        Assert.All(verify.Platform.State.Calls, call =>
        {
            Assert.Equal("inference.example.com", call.Host);
            Assert.DoesNotContain("authorization", call.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task No_more_calls_are_under_way_than_asked_for(int concurrency)
    {
        await using var verify = await VerifyRun.StartAsync();
        verify.Platform.State.Latency = TimeSpan.FromMilliseconds(2);
        var run = await verify.OfAsync("--concurrency", $"{concurrency}");
        Assert.Equal(0, run.ExitCode);
        Assert.InRange(verify.Platform.State.Load.Most, 1, concurrency);
    }

    // For twenty groups or a thousand: one list call per page, one call per group, no call per VM.
    [Fact]
    public async Task A_thousand_groups_are_asked_for_in_bulk()
    {
        await using var verify = await VerifyRun.StartAsync(WithGroups(1000));
        var (exitCode, checks) = await verify.ChecksAsync("--only", "pods", "--only", "backends");
        Assert.Equal(0, exitCode);
        Assert.Equal("1,000 groups stable, 4,000 VMs running", (string?)checks["pods"]["summary"]);
        Assert.Equal("4,000 VMs healthy behind 3 backend services", (string?)checks["backends"]["summary"]);
        Assert.Equal(
            2, verify.Platform.State.Calls.Count(call => call.Name.Contains("/aggregated/", StringComparison.Ordinal)));
        Assert.Equal(3 + 1000 + 2, verify.Platform.State.Calls.Count);
    }

    [Fact]
    public async Task Of_an_API_that_refuses_nothing_is_known_and_the_rest_stands()
    {
        await using var verify = await VerifyRun.StartAsync();
        verify.Platform.Faults.Add(CallFault.Disabled("GET redis.googleapis.com", "redis.googleapis.com", Project));
        var (exitCode, checks) = await verify.ChecksAsync();
        Assert.Equal(3, exitCode);
        Assert.Equal("notAsked", (string?)checks["cache"]["status"]);
        Assert.Equal("IW8005", (string?)checks["cache"]["problem"]!["code"]);
        Assert.All(
            checks.Where(check => check.Key != "cache"), check => Assert.Equal("pass", (string?)check.Value["status"]));
    }

    [Fact]
    public async Task A_failure_outweighs_what_could_not_be_asked()
    {
        await using var verify = await VerifyRun.StartAsync();
        verify.Platform.Faults.Add(CallFault.Disabled("GET redis.googleapis.com", "redis.googleapis.com", Project));
        BudgetBook.Of(verify.Platform.State).Exists = false;
        Assert.Equal(1, (await verify.OfAsync()).ExitCode);
    }

    [Theory]
    [InlineData("expired", "IW8003")]
    [InlineData("denied", "IW8004")]
    [InlineData("project", "IW8007")]
    public async Task A_failure_of_every_question_is_reported_with_its_fix(string what, string code)
    {
        await using var verify = await VerifyRun.StartAsync();
        verify.Platform.Faults.Add(what switch
        {
            "expired" => CallFault.TokenExpired("*"),
            "denied" => CallFault.Denied("*", "compute.instanceGroupManagers.list", "user:ann@example.com"),
            _ => CallFault.Refused("*", StatusCode.NotFound, "The resource 'projects/ironwood-prod' was not found"),
        });
        var run = await verify.OfAsync("--only", "pods");
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith($"UNKNOWN pods: {code} ", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n  fix:     ", run.Out, StringComparison.Ordinal);
        Assert.Contains("ironwood-prod prod: 1 UNKNOWN.", run.Lines);
    }

    [Fact]
    public async Task A_passing_unavailability_is_waited_out()
    {
        await using var verify = await VerifyRun.StartAsync();
        verify.Platform.Faults.Add(CallFault.Unavailable("POST compute.googleapis.com", times: 1));
        verify.Platform.Faults.Add(CallFault.Unavailable("MetricService/ListTimeSeries", times: 1));
        Assert.Equal(0, (await verify.OfAsync("--only", "backends", "--only", "metrics")).ExitCode);
    }

    [Fact]
    public async Task A_query_that_does_not_end_is_no_failure_of_the_sink()
    {
        await using var verify = await VerifyRun.StartAsync();
        TelemetryBook.Of(verify.Platform.State).QueriesEnd = false;
        var (exitCode, checks) = await verify.ChecksAsync("--only", "sink");
        Assert.Equal(3, exitCode);
        Assert.Equal("IW8110", (string?)checks["sink"]["problem"]!["code"]);
    }

    [Fact]
    public async Task A_platform_that_is_silent_is_given_up_when_the_time_is_over()
    {
        await using var verify = await VerifyRun.StartAsync();
        verify.Platform.Faults.Add(CallFault.Silent("GET redis.googleapis.com"));
        var run = await verify.UntilTimeoutAsync("--only", "cache", "--timeout", "1", "--format", "json");
        Assert.Equal(3, run.ExitCode);
        Assert.Equal("IW8108", (string?)JsonNode.Parse(run.Out)!["checks"]![0]!["problem"]!["code"]);
    }

    [Fact]
    public async Task An_endpoint_without_an_answer_is_not_a_failure_of_the_platform()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["outputs.json"], SampleOutputs.Write(SampleContract.Create()));
        var run = await CommandRun.OfAsync(
            "verify", "--outputs", folder["outputs.json"], "--endpoint", "http://127.0.0.1:1", "--only", "requests",
            "--timeout", "20");
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("UNKNOWN requests: IW8008 ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_for_a_file_is_written_whole_and_counted_on_the_screen()
    {
        await using var verify = await VerifyRun.StartAsync();
        using var folder = new TemporaryFolder();
        var run = await verify.OfAsync("--only", "cache", "--format", "json", "--output", folder["report.json"]);
        Assert.Equal("ironwood-prod prod: 1 PASS.\n", run.Out);
        Assert.Equal(
            "ironwood-verify/1",
            (string?)JsonNode.Parse(await File.ReadAllTextAsync(folder["report.json"]))!["format"]);
    }

    private static PlatformSeries Of(PlatformState state, string metric, string subscription, double value) => new()
    {
        MetricType = $"pubsub.googleapis.com/subscription/{metric}",
        ResourceType = "pubsub_subscription",
        ResourceLabels = ImmutableSortedDictionary<string, string>.Empty
            .Add("project_id", state.Contract.Project).Add("subscription_id", subscription),
        Value = value,
    };

    /// <summary>The production stack with so many small groups over its three tiers.</summary>
    internal static PlatformContract WithGroups(int count)
    {
        var prod = SampleContract.Create();
        var each = count / prod.Tiers.Count;
        return prod with
        {
            Tiers = prod.Tiers.ToImmutableSortedDictionary(tier => tier.Key, tier => tier.Value with
            {
                Groups =
                [
                    .. Enumerable.Range(0, tier.Value.IsDefault ? count - (2 * each) : each)
                        .Select(index => tier.Value.Groups[0] with
                    {
                        Name = $"slice-{tier.Key}-{index}",
                        InstanceGroup =
                            $"https://www.googleapis.com/compute/v1/projects/{Project}/zones/us-central1-c/instanceGroups/slice-{tier.Key}-{index}",
                        MinVms = 4,
                        MaxVms = 4,
                    }),
                ],
            }),
        };
    }
}
