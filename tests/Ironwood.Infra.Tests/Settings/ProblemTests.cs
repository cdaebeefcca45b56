using System.Reflection;
using System.Text.RegularExpressions;
using Ironwood.Infra.Settings;
using Ironwood.Problems;

namespace Ironwood.Infra.Tests.Settings;

/// <summary>One row for every way to be wrong: code, path, value, allowed and fix, and nothing beside it.</summary>
public class ProblemTests
{
    private const string Keys =
        "gcp:project, gcp:region, ironwood:alerts, ironwood:apiGateway, ironwood:budget, ironwood:cache, ironwood:ci, "
        + "ironwood:costCenter, ironwood:environment, ironwood:frontDoor, ironwood:identity, ironwood:models, ironwood:network, ironwood:owner, "
        + "ironwood:protection, ironwood:serviceLevels, ironwood:spend, ironwood:telemetry, ironwood:tiers, ironwood:waivers";

    private const string TierKeys =
        "autohealingDelaySeconds, capacity, cdn, chips, default, failover, flexStartHours, generation, maxRequestsPerSecondPerVm, overflow, "
        + "reservation, routes, scaling, serving, slices, topology, vertex, vms, zones";

    private const string SmallTopologies =
        "2x2x1, 2x2x2, 2x2x4, 2x4x4, 4x4x4, 4x4x8, 4x4x12, 4x4x16, 4x8x8, 4x4x20, 4x4x24, 4x8x12, …";

    private const string Generations = "tpu7x, v6e, v5p, cpu";

    private const string ProjectIdForm = "6 to 30 lower-case letters, digits and dashes; starts with a letter and does not end with a dash";

    private const string LabelForm = "at most 63 lower-case letters, digits, underscores and dashes";

    private const string LabelFix = "it becomes a label's value: write it in lower case, without spaces or dots";

    private const string TierNameForm = "1 to 16 lower-case letters, digits and dashes, beginning with a letter, not ending with a dash";

    private const string TierNameFix = "rename the tier; its name becomes part of resource names";

    private const string CidrForm = "an address whose host bits are zero, with a prefix of 4 to 29";

    private const string CidrFix = "write for example 10.64.0.0/18";

    private const string RouteForm = "an absolute path, '*' only at the end after '/'";

    private const string RouteFix = "write it as '/simple/*' or '/v1/models'";

    private const string AgreeingSizes = "change one of chips, slices and topology, or leave one out";

    private const string Numbers = "choose a value inside the range";

    /// <summary>
    /// Codes that only files and command lines can have, which Ironwood.Preview.Tests has, and one that takes two settings
    /// at once, which <see cref="NetworkValidationTests"/> has.
    /// </summary>
    private static readonly string[] OfFiles =
    [
        Diagnostics.OverlappingCidr,
        Diagnostics.UnknownStack, Diagnostics.UnparsableYaml, Diagnostics.MissingProjectFile, Diagnostics.MalformedOverride,
        Diagnostics.SecretValue,
    ];

