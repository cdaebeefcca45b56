namespace Ironwood.Outputs.Tests;

public sealed class PlatformContractTests
{
    /// <summary>Edits of a good contract, and the problems that each makes.</summary>
    public static TheoryData<string, string?, string, string> Mistakes => new()
    {
        {
            "version",
            null,
            OutputsCodes.NoVersion,
            "contract.version: is missing or does not have the form major.minor"
        },
        {
            "version",
            "1",
            OutputsCodes.NoVersion,
            "contract.version: is missing or does not have the form major.minor"
        },
        {
            "version",
            "\"1\"",
            OutputsCodes.NoVersion,
            "contract.version: is missing or does not have the form major.minor"
        },
        {
            "version",
            "\"1.x\"",
            OutputsCodes.NoVersion,
            "contract.version: is missing or does not have the form major.minor"
        },
        {
            "version",
            "\"1.-1\"",
            OutputsCodes.NoVersion,
            "contract.version: is missing or does not have the form major.minor"
        },
        {
            "version",
            "\"0.9\"",
            OutputsCodes.OlderVersion,
            "contract.version: is 0.9, older than the 1.x that this Ironwood.Outputs reads"
        },
        {
            "version",
            "\"2.0\"",
            OutputsCodes.NewerVersion,
            "contract.version: is 2.0, newer than the 1.x that this Ironwood.Outputs reads"
        },
        {
            "project",
            null,
            OutputsCodes.MissingValue,
            "contract.project: is missing, but every contract of this version has it"
        },
        {
            "project",
            "null",
            OutputsCodes.MissingValue,
            "contract.project: is missing, but every contract of this version has it"
        },
        { "project", "5", OutputsCodes.WrongType, "contract.project: is a number, but must be text" },
        { "frontDoor", "\"x\"", OutputsCodes.WrongType, "contract.frontDoor: is text, but must be an object" },
        {
            "frontDoor.domains",
            "{}",
            OutputsCodes.WrongType,
            "contract.frontDoor.domains: is an object, but must be a list"
        },
        {
            "frontDoor.domains",
            "[true]",
            OutputsCodes.WrongType,
            "contract.frontDoor.domains[0]: is true or false, but must be text"
        },
        {
            "frontDoor.domains",
            "[null]",
            OutputsCodes.WrongType,
            "contract.frontDoor.domains[0]: is null, but must be text"
        },
        {
            "frontDoor.dnsRecords",
            "[{\"name\":\"a.\",\"data\":\"b\"}]",
            OutputsCodes.MissingValue,
            "contract.frontDoor.dnsRecords[0].type: is missing, but every contract of this version has it"
        },
        {
            "frontDoor.requiresSignIn",
            "\"false\"",
            OutputsCodes.WrongType,
            "contract.frontDoor.requiresSignIn: is text, but must be true or false"
        },
        { "tiers", "[]", OutputsCodes.WrongType, "contract.tiers: is a list, but must be an object" },
        { "tiers.small", "null", OutputsCodes.WrongType, "contract.tiers.small: is null, but must be an object" },
        {
            "tiers.small.chips",
            "1.5",
            OutputsCodes.WrongType,
            "contract.tiers.small.chips: is a number with a fraction or out of range, but must be a whole number"
        },
        {
            "tiers.small.chips",
            "\"256\"",
            OutputsCodes.WrongType,
            "contract.tiers.small.chips: is text, but must be a whole number"
        },
        { "budget.usd", "\"10000\"", OutputsCodes.WrongType, "contract.budget.usd: is text, but must be a number" },
        {
            "cache.port",
            null,
            OutputsCodes.MissingValue,
            "contract.cache.port: is missing, but every contract of this version has it"
        },
    };

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task A_real_contract_comes_back_as_it_went(string stack)
    {
        var outputs = await DeployedStack.Of(stack);

        var whole = PlatformContract.Parse(outputs.ToJsonString());
        var alone = PlatformContract.Parse(outputs["contract"]!.ToJsonString());

        Assert.Equal(
            Sorted(outputs["contract"]), Sorted(JsonSerializer.SerializeToNode(whole, PlatformContract.Format)));
        Assert.Equal(
            Sorted(outputs["contract"]), Sorted(JsonSerializer.SerializeToNode(alone, PlatformContract.Format)));
        Assert.Equal(
            Sorted(outputs["contract"]), Sorted(JsonNode.Parse(JsonSerializer.Serialize(whole.ToStackOutput()))));
    }

