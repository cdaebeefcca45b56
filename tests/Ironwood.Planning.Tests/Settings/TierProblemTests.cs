namespace Ironwood.Planning.Tests.Settings;

/// <summary>One row for every way in which a tier can be wrong: code, path, value, allowed and fix.</summary>
public class TierProblemTests
{
    internal const string TierKeys =
        "autohealingDelaySeconds, capacity, cdn, chips, default, failover, flexStartHours, generation, "
        + "maxRequestsPerSecondPerVm, overflow, "
        + "reservation, routes, scaling, serving, slices, topology, vertex, vms, zones";

    private const string ScalingKeys =
        "initializationSeconds, maxReplicas, minReplicas, queueTarget, scaleInReplicas, signal, targetUtilization";

    private const string List = "write [FIRST, SECOND], or each item on a line of its own behind '- '";

    private const string SmallTopologies =
        "2x2x1, 2x2x2, 2x2x4, 2x4x4, 4x4x4, 4x4x8, 4x4x12, 4x4x16, 4x8x8, 4x4x20, 4x4x24, 4x8x12, …";

    private const string Generations = "tpu7x, v6e, v5p, cpu";

    private const string RouteForm = "an absolute path, '*' only at the end after '/'";

    private const string RouteFix = "write it as '/simple/*' or '/v1/models'";

    private const string AgreeingSizes = "change one of chips, slices and topology, or leave one out";