    /// <summary>One tier, and what is wrong with it. Paths are below <c>ironwood:tiers.t</c>.</summary>
    public static TheoryData<string, string, string, string?, string?, string?> Tiers => new()
    {
        { "'chpis': 256", "IW1004", ".chpis", null, TierKeys, "did you mean 'chips'?" },
        { "'chips': 256, 'color': 'red'", "IW1004", ".color", null, TierKeys, "remove it" },
        { "'chips': 'many'", "IW1006", ".chips", "many", "a whole number", "write a whole number" },
        { "'chips': 256.5", "IW1006", ".chips", "256.5", "a whole number", "write a whole number" },
        { "'chips': '0256'", "IW1006", ".chips", "0256", "a whole number", "write a whole number" },
        { "'chips': ''", "IW1006", ".chips", "", "a whole number", "write a whole number" },
        { "'chips': [256]", "IW1006", ".chips", "a list of 1", "a whole number", "write a whole number" },
        { "'chips': 256, 'maxRequestsPerSecondPerVm': 'few'", "IW1006", ".maxRequestsPerSecondPerVm", "few", "a number", "write a number" },
        { "'chips': 256, 'maxRequestsPerSecondPerVm': 'NaN'", "IW1006", ".maxRequestsPerSecondPerVm", "NaN", "a number", "write a number" },
        { "'chips': 256, 'default': 'yes'", "IW1006", ".default", "yes", "true or false", "write true or false" },
        { "'chips': 256, 'routes': '/a'", "IW1006", ".routes", "/a", "a list", "write a list" },
        { "'chips': 256, 'routes': [null]", "IW1006", ".routes[0]", "nothing", "text", "write text" },
        { "'chips': 256, 'zones': {'a': 1}", "IW1006", ".zones", "a map of 1", "a list", "write a list" },
        { "'generation': ['cpu'], 'vms': 3", "IW1006", ".generation", "a list of 1", "text", "write text" },
        { "'generation': 'cpu', 'scaling': 5", "IW1006", ".scaling", "5", "a map", "write a map" },
        {
            "'generation': 'cpu', 'scaling': {'minReplicas': 3}", "IW1007", ".scaling.maxReplicas", null, null,
            "pulumi config set --path 'ironwood:tiers.t.scaling.maxReplicas' VALUE"
        },
        { "'generation': 'tpu8x', 'chips': 4", "IW2002", ".generation", "tpu8x", Generations, "did you mean 'tpu7x'?" },
        { "'generation': 'TPU7X', 'chips': 4", "IW2002", ".generation", "TPU7X", Generations, "did you mean 'tpu7x'?" },
        { "'generation': 'zebra', 'chips': 4", "IW2002", ".generation", "zebra", Generations, "write tpu7x" },
        { "'generation': '', 'chips': 4", "IW2002", ".generation", "", Generations, "write tpu7x" },
        { "'generation': 'v5e', 'chips': 4", "IW2002", ".generation", "v5e", Generations, "write tpu7x" },
        {
            "'generation': 'v5p-128'", "IW2003", ".generation", "v5p-128", Generations,
            "'v5p-128' counts TensorCores and means 64 chips. A v5p chip has two TensorCores, so the chips are half the number. Write generation: v5p, chips: 64 (one slice of them is 4x4x4)."
        },
        {
            "'topology': 'v7-256'", "IW2003", ".topology", "v7-256", "chips per dimension joined by 'x', for example 4x8x8",
            "'v7-256' counts chips and means 256 chips. Google Cloud has no such name; the recipe that uses it means chips. Write generation: tpu7x, chips: 256 (one slice of them is 4x8x8)."
        },
        { "'topology': '8by8'", "IW2004", ".topology", "8by8", "chips per dimension joined by 'x', for example 4x8x8", "write the topology as AxBxC, or only the chips" },
        {
            "'topology': '8x4x8'", "IW2005", ".topology", "8x4x8", SmallTopologies,
            "8x4x8 is not a tpu7x topology: dimensions are written in another order; write 4x8x8."
        },
        {
            "'topology': '16x16x40'", "IW2005", ".topology", "16x16x40", SmallTopologies,
            "16x16x40 is not a tpu7x topology: it has 10240 chips and a slice at most 9216; nearest: 16x24x24 (9216 chips)."
        },
        {
            "'generation': 'v6e', 'topology': '4x8x8'", "IW2005", ".topology", "4x8x8", "1x1, 2x2, 2x4, 4x4, 4x8, 8x8, 8x16, 16x16",
            "4x8x8 is not a v6e topology: v6e topologies have 2 dimensions; nearest: 16x16 (256 chips)."
        },
        { "'chips': 130", "IW2006", ".chips", "130", "nearest: 128, 132", "write 132" },
        { "'chips': 1", "IW2006", ".chips", "1", "nearest: 4", "write 4" },
        { "'chips': 100, 'topology': '4x8x8'", "IW2007", ".chips", "100", "256 with 4x8x8", AgreeingSizes },
        { "'chips': 600, 'topology': '4x8x8'", "IW2007", ".chips", "600", "512 or 768 with 4x8x8", AgreeingSizes },
        { "'chips': 600, 'topology': '4x8x8', 'slices': 2", "IW2007", ".chips", "600", "512 with 2 × 4x8x8", AgreeingSizes },
        { "'chips': 256, 'slices': 3", "IW2007", ".slices", "3", SmallTopologies, "leave slices out, or name the topology" },
        { "'chips': 1000, 'slices': 2", "IW2007", ".slices", "2", SmallTopologies, "leave slices out, or name the topology" },
        { "'slices': 3", "IW2008", "", null, "chips, or topology with slices", "write for example 'chips: 256'" },
        { "'default': true", "IW2008", "", null, "chips, or topology with slices", "write for example 'chips: 256'" },
        { "'chips': 256, 'vms': 3", "IW2009", ".vms", "3", "chips, slices, topology", "remove vms; the topology decides the number of VMs" },
        { "'generation': 'cpu', 'chips': 4", "IW2009", ".chips", "4", "vms", "remove chips; 'vms' sets the number of machines" },
        { "'generation': 'cpu', 'slices': 2", "IW2009", ".slices", "2", "vms", "remove slices; 'vms' sets the number of machines" },
        { "'generation': 'cpu', 'topology': '2x2x1'", "IW2009", ".topology", "2x2x1", "vms", "remove topology; 'vms' sets the number of machines" },
        { "'generation': 'cpu', 'vms': 2, 'scaling': {'minReplicas': 1, 'maxReplicas': 2}", "IW2009", ".vms", "2", null, "remove vms or scaling" },
        { "'chips': 8, 'topology': '2x2x1', 'scaling': {'minReplicas': 1, 'maxReplicas': 2}", "IW2009", ".chips", "8", null, "remove chips or scaling" },
        { "'slices': 2, 'topology': '2x2x1', 'scaling': {'minReplicas': 1, 'maxReplicas': 2}", "IW2009", ".slices", "2", null, "remove slices or scaling" },
        { "'topology': '16x16x24'", "IW2010", "", "1536", "at most 1000", "choose a smaller topology and more slices, or more zones" },
        { "'topology': '2x2x1', 'slices': 1001", "IW2010", "", "1001", "at most 1000", "choose a smaller topology and more slices, or more zones" },
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
            "'generation': 'v6e', 'chips': 16, 'scaling': {'minReplicas': 1, 'maxReplicas': 2}", "IW2013", ".scaling", null,
            "single-host topologies of v6e: 1x1, 2x2, 2x4", "remove scaling, or choose a single-host topology"
        },
        {
            "'generation': 'cpu', 'scaling': {'minReplicas': 3, 'maxReplicas': 2}", "IW2014", ".scaling.minReplicas", "3", "at most 2",
            "swap them, or raise maxReplicas"
        },
        {
            "'generation': 'cpu', 'zones': ['us-central1-a', 'us-central1-b'], 'scaling': {'minReplicas': 0, 'maxReplicas': 1}",
            "IW2014", ".scaling.maxReplicas", "1", "at least 2", "name fewer zones, or allow more machines"
        },
        {
            "'generation': 'cpu', 'vms': 1, 'zones': ['us-central1-a', 'us-central1-b']", "IW2014", ".zones", "2", "at most 1",
            "name fewer zones, or allow more machines"
        },
        {
            "'chips': 256, 'zones': ['us-central1-c', 'us-central1-c']", "IW2014", ".zones[1]", "us-central1-c", null,
            "name each zone once; slices are dealt out evenly"
        },
        { "'topology': '4x4x4', 'slices': 51", "IW2016", "", "51", "at most 50", "choose a larger topology, or fewer chips" },
        {
            "'chips': 256, 'failover': {'region': 'us-central1'}", "IW2017", ".failover.region", "us-central1", "any other region",
            "choose another region; zones of one region go under the tier's 'zones'"
        },
        { "'chips': 256, 'routes': ['simple/*']", "IW3001", ".routes[0]", "simple/*", RouteForm, RouteFix },
        { "'chips': 256, 'routes': ['/a', '/*']", "IW3001", ".routes[1]", "/*", RouteForm, RouteFix },
        { "'chips': 256, 'routes': ['/a/*', '/a']", "IW3002", ".routes[1]", "/a", "paths that no other route has", "remove one of the two" },
        { "'chips': 256, 'routes': ['/a', '/b', '/a/*']", "IW3002", ".routes[2]", "/a/*", "paths that no other route has", "remove one of the two" },
    };

    /// <summary>One setting of the stack, and what is wrong with it.</summary>
    public static TheoryData<string, string?, string, string, string?, string?, string?> Stacks => new()
    {
        { "ironwood:zone", "x", "IW1004", "ironwood:zone", null, Keys, "remove it" },
        { "ironwood:ownr", "x", "IW1004", "ironwood:ownr", null, Keys, "did you mean 'ironwood:owner'?" },
        { "gcp:projct", "x", "IW1004", "gcp:projct", null, Keys, "did you mean 'gcp:project'?" },
        { "ironwood:network", "{'subnetcidr': '10.0.0.0/8'}", "IW1004", "ironwood:network.subnetcidr", null, "existing, failoverSubnetCidrs, subnetCidr", "did you mean 'subnetCidr'?" },
        { "ironwood:region", "x", "IW1005", "ironwood:region", null, "gcp:region", "write gcp:region in place of ironwood:region" },
        { "gcp:owner", "x", "IW1005", "gcp:owner", null, "ironwood:owner", "write ironwood:owner in place of gcp:owner" },
        { "ironwod:owner", "x", "IW1005", "ironwod:owner", null, "ironwood:owner", "write ironwood:owner in place of ironwod:owner" },
        { "ironwood:tiers", "5", "IW1006", "ironwood:tiers", "5", "a map", "write a map" },
        { "ironwood:tiers", "{'a': 5}", "IW1006", "ironwood:tiers.a", "5", "a map", "write a map" },
        { "ironwood:tiers", "{oops", "IW1006", "ironwood:tiers", "{oops", "a map", "write a map" },
        { "gcp:project", "['a']", "IW1006", "gcp:project", "a list of 1", "text", "write text" },
        { "gcp:project", null, "IW1007", "gcp:project", null, null, "pulumi config set 'gcp:project' VALUE" },
        { "gcp:region", "", "IW1007", "gcp:region", null, null, "pulumi config set 'gcp:region' VALUE" },
        { "ironwood:tiers", null, "IW1007", "ironwood:tiers", null, null, "copy it from Pulumi.dev.yaml" },
        { "ironwood:frontDoor", "{'requestTimeoutSeconds': 0}", "IW1009", "ironwood:frontDoor.requestTimeoutSeconds", "0", "1 to 86400", Numbers },
        { "gcp:project", "My Project", "IW1010", "gcp:project", "My Project", ProjectIdForm, "write the project's id, not its name or number" },
        {
            "gcp:region", "us-central1-c", "IW1010", "gcp:region", "us-central1-c",
            "continent, dash, place and number, such as us-central1", "write a region such as us-central1, not a zone"
        },
        { "ironwood:environment", "Prod", "IW1010", "ironwood:environment", "Prod", LabelForm, LabelFix },
        { "ironwood:owner", "me@example.com", "IW1010", "ironwood:owner", "me@example.com", LabelForm, LabelFix },
        { "ironwood:costCenter", "a b", "IW1010", "ironwood:costCenter", "a b", LabelForm, LabelFix },
        { "ironwood:tiers", "{'Big': {'chips': 256, 'default': true}}", "IW1010", "ironwood:tiers.Big", "Big", TierNameForm, TierNameFix },
        { "ironwood:tiers", "{'': {'chips': 256, 'default': true}}", "IW1010", "ironwood:tiers.", "", TierNameForm, TierNameFix },
        { "ironwood:tiers", "{'a2345678901234567': {'chips': 256, 'default': true}}", "IW1010", "ironwood:tiers.a2345678901234567", "a2345678901234567", TierNameForm, TierNameFix },
        { "ironwood:network", "{'subnetCidr': '10.64.0.1/18'}", "IW1012", "ironwood:network.subnetCidr", "10.64.0.1/18", CidrForm, CidrFix },
        { "ironwood:network", "{'subnetCidr': '010.64.0.0/18'}", "IW1012", "ironwood:network.subnetCidr", "010.64.0.0/18", CidrForm, CidrFix },
        { "ironwood:network", "{'subnetCidr': '10.64/18'}", "IW1012", "ironwood:network.subnetCidr", "10.64/18", CidrForm, CidrFix },
        { "ironwood:network", "{'subnetCidr': '10.64.0.0'}", "IW1012", "ironwood:network.subnetCidr", "10.64.0.0", CidrForm, CidrFix },
        { "ironwood:network", "{'subnetCidr': 'fd00::/18'}", "IW1012", "ironwood:network.subnetCidr", "fd00::/18", CidrForm, CidrFix },
        { "ironwood:network", "{'subnetCidr': ''}", "IW1012", "ironwood:network.subnetCidr", "", CidrForm, CidrFix },
        { "ironwood:network", "{'subnetCidr': '10.64.0.0/26'}", "IW1013", "ironwood:network.subnetCidr", "10.64.0.0/26", "a range of at least 68 addresses", "choose a shorter prefix" },
        {
            "ironwood:network", "{'existing': {'network': 'a b', 'subnetworks': {'us-central1': 'pods'}}}", "IW1014", "ironwood:network.existing.network",
            "a b", "NAME, or projects/PROJECT/global/networks/NAME for another project's", "copy the name from 'gcloud compute networks list'"
        },
        {
            "ironwood:network", "{'failoverSubnetCidrs': {'us-east5': '10.65.0.0/18'}}", "IW1015", "ironwood:network.failoverSubnetCidrs.us-east5",
            "10.65.0.0/18", null, "remove it, or write the region of a tier's failover"
        },
        {
            "ironwood:network", "{'subnetCidr': '10.0.0.0/18', 'existing': {'network': 'a', 'subnetworks': {'us-central1': 'pods'}}}", "IW1016",
            "ironwood:network.subnetCidr", "10.0.0.0/18", null, "remove it"
        },
        { "ironwood:tiers", "{}", "IW2001", "ironwood:tiers", null, "at least one", "copy a tier from Pulumi.dev.yaml" },
        {
            "gcp:region", "europe-west4", "IW2012", "ironwood:tiers.t.zones", null,
            "any zone of europe-west4; tpu7x is known in us-central1-c, us-central1-ai1a",
            "name the zones where your quota or reservation is, or move gcp:region"
        },
        {
            "ironwood:tiers", "{'a': {'chips': 4, 'routes': ['/a']}}", "IW2015", "ironwood:tiers", null, "exactly one",
            "say 'default: true' in the one tier that answers what no route matches"
        },
        {
            "ironwood:tiers", "{'b': {'chips': 4, 'default': true}, 'a': {'chips': 4, 'default': true}}", "IW2015", "ironwood:tiers",
            "a, b", "exactly one", "say 'default: true' in the one tier that answers what no route matches"
        },
        {
            "ironwood:tiers", "{'a': {'chips': 4, 'default': true}, 'b': {'chips': 4}}", "IW3003", "ironwood:tiers.b", null, null,
            "give it routes, for example ['/b/*'], or say 'default: true'"
        },
        {
            "ironwood:tiers", "{'a': {'chips': 4, 'default': true, 'routes': ['/x/*']}, 'b': {'chips': 4, 'routes': ['/x']}}",
            "IW3002", "ironwood:tiers.b.routes[0]", "/x", "paths that no other route has", "remove one of the two"
        },
        { "ironwood:tiers", Routes(100), "IW3004", "ironwood:tiers", "102", "at most 100", "join routes under a common prefix" },
    };

    [Theory]
    [MemberData(nameof(Tiers))]
    public void What_is_wrong_with_a_tier_is_said_once(
        string tier, string code, string path, string? value, string? allowed, string? fix)
    {
        var problem = EngineInput.OnlyProblem(EngineInput.ReadTier(tier));

        Assert.Equal((code, "ironwood:tiers.t" + path), (problem.Code, problem.Path));
        Assert.Equal((value, allowed, fix), (problem.Value, problem.Allowed, problem.Fix));
        Assert.Null(problem.Location);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void What_is_wrong_with_a_stack_is_said_once(
        string key, string? written, string code, string path, string? value, string? allowed, string? fix)
    {
        var problem = EngineInput.OnlyProblem(EngineInput.ReadTier("'chips': 256", (key, written)));

        Assert.Equal((code, path), (problem.Code, problem.Path));
        Assert.Equal((value, allowed, fix), (problem.Value, problem.Allowed, problem.Fix));
    }

    [Fact]
    public void Every_code_has_a_row()
    {
        // Workflows, pods, traffic, data and spend have tests of their own: their ranges are left out here.
        var codes = typeof(Diagnostics).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(code => !Regex.IsMatch(code, "^IW(102|20[23]|30[12]|5|6|7)"))
            .ToArray();
        var rows = Tiers.Select(row => (string)row[1]).Concat(Stacks.Select(row => (string)row[2]));

        Assert.Equal(codes.Distinct(), codes);
        Assert.Equal(codes.Order(StringComparer.Ordinal), rows.Concat(OfFiles).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_secret_value_is_named_and_neither_read_nor_shown()
    {
        var values = new Dictionary<string, string>
        {
            ["project"] = "ironwood-test",
            ["region"] = "us-central1",
            ["tiers"] = EngineInput.OneTier("'generation': 'cpu'").Replace('\'', '"'),
        };

        var configuration = PulumiConfigSource.Read(
            "ironwood",
            "test",
            (_, name) => name == "owner" ? throw new InvalidOperationException("was read") : values.GetValueOrDefault(name),
            ["gcp:project", "ironwood:owner"],
            ["ironwood:owner"]);

        Assert.Equal(
            new Problem(
                "IW1008", "ironwood:owner", "is encrypted, and a setting that shapes the platform is read in plain",
                "[unknown: encrypted]", null, "pulumi config set --plaintext 'ironwood:owner' VALUE"),
            EngineInput.OnlyProblem(SettingsReader.Read(configuration)));
    }

    [Fact]
    public void All_problems_of_a_stack_come_at_once()
    {
        var result = EngineInput.Read(
            """
            {
              'small': {'chips': 'many', 'routes': ['simple/*'], 'zones': ['us-east1-d']},
              'Medium': {'topology': '8x4x8', 'routes': ['/m']},
              'large': {'generation': 'v5p-128', 'routes': ['/m'], 'maxRequestsPerSecondPerVm': 0, 'zone': 'us-central1-a'}
            }
            """,
            ("gcp:project", null),
            ("ironwood:owner", "Me"),
            ("ironwood:colour", "red"),
            ("ironwood:network", "{'subnetCidr': '10.0.0.0/99'}"),
            ("ironwood:frontDoor", "{'requestTimeoutSeconds': 86401}"));

        Assert.Equal(
            [
                "IW1004 ironwood:colour",
                "IW1004 ironwood:tiers.large.zone",
                "IW1006 ironwood:tiers.small.chips",
                "IW1007 gcp:project",
                "IW1009 ironwood:frontDoor.requestTimeoutSeconds",
                "IW1009 ironwood:tiers.large.maxRequestsPerSecondPerVm",
                "IW1010 ironwood:owner",
                "IW1010 ironwood:tiers.Medium",
                "IW1012 ironwood:network.subnetCidr",
                "IW2003 ironwood:tiers.large.generation",
                "IW2005 ironwood:tiers.Medium.topology",
                "IW2011 ironwood:tiers.small.zones[0]",
                "IW2015 ironwood:tiers",
                "IW3001 ironwood:tiers.small.routes[0]",
                "IW3002 ironwood:tiers.large.routes[0]",
            ],
            result.Problems.Select(problem => $"{problem.Code} {problem.Path}").Order(StringComparer.Ordinal));
    }

    /// <summary>What could not be read stands at its default; what is true of the default only is not said.</summary>
    [Theory]
    [InlineData("'chips': 256, 'defualt': true, 'default': null", "IW1004 .t.defualt")]
    [InlineData("'generation': 'cpu', 'scaling': {'minReplicas': 3, 'maxReplica': 5}", "IW1004 .t.scaling.maxReplica")]
    [InlineData("'generation': 'cpu', 'scaling': {'minReplicas': 3, 'maxReplicas': 5000}", "IW1009 .t.scaling.maxReplicas")]
    [InlineData("'generation': 'cpu', 'vms': 'two', 'zones': ['us-central1-a', 'us-central1-b']", "IW1006 .t.vms")]
    [InlineData("'topology': ['2x2x1'], 'chips': 256, 'scaling': {'minReplicas': 1, 'maxReplicas': 2}", "IW1006 .t.topology")]
    [InlineData("'default': 'yes', 'chips': 256", "IW1006 .t.default")]
    [InlineData("'default': false, 'chips': 'x', 'routes': ['/a']", "IW1006 .t.chips|IW2015 ")]
    [InlineData("'default': false, 'chips': 'x'", "IW1006 .t.chips|IW2015 |IW3003 .t")]
    [InlineData("'chips': 'x', 'zones': ['a']", "IW1006 .t.chips|IW2011 .t.zones[0]")]
    [InlineData("'chips': 'x', 'topology': '8x4x8'", "IW1006 .t.chips|IW2005 .t.topology")]
    public void A_fault_has_no_echo_and_hides_nothing_else(string tier, string expected) =>
        Assert.Equal(
            expected.Split('|'),
            EngineInput.ReadTier(tier).Problems
                .Select(problem => $"{problem.Code} {problem.Path["ironwood:tiers".Length..]}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void A_tier_with_a_bad_name_and_a_bad_value_is_told_both() =>
        Assert.Equal(
            ["IW1006 ironwood:tiers.Big.chips", "IW1010 ironwood:tiers.Big"],
            EngineInput.Read("{'Big': {'chips': 'x', 'default': true}}").Problems
                .Select(problem => $"{problem.Code} {problem.Path}").Order(StringComparer.Ordinal));

    [Fact]
    public void Paths_are_in_the_namespace_of_the_project()
    {
        var result = SettingsReader.Read(EngineInput.Configuration(
            "serving",
            ("serving:tiers", "{'t': {'chips': 130, 'colour': 'red', 'routes': ['/a', '/a']}}"),
            ("serving:owner", "Me"),
            ("serving:network", "{'subnetCidr': '10.64.0.1/18'}")));

        Assert.Equal(
            [
                "serving:network.subnetCidr", "serving:owner", "serving:tiers", "serving:tiers.t.chips",
                "serving:tiers.t.colour", "serving:tiers.t.routes[1]",
            ],
            result.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("gcp:zone")]
    [InlineData("gcp:billingProject")]
    [InlineData("gcp:credentials")]
    [InlineData("gcp:requestTimeout")]
    [InlineData("gcp:impersonateServiceAccount")]
    [InlineData("aws:region")]
    [InlineData("random:tiers")]
    public void Settings_of_other_programs_and_providers_are_left_alone(string key) =>
        Assert.Empty(EngineInput.ReadTier("'chips': 256", (key, "x")).Problems);

    [Fact]
    public void A_problem_prints_its_parts_on_lines_of_their_own()
    {
        Assert.Equal("IW2001 ironwood:tiers: has no tier", new Problem("IW2001", "ironwood:tiers", "has no tier").ToString());
        Assert.Equal(
            "IW2006 a:b: is odd\n  value:   1\n  allowed: 2\n  fix:     write 2\n  at:      Pulumi.dev.yaml:3:5",
            new Problem("IW2006", "a:b", "is odd", "1", "2", "write 2", new("Pulumi.dev.yaml", 3, 5)).ToString());
    }

    private static string Routes(int count) =>
        $"{{'t': {{'chips': 4, 'default': true, 'routes': [{string.Join(", ", Enumerable.Range(0, count).Select(i => $"'/r{i}'"))}]}}}}";
}