    [Fact]
    public async Task Its_values_are_those_of_the_stack()
    {
        var contract = PlatformContract.Parse((await DeployedStack.Prod()).ToJsonString());

        Assert.Equal(
            (PlatformContract.CurrentVersion, "ironwood-prod", "us-central1", "prod"),
            (contract.Version, contract.Project, contract.Region, contract.Environment));
        Assert.Equal(["large", "medium", "small"], contract.Tiers.Keys);
        var large = contract.Tiers["large"];
        Assert.Equal(
            ("tpu7x", "tpu7x-standard-4t", "8x8x16", 9_216),
            (large.Generation, large.MachineType, large.Topology, large.Chips));
        Assert.Equal(("onDemand", false, "ironwood-pod-large"), (large.Capacity, large.IsDefault, large.Pod));
        Assert.Equal("/complex /complex/*", string.Join(' ', large.Routes));
        Assert.Equal("https://inference.example.com/complex", large.Url);
        Assert.Equal("${inference-backend-large.name}", large.BackendService);
        Assert.Equal(9, large.Groups.Length);
        Assert.All(
            large.Groups,
            group => Assert.True(
                group is { IsSlice: true, IsFailover: false, MinVms: 256, MaxVms: 256, Zone: "us-central1-c" }));
        Assert.Equal(
            ("${slice-large-8.name}", "${slice-large-8.instanceGroup}"),
            (large.Groups[8].Name, large.Groups[8].InstanceGroup));
        Assert.Equal(("${inference-endpoint-large.id}", "us-central1", "/vertex/large/predict", false),
            (large.Vertex!.Endpoint, large.Vertex.Region, large.Vertex.Path, large.Vertex.HasModelGardenModel));
        Assert.True(contract.Tiers["medium"].IsDefault);
        Assert.Equal(
            ("https://inference.example.com", "${ai-inference-ip.address}", "/health", "${ai-inference-lb.name}"),
            (
                contract.FrontDoor.Url, contract.FrontDoor.Address, contract.FrontDoor.HealthPath,
                contract.FrontDoor.UrlMap));
        Assert.Equal("inference.example.com", Assert.Single(contract.FrontDoor.Domains));
        Assert.Contains(
            new DnsRecord("inference.example.com.", "A", "${ai-inference-ip.address}"), contract.FrontDoor.DnsRecords);
        Assert.Equal((null, false), (contract.FrontDoor.GatewayUrl, contract.FrontDoor.RequiresSignIn));
        Assert.Equal(
            (
                "${inference-cache.id}", "${inference-cache.host}", DeployedStack.Port, 100,
                "${inference-cache-auth.secretId}", "${inference-cache-ca.secretId}"),
            (
                contract.Cache!.Instance, contract.Cache.Host, contract.Cache.Port, contract.Cache.MemoryGb,
                contract.Cache.AuthSecret, contract.Cache.CaSecret));
        Assert.Equal(
            new TelemetryOutputs
            {
                MetricsDataset = "${tpu-metrics.datasetId}",
                AnalyticsDataset = "${tpu-analytics.datasetId}",
                AnalyticsTable = "${tpu-metrics-stream-table.tableId}",
                LogSink = "${tpu-performance-sink.name}",
                Topic = "${tpu-metrics-stream.id}",
                Subscription = "${tpu-analytics-sub.id}",
                DeadLetterSubscription = "${tpu-metrics-stream-dead-letters-sub.id}",
            },
            contract.Telemetry);
        Assert.Equal(new BudgetOutputs { Budget = "${inference-budget.id}", Usd = 10_000 }, contract.Budget);
        Assert.Equal(
            new ModelStoreOutputs
            {
                Bucket = "${ironwood-models.url}",
                ImageRepository = "${model-registry.registryUri}",
            },
            contract.Models);
        Assert.Equal(
            ("${inference-network.name}", "ironwood-prod"), (contract.Network.Network, contract.Network.Project));
        Assert.Equal("${inference-network-subnet.name}", Assert.Single(contract.Network.Subnetworks).Value);
        Assert.Equal("${tpu-inference-sa.email}", contract.ServiceAccountEmail);
        Assert.Equal(
            ("${inference-dashboard.id}", "${front-door-uptime.name}"),
            (contract.Observability.Dashboard, contract.Observability.UptimeCheck));
        Assert.Equal(8, contract.Observability.AlertPolicies.Count);
        Assert.Equal(
            "${front-door-uptime-alert.name}", contract.Observability.AlertPolicies["front-door-uptime-alert"]);
    }

    [Fact]
    public async Task What_a_platform_lacks_is_null()
    {
        var contract = PlatformContract.Parse((await DeployedStack.Deploy(
            "dev", "ironwood:cache.enabled=false", "ironwood:tiers.small.vertex.enabled=false")).ToJsonString());

        Assert.Null(contract.Cache);
        Assert.Null(contract.Tiers["small"].Vertex);
        Assert.Null(contract.Tiers["small"].Topology);
        Assert.Null(contract.FrontDoor.GatewayUrl);
        Assert.Empty(contract.FrontDoor.DnsRecords);
    }

    [Fact]
    public async Task Behind_a_sign_in_nobody_may_ask_for_health()
    {
        var contract = PlatformContract.Parse((await DeployedStack.Deploy(
            "prod", "ironwood:frontDoor={domains: [a.example.com], iap: {members: ['group:users@example.com']}}",
            "ironwood:tiers.small.cdn=false")).ToJsonString());

        Assert.Equal((true, null), (contract.FrontDoor.RequiresSignIn, contract.FrontDoor.HealthPath));
        Assert.Null(contract.Observability.UptimeCheck);
        Assert.DoesNotContain(contract.Observability.Metrics, metric => metric.ResourceType == "uptime_url");
        Assert.False(
            contract.Observability.Metrics.Single(
                metric => metric.MetricType.EndsWith("https/request_count", StringComparison.Ordinal)).AlwaysPresent);
    }

