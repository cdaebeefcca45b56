using Ironwood.Analysis.Schema;
using Ironwood.Analysis.Traffic;
using Ironwood.Catalog.Accelerators;
using Ironwood.Infra.Tests.Observability;
using Ironwood.Planning;
using Ironwood.Planning.StackFiles;
using Ironwood.UrlMaps.Evaluation;

namespace Ironwood.Infra.Tests;

/// <summary>
/// What the recipe's own code gets wrong, by the numbers of its list, and what its public Terraform version gets wrong
/// beside. Each is looked for in every kind of stack; how a part works is tested beside its component.
/// </summary>
public sealed partial class PredecessorDefectTests
{
    public static TheoryData<string> Stacks => StackVariants.Names;

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Recipe_1_Backend_services_without_backends_so_that_nothing_reaches_a_TPU(string stack)
    {
        var graph = await StackVariants.Of(stack);
        var members = graph.OfType(Types.BackendService)
            .ToDictionary(service => service.Name, service => BackendMembers.Of(graph, service));
        Assert.All(
            members,
            service => Assert.True(
                service.Value.Groups.Count + service.Value.Hosts.Count > 0, $"{service.Key} has no backend"));
        Assert.Equal(
            graph.OfType(Types.InstanceGroupManager).Select(group => group.Name).Order(StringComparer.Ordinal),
            members.Values.SelectMany(service => service.Groups).Select(group => group.Name)
                .Concat(members.Values.SelectMany(service => service.Fallbacks).Select(group => group.Name))
                .Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Recipe_2_A_failover_ratio_on_a_global_balancer_which_is_invalid(string stack)
    {
        var graph = await StackVariants.Of(stack);
        Assert.All(graph.OfType(Types.BackendService), service => Assert.DoesNotContain(
            service.Inputs, input => input.Key.StartsWith("failover", StringComparison.OrdinalIgnoreCase)));

        // What takes its place: a policy that says how unhealthy is too unhealthy, and groups that then take over.
        Assert.All(graph.OfType(Types.BackendService)
            .Where(service => service.Name.StartsWith("inference-backend-", StringComparison.Ordinal)), service =>
        {
            var policy = graph.Find(Types.ServiceLbPolicy, $"{service.Name}-policy");
            graph.Reads(service, "serviceLbPolicy", policy, "id");
            Assert.InRange(
                int.Parse(policy.Input("failoverConfig.failoverHealthThreshold")!, CultureInfo.InvariantCulture), 1,
                99);
        });
        var second = await StackVariants.Of("two regions behind IAP");
        Assert.Contains(
            BackendMembers.Of(second, second.Find(Types.BackendService, "inference-backend-medium")).Fallbacks,
            group => group.Zone == "us-east5-a");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Recipe_3_Filters_without_a_metric_type_and_a_comparison_that_does_not_exist(string stack)
    {
        var graph = await StackVariants.Of(stack);
        var conditions = graph.OfType(Types.AlertPolicy)
            .SelectMany(alert => PropertyPath.Texts(alert.Inputs))
            .ToArray();
        var comparisons = conditions.Where(text => text.Path.EndsWith(".comparison", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(comparisons);
        Assert.All(
            comparisons, comparison => Assert.Contains(comparison.Text, new[] { "COMPARISON_GT", "COMPARISON_LT" }));

        var dashboard = Assert.Single(graph.OfType(Types.Dashboard));
        var charts = PropertyPath.Texts(JsonNode.Parse(dashboard.Input("dashboardJson")!))
            .Where(text => text.Path.EndsWith("timeSeriesFilter.filter", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(charts);
        var thresholds = conditions.Where(text =>
            text.Path.EndsWith("conditionThreshold.filter", StringComparison.Ordinal)
                || text.Path.EndsWith(".denominatorFilter", StringComparison.Ordinal));
        Assert.All(charts.Concat(thresholds), filter => Assert.True(
            InferenceAlertsTests.IsCatalogued(filter.Text)
                || filter.Text.StartsWith("select_slo_burn_rate(", StringComparison.Ordinal), filter.Text));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Recipe_4_A_sink_whose_writer_may_not_write(string stack)
    {
        var graph = await StackVariants.Of(stack);
        Assert.NotEmpty(graph.OfType(Types.Sink));
        Assert.All(graph.OfType(Types.Sink), sink =>
        {
            Assert.Equal("true", sink.Input("uniqueWriterIdentity"));
            var dataset = Assert.Single(graph.Edges, edge => edge.From == sink.Urn && edge.Path == "destination").To;
            Assert.Contains(graph.OfType(Types.DatasetGrant), grant =>
                grant.Input("role") == "roles/bigquery.dataEditor"
                && graph.Edges.Any(
                    edge => edge.From == grant.Urn
                        && edge.Path == "member"
                        && edge.To == sink.Urn
                        && edge.Property == "writerIdentity")
                && graph.Edges.Any(edge => edge.From == grant.Urn && edge.Path == "datasetId" && edge.To == dataset));
        });
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("everything")]
    [InlineData("two regions behind IAP")]
    public async Task Recipe_5_HTTP_only(string stack)
    {
        var graph = await StackVariants.Of(stack);
        var routes = new StackRoutes(graph);
        var plain = routes.Answer(Request("http", "/complex/reason"));
        Assert.Equal((RouteOutcome.Redirected, 308), (plain.Outcome, plain.StatusCode));
        Assert.StartsWith("https://", plain.Location, StringComparison.Ordinal);
        Assert.Equal(RouteOutcome.Forwarded, routes.Answer(Request("https", "/complex/reason")).Outcome);
        Assert.All(graph.OfType(Types.HttpsProxy), proxy =>
        {
            Assert.Contains(graph.Edges, edge => edge.From == proxy.Urn && edge.Path == "certificateMap");
            Assert.Contains(graph.Edges, edge => edge.From == proxy.Urn && edge.Path == "sslPolicy");
        });
    }

    // The recipe's budget tells of 10,000 USD a month when they are gone: five minutes after the pods have started.
    [Theory]
    [InlineData("ironwood:spend.ceilingUsdPerHour=", Diagnostics.MissingCeiling)]
    [InlineData("ironwood:spend.ceilingUsdPerHour=13.7", Diagnostics.CeilingExceeded)]
    public void Recipe_6_A_budget_that_tells_and_no_guard_that_refuses(string ceiling, string code)
    {
        var read = SettingsReader.Read(StackFileReader.Read(FixtureStacks.Folder, "prod", [ceiling]).Configuration!);
        Assert.Null(read.Plan);
        Assert.Equal([code], read.Problems.Select(problem => problem.Code));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Recipe_7_Pods_that_may_administer_Compute_Engine(string stack)
    {
        var graph = await StackVariants.Of(stack);
        var account = graph.Find(Types.Account, "tpu-inference-sa");
        var grants = graph.Edges.Where(edge => edge.To == account.Urn && edge.Path == "member")
            .Select(edge => graph[edge.From])
            .ToArray();
        Assert.NotEmpty(grants);
        Assert.All(grants, grant => Assert.DoesNotMatch(@"dmin|/owner$|/editor$|/viewer$", grant.Input("role")));
        Assert.All(
            graph.OfType(Types.InstanceTemplate),
            template => graph.Reads(template, "serviceAccount.email", account, "email"));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Recipe_8_The_name_v7_256_through_an_API_that_makes_no_TPU7x_machines(string stack)
    {
        var graph = await StackVariants.Of(stack);
        Assert.DoesNotContain(graph.Nodes, node => node.Type.StartsWith("gcp:tpu/", StringComparison.Ordinal));
        Assert.DoesNotContain(graph.OfType(Types.Service), service => service.Input("service") == "tpu.googleapis.com");
        var known = AcceleratorCatalog.Generations.SelectMany(generation => generation.MachineTypes)
            .Select(type => type.Name)
            .ToArray();
        Assert.All(
            graph.OfType(Types.InstanceTemplate), template => Assert.Contains(template.Input("machineType"), known));

        var read = SettingsReader.Read(
            StackFileReader.Read(
                FixtureStacks.Folder, "prod", ["ironwood:tiers.small.topology=v7-256"]).Configuration!);
        Assert.Equal([Diagnostics.LegacyAcceleratorName], read.Problems.Select(problem => problem.Code));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Terraform_1_A_host_rule_that_sends_the_complex_and_the_default_to_the_wrong_tier(string stack)
    {
        var graph = await StackVariants.Of(stack);
        var scheme = Listener.Of(graph).Any(listener => listener.Scheme == "https") ? "https" : "http";
        var routes = new StackRoutes(graph);
        Assert.All(
            new[] { (
                "/simple/ask", "small"), ("/complex/reason", "large"), ("/v1/predict", "medium"), ("/", "medium") },
            route =>
            {
                var service = Assert.Single(routes.Answer(Request(scheme, route.Item1)).Services);
                Assert.Equal((1, route.Item2), (service.Share, routes.MembersOf(service.Service)?.Tier));
            });
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Terraform_2_Empty_groups_for_backends_and_autoscaled_CPU_groups_attached_to_nothing(string stack)
    {
        var graph = await StackVariants.Of(stack);
        Assert.DoesNotContain(
            graph.Nodes, node => node.Type.StartsWith("gcp:compute/instanceGroup:", StringComparison.Ordinal));
        var scaled = graph.OfType(Types.Autoscaler).Select(scaler =>
            graph[Assert.Single(graph.Edges, edge => edge.From == scaler.Urn && edge.Path == "target").To]).ToHashSet();
        var balanced = graph.OfType(Types.BackendService).SelectMany(service => graph.Edges.Where(edge =>
            edge.From == service.Urn && edge is { Property: "instanceGroup" }))
                .Select(edge => graph[edge.To])
                .ToHashSet();
        Assert.Subset(balanced, scaled);
        Assert.All(balanced, group => Assert.True(
            scaled.Contains(group) || int.Parse(group.Input("targetSize")!, CultureInfo.InvariantCulture) > 0,
            $"{group.Name} is empty"));
        if (graph.Stack == "prod")
        {
            Assert.All(
                graph.OfType(Types.InstanceTemplate),
                template => Assert.Equal("tpu7x-standard-4t", template.Input("machineType")));
        }
    }

    // google_vertex_ai_model does not exist.
    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Terraform_3_Resources_of_a_type_that_the_provider_does_not_have(string stack)
    {
        var graph = await StackVariants.Of(stack);
        Assert.Empty(
            graph.Nodes.Where(node => node.Kind == ResourceKind.Custom && ProviderSchema.Of(node.Type) is null)
                .Select(node => node.Type));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Terraform_4_Messages_that_are_written_to_a_table_that_nobody_creates(string stack)
    {
        var graph = await StackVariants.Of(stack);
        var writers = graph.OfType(Types.Subscription)
            .Where(node => node.Input("bigqueryConfig") is not null)
            .ToArray();
        Assert.NotEmpty(writers);
        Assert.All(writers, writer => Assert.Equal(
            [Types.Table],
            graph.Edges.Where(edge => edge.From == writer.Urn && edge.Path == "bigqueryConfig.table")
                .Select(edge => graph[edge.To].Type)
                .Distinct()));
    }

    // What a page links to is followed in LinkTests; here is what it only names.
    [Fact]
    public void Terraform_5_Pages_that_name_files_that_are_not_there()
    {
        var pages = Directory.EnumerateFiles(SourceTree.Root, "*.md")
            .Concat(Directory.EnumerateFiles(SourceTree.Path("docs"), "*.md", SearchOption.AllDirectories)).ToArray();
        var named = pages.SelectMany(page => NamedFile().Matches(File.ReadAllText(page)).Select(match =>
            (Page: Path.GetRelativePath(SourceTree.Root, page), File: match.Groups["file"].Value))).ToArray();
        Assert.InRange(named.Length, 10, 1_000);
        Assert.All(
            named, name => Assert.True(Path.Exists(SourceTree.Path(name.File)), $"{name.Page} names {name.File}"));
    }

    private static RouteRequest Request(string scheme, string path) =>
        RouteRequest.Parse("POST", $"{scheme}://inference.example.com{path}", [], out _)!;

    // A file or folder of the repository's own folders, in code's type; a pattern with a place-holder names none.
    [GeneratedRegex(
        @"`(\./)?(?<file>(src|tests|docs|offline|bench|examples|\.github|\.ci|\.devcontainer)/[\w./-]+)`",
        RegexOptions.ExplicitCapture)]
    private static partial Regex NamedFile();
}