    /// <summary>One tier, and what is wrong with it. Paths are below <c>ironwood:tiers.t</c>.</summary>
    public static TheoryData<string, string, string, string?, string?, string?> Rows => new()
    {
        { "'chpis': 256", "IW1004", ".chpis", null, TierKeys, "did you mean 'chips'?" },
        { "'chips': 256, 'color': 'red'", "IW1004", ".color", null, TierKeys, "remove it" },
        { "'chips': 'many'", "IW1006", ".chips", "many", "a whole number", "write a whole number" },
        { "'chips': 256.5", "IW1006", ".chips", "256.5", "a whole number", "write a whole number" },
        { "'chips': '0256'", "IW1006", ".chips", "0256", "a whole number", "write a whole number" },
        { "'chips': ''", "IW1006", ".chips", "", "a whole number", "write a whole number" },
        { "'chips': [256]", "IW1006", ".chips", "a list of 1", "a whole number", "write a whole number" },
        {
            "'chips': 256, 'maxRequestsPerSecondPerVm': 'few'",
            "IW1006",
            ".maxRequestsPerSecondPerVm",
            "few",
            "a number",
            "write a number"
        },
        {
            "'chips': 256, 'maxRequestsPerSecondPerVm': 'NaN'",
            "IW1006",
            ".maxRequestsPerSecondPerVm",
            "NaN",
            "a number",
            "write a number"
        },
        { "'chips': 256, 'default': 'yes'", "IW1006", ".default", "yes", "true or false", "write true or false" },
        { "'chips': 256, 'routes': '/a'", "IW1006", ".routes", "/a", "a list", List },
        {
            "'chips': 256, 'routes': [null]",
            "IW1006",
            ".routes[0]",
            "nothing",
            "text, or a map with any of headers, host, path",
            "write text for the path alone, or 'path: VALUE' and the others as a map"
        },
        { "'chips': 256, 'zones': {'a': 1}", "IW1006", ".zones", "a map of 1", "a list", List },
        { "'generation': ['cpu'], 'vms': 3", "IW1006", ".generation", "a list of 1", "text", "write text" },
        {
            "'generation': 'cpu', 'scaling': 5", "IW1006", ".scaling", "5", $"a map with any of {ScalingKeys}",
            "write 'minReplicas: VALUE' on an indented line of its own, or {} for the defaults"
        },
        {
            "'generation': 'cpu', 'scaling': {'minReplicas': 3}", "IW1007", ".scaling.maxReplicas", null, null,
            "write 'maxReplicas: VALUE' under 'ironwood:tiers.t.scaling' in Pulumi.test.yaml"
        },
        { "'generation': 'tpu8x', 'chips': 4", "IW2002", ".generation", "tpu8x", Generations, "did you mean 'tpu7x'?" },
        { "'generation': 'TPU7X', 'chips': 4", "IW2002", ".generation", "TPU7X", Generations, "did you mean 'tpu7x'?" },
        { "'generation': 'zebra', 'chips': 4", "IW2002", ".generation", "zebra", Generations, "write tpu7x" },
        { "'generation': '', 'chips': 4", "IW2002", ".generation", "", Generations, "write tpu7x" },
        { "'generation': 'v5e', 'chips': 4", "IW2002", ".generation", "v5e", Generations, "write tpu7x" },
        {
            "'generation': 'v5p-128'", "IW2003", ".generation", "v5p-128", Generations,
            "'v5p-128' counts TensorCores and means 64 chips. A v5p chip has two TensorCores, so the number of chips "
            + "is half the number in the name. Write generation: v5p, chips: 64 (one slice of them is 4x4x4)."
        },
        {
            "'topology': 'v7-256'", "IW2003", ".topology", "v7-256",
            "chips per dimension joined by 'x', for example 4x8x8",
            "'v7-256' counts chips and means 256 chips. Google Cloud has no such name; in the recipe that uses it, "
            + "the number counts chips. Write generation: tpu7x, chips: 256 (one slice of them is 4x8x8)."
        },
        {
            "'topology': '8by8'",
            "IW2004",
            ".topology",
            "8by8",
            "chips per dimension joined by 'x', for example 4x8x8",
            "write the topology as AxBxC, or only the chips"
        },
        {
            "'topology': '8x4x8'", "IW2005", ".topology", "8x4x8", SmallTopologies,
            "8x4x8 is not a tpu7x topology: dimensions are written in another order; write 4x8x8."
        },
        {
            "'topology': '16x16x40'", "IW2005", ".topology", "16x16x40", SmallTopologies,
            "16x16x40 is not a tpu7x topology: it has 10240 chips and a slice at most 9216; nearest: 16x24x24 (9216 "
            + "chips)."
        },
        {
            "'generation': 'v6e', 'topology': '4x8x8'", "IW2005", ".topology", "4x8x8",
            "1x1, 2x2, 2x4, 4x4, 4x8, 8x8, 8x16, 16x16",
            "4x8x8 is not a v6e topology: v6e topologies have 2 dimensions; nearest: 16x16 (256 chips)."
        },
        { "'chips': 130", "IW2006", ".chips", "130", "nearest: 128, 132", "write 132" },
        { "'chips': 1", "IW2006", ".chips", "1", "nearest: 4", "write 4" },
        { "'chips': 100, 'topology': '4x8x8'", "IW2007", ".chips", "100", "256 with 4x8x8", AgreeingSizes },
        { "'chips': 600, 'topology': '4x8x8'", "IW2007", ".chips", "600", "512 or 768 with 4x8x8", AgreeingSizes },
        {
            "'chips': 600, 'topology': '4x8x8', 'slices': 2",
            "IW2007",
            ".chips",
            "600",
            "512 with 2 × 4x8x8",
            AgreeingSizes
        },
        {
            "'chips': 256, 'slices': 3",
            "IW2007",
            ".slices",
            "3",
            SmallTopologies,
            "leave slices out, or name the topology"
        },
        {
            "'chips': 13, 'slices': 3",
            "IW2007",
            ".slices",
            "3",
            SmallTopologies,
            "leave slices out, or name the topology"
        },
        {
            "'chips': 1000, 'slices': 2",
            "IW2007",
            ".slices",
            "2",
            SmallTopologies,
            "leave slices out, or name the topology"
        },
        { "'slices': 3", "IW2008", "", null, "chips, or topology with slices", "write for example 'chips: 256'" },
        { "'default': true", "IW2008", "", null, "chips, or topology with slices", "write for example 'chips: 256'" },
        {
            "'chips': 256, 'vms': 3",
            "IW2009",
            ".vms",
            "3",
            "chips, slices, topology",
            "remove vms; the topology decides the number of VMs"
        },
        {
            "'generation': 'cpu', 'chips': 4",
            "IW2009",
            ".chips",
            "4",
            "vms",
            "remove chips; 'vms' sets the number of machines"
        },
        {
            "'generation': 'cpu', 'slices': 2",
            "IW2009",
            ".slices",
            "2",
            "vms",
            "remove slices; 'vms' sets the number of machines"
        },
        {
            "'generation': 'cpu', 'topology': '2x2x1'",
            "IW2009",
            ".topology",
            "2x2x1",
            "vms",
            "remove topology; 'vms' sets the number of machines"
        },
        {
            "'generation': 'cpu', 'vms': 2, 'scaling': {'minReplicas': 1, 'maxReplicas': 2}",
            "IW2009",
            ".vms",
            "2",
            null,
            "remove vms or scaling"
        },
        {
            "'chips': 8, 'topology': '2x2x1', 'scaling': {'minReplicas': 1, 'maxReplicas': 2}",
            "IW2009",
            ".chips",
            "8",
            null,
            "remove chips or scaling"
        },
        {
            "'slices': 2, 'topology': '2x2x1', 'scaling': {'minReplicas': 1, 'maxReplicas': 2}",
            "IW2009",
            ".slices",
            "2",
            null,
            "remove slices or scaling"
        },
        {
            "'topology': '16x16x24'",
            "IW2010",
            "",
            "1536",
            "at most 1000",
            "choose a smaller topology and more slices, or more zones"
        },
        {
            "'topology': '8x8x64'",
            "IW2010",
            "",
            "1024",
            "at most 1000",
            "choose a smaller topology and more slices, or more zones"
        },
        {
            "'chips': 256, 'zones': ['us-east1-d']", "IW2011", ".zones[0]", "us-east1-d",
            "zones of us-central1, for example us-central1-c", "choose a zone of the region; gcp:region sets the region"
        },
        {
            "'chips': 256, 'zones': ['us-central1-c', 'us-central1']", "IW2011", ".zones[1]", "us-central1",
            "zones of us-central1, for example us-central1-c", "choose a zone of the region; gcp:region sets the region"
        },
        {
            "'topology': '4x4x4', 'scaling': {'minReplicas': 1, 'maxReplicas': 2}", "IW2013", ".scaling", null,
            "single-host topologies of tpu7x: 2x2x1", "remove scaling, or choose a single-host topology"
        },
        {
            "'generation': 'v6e', 'topology': '4x4', 'scaling': {'minReplicas': 1, 'maxReplicas': 2}", "IW2013", ".scaling",
            null,
            "single-host topologies of v6e: 1x1, 2x2, 2x4", "remove scaling, or choose a single-host topology"
        },
        {
            "'generation': 'cpu', 'scaling': {'minReplicas': 3, 'maxReplicas': 2}", "IW2014", ".scaling.minReplicas",
            "3", "at most 2",
            "swap them, or raise maxReplicas"
        },
        {
            "'generation': 'cpu', 'zones': ['us-central1-a', 'us-central1-b'], 'scaling': {'minReplicas': 0, "
            + "'maxReplicas': 1}",
            "IW2014", ".scaling.maxReplicas", "1", "at least 2", "name fewer zones, or allow more machines"
        },
        {
            "'generation': 'cpu', 'vms': 1, 'zones': ['us-central1-a', 'us-central1-b']", "IW2014", ".zones", "2",
            "at most 1",
            "name fewer zones, or allow more machines"
        },
        {
            "'chips': 256, 'zones': ['us-central1-c', 'us-central1-c']", "IW2014", ".zones[1]", "us-central1-c", null,
            "name each zone once; slices are dealt out evenly"
        },
        {
            "'topology': '4x4x4', 'slices': 51",
            "IW2016",
            "",
            "51",
            "at most 50",
            "choose a larger topology, or fewer chips"
        },
        {
            "'chips': 256, 'failover': {'region': 'us-central1'}", "IW2017", ".failover.region", "us-central1",
            "any other region",
            "choose another region; zones of one region go under the tier's 'zones'"
        },
        { "'chips': 256, 'routes': ['simple/*']", "IW3001", ".routes[0]", "simple/*", RouteForm, RouteFix },
        { "'chips': 256, 'routes': ['/a', '/*']", "IW3001", ".routes[1]", "/*", RouteForm, RouteFix },
        {
            "'chips': 256, 'routes': ['/a/*', '/a']",
            "IW3002",
            ".routes[1]",
            "/a",
            "paths that no other route has",
            "remove one of the two"
        },
        {
            "'chips': 256, 'routes': ['/a', '/b', '/a/*']",
            "IW3002",
            ".routes[2]",
            "/a/*",
            "paths that no other route has",
            "remove one of the two"
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_problem_of_a_tier_is_reported_once(
        string tier, string code, string path, string? value, string? allowed, string? fix)
    {
        var problem = EngineInput.OnlyProblem(EngineInput.ReadTier(tier));

        Assert.Equal((code, "ironwood:tiers.t" + path), (problem.Code, problem.Path));
        Assert.Equal((value, allowed, fix), (problem.Value, problem.Allowed, problem.Fix));
        Assert.Null(problem.Location);
    }
}