    [Fact]
    public async Task Groups_of_a_second_region_come_last_and_are_marked()
    {
        var contract = PlatformContract.Parse((await DeployedStack.Deploy(
            "dev", "ironwood:tiers.medium.failover={region: us-east1, zones: [us-east1-b]}",
            "ironwood:network.failoverSubnetCidrs={us-east1: 10.64.64.0/18}",
            "ironwood:spend.prices={e2-small: 0.02, pd-balanced: 0.1}")).ToJsonString());

        Assert.Equal([false, true], contract.Tiers["medium"].Groups.Select(group => group.IsFailover));
        Assert.StartsWith("us-east1-", contract.Tiers["medium"].Groups[1].Zone, StringComparison.Ordinal);
        Assert.Equal(["us-central1", "us-east1"], contract.Network.Subnetworks.Keys);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_reported_with_code_path_and_fix(string path, string? value, string code, string text)
    {
        var outputs = await DeployedStack.Prod();
        Edit(outputs["contract"]!, path, value);

        var problem = Assert.Single(Refuse(outputs.ToJsonString()).Problems);

        Assert.Equal(code, problem.Code);
        Assert.Equal(text, $"{problem.Path}: {problem.Message}");
        Assert.NotEmpty(problem.Fix);
    }

    [Fact]
    public async Task All_mistakes_come_at_once_in_the_order_of_the_contract()
    {
        var outputs = await DeployedStack.Prod();
        Edit(outputs["contract"]!, "frontDoor.url", null);
        Edit(outputs["contract"]!, "tiers.large.groups", "[{}]");
        Edit(outputs["contract"]!, "serviceAccountEmail", "[]");

        var failure = Refuse(outputs.ToJsonString());

        Assert.Equal(
            ["contract.frontDoor.url", .. new[] {
                "name",
                "zone",
                "instanceGroup",
                "minVms",
                "maxVms",
                "isSlice",
                "isFailover",
            }
                .Select(name => $"contract.tiers.large.groups[0].{name}"), "contract.serviceAccountEmail"],
            failure.Problems.Select(problem => problem.Path));
        Assert.Equal(string.Join('\n', failure.Problems), failure.Message);
    }

    [Fact]
    public async Task A_newer_minor_version_is_read_and_what_it_adds_passed_over()
    {
        var outputs = await DeployedStack.Prod();
        Edit(outputs["contract"]!, "version", "\"1.7\"");
        Edit(outputs["contract"]!, "frontDoor.quic", "{\"port\":443}");

        Assert.Equal("1.7", PlatformContract.Parse(outputs.ToJsonString()).Version);
    }

    [Fact]
    public async Task An_amount_may_have_cents()
    {
        var outputs = await DeployedStack.Prod();
        Edit(outputs["contract"]!, "budget.usd", "10000.50");

        Assert.Equal(10_000.5m, PlatformContract.Parse(outputs.ToJsonString()).Budget!.Usd);
    }

    [Theory]
    [InlineData("", OutputsCodes.NotJson)]
    [InlineData("{\"password\":\"hunter2\"", OutputsCodes.NotJson)]
    [InlineData("[]", OutputsCodes.NotJson)]
    [InlineData("\"hunter2\"", OutputsCodes.NotJson)]
    [InlineData("{}", OutputsCodes.NoOutputs)]
    [InlineData("{\"bucket\":\"hunter2\",\"zone\":1}", OutputsCodes.NoContract)]
    [InlineData("{\"contract\":\"[secret]\"}", OutputsCodes.Masked)]
    [InlineData("{\"contract\":\"hunter2\"}", OutputsCodes.WrongType)]
    [InlineData("{\"contract\":{\"version\":\"hunter2\"}}", OutputsCodes.NoVersion)]
    [InlineData("{\"version\":\"1.0\",\"tiers\":{}}", OutputsCodes.MissingValue)]
    public void What_is_no_contract_is_refused_without_quoting_it(string json, string code)
    {
        var failure = Refuse(json);

        Assert.Equal(code, failure.Problems[0].Code);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    private static OutputsException Refuse(string json) =>
        Assert.Throws<OutputsException>(() => PlatformContract.Parse(json));

    private static void Edit(JsonNode contract, string path, string? value)
    {
        var steps = path.Split('.');
        var owner = steps[..^1].Aggregate(contract, (node, step) => node[step]!).AsObject();
        owner.Remove(steps[^1]);
        if (value is not null)
        {
            owner[steps[^1]] = JsonNode.Parse(value);
        }
    }

    /// <summary>A text that is the same for equal values, whatever the order of their keys.</summary>
    private static string Sorted(JsonNode? value) => value switch
    {
        JsonObject map => "{" + string.Join(
            ",",
            map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => $"{entry.Key}:{Sorted(entry.Value)}")) + "}",
        JsonArray list => $"[{string.Join(",", list.Select(Sorted))}]",
        _ => value?.ToJsonString() ?? "null",
    };
}
