using System.Reflection;

namespace Ironwood.Planning.Tests.Settings;

public class RangeTests
{
    /// <summary>Every number of the settings: its path, a place for it, its bounds, and the step beyond them.</summary>
    public static TheoryData<string, string, double, double, double> Numbers => new()
    {
        { "tiers.t.chips", "{'t': {'default': true, 'chips': #}}", 1, 1_000_000, 1 },
        { "tiers.t.slices", "{'t': {'default': true, 'topology': '2x2x1', 'slices': #}}", 1, 100_000, 1 },
        { "tiers.t.vms", "{'t': {'default': true, 'generation': 'cpu', 'vms': #}}", 1, 1_000, 1 },
        {
            "tiers.t.maxRequestsPerSecondPerVm",
            "{'t': {'default': true, 'chips': 4, 'maxRequestsPerSecondPerVm': #}}",
            0.001,
            100_000,
            0.0001
        },
        { "tiers.t.scaling.minReplicas", Scaling("'maxReplicas': 1000, 'minReplicas': #"), 0, 1_000, 1 },
        { "tiers.t.scaling.maxReplicas", Scaling("'minReplicas': 0, 'maxReplicas': #"), 1, 1_000, 1 },
        {
            "tiers.t.scaling.targetUtilization",
            Scaling("'minReplicas': 1, 'maxReplicas': 2, 'targetUtilization': #"),
            0.1,
            1,
            0.0001
        },
        { "frontDoor.requestTimeoutSeconds", "{'requestTimeoutSeconds': #}", 1, 86_400, 1 },
    };

    /// <summary>Numbers of parts whose own tests ask no more than that there is a range.</summary>
    public static TheoryData<string, string, double, double, double> NumbersOfParts => new()
    {
        { "cache.memoryGb", "{'memoryGb': #}", 1, 300, 1 },
        { "cache.maintenance.hourUtc", "{'maintenance': {'hourUtc': #}}", 0, 23, 1 },
        { "network.logs.flowSampleRate", "{'logs': {'flowSampleRate': #}}", 0, 1, 0.0001 },
        { "telemetry.retentionDays", "{'retentionDays': #}", 1, 24, 1 },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    [MemberData(nameof(NumbersOfParts))]
    public void A_number_is_accepted_up_to_its_bounds_and_refused_beyond_them(
        string path, string written, double smallest, double largest, double step)
    {
        foreach (var inside in new[] { smallest, smallest + step, largest - step, largest })
        {
            Assert.DoesNotContain(Problems(inside), problem => problem.Code is "IW1006" or "IW1009");
        }
        foreach (var outside in new[] { smallest - step, largest + step, -1e9, 1e9 })
        {
            var problem = Assert.Single(Problems(outside));
            Assert.Equal(
                ("IW1009", $"ironwood:{path}", string.Create(CultureInfo.InvariantCulture, $"{smallest} to {largest}")),
                (problem.Code, problem.Path, problem.Allowed));
            Assert.Equal(outside, double.Parse(problem.Value!, CultureInfo.InvariantCulture));
        }

        IReadOnlyList<Problem> Problems(double number) => EngineInput.Read(
            "{'t': {'default': true, 'chips': 4}}",
            (
                $"ironwood:{path.Split('.')[0]}",
                written.Replace(
                    "#", number.ToString("R", CultureInfo.InvariantCulture), StringComparison.Ordinal))).Problems;
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999")]
    [InlineData("-99999999999999999999")]
    public void A_number_that_no_int_holds_is_out_of_range_and_not_of_another_type(string number)
    {
        var problem = EngineInput.OnlyProblem(EngineInput.ReadTier($"'chips': {number}"));

        Assert.Equal(("IW1009", number, "1 to 1000000"), (problem.Code, problem.Value, problem.Allowed));
    }

    /// <summary>The tests of a part's own validation have these.</summary>
    private static readonly string[] TestedWithTheirParts =
    [
        "autohealingDelaySeconds", "connectRetries", "failoverHealthThreshold", "flexStartHours",
        "initializationSeconds", "logSampleRate",
        "queueTarget", "requestsPerMinutePerClient", "scaleInReplicas",
    ];

    // A number without a range would go to Google as it is, and be refused there, or worse not.
    [Fact]
    public void No_number_of_any_setting_is_without_a_range()
    {
        var seen = new HashSet<Type>();
        var bare = Numbers(typeof(StackSettings)).Where(number => number.GetCustomAttribute<BetweenAttribute>() is null)
            .Select(number => $"{number.DeclaringType!.Name}.{number.Name}").ToArray();

        Assert.Superset(
            new HashSet<Type>
            {
                typeof(CacheSettings),
                typeof(ServiceLevelSettings),
                typeof(FailoverSettings),
                typeof(VertexSettings),
            }, seen);
        Assert.Equal([], bare);

        PropertyInfo[] Numbers(Type type) =>
        [
            .. (seen.Add(type)
                ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                : []).SelectMany(property =>
            {
                var value = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                var part = value.IsGenericType ? value.GetGenericArguments()[^1] : value;
                return value == typeof(int) || value == typeof(double) ? [property]
                    : part.Namespace == typeof(StackSettings).Namespace ? Numbers(part)
                    : [];
            }),
        ];
    }

    [Fact]
    public void Every_number_of_the_settings_has_a_range_and_is_tested()
    {
        Type[] records =
        [
            typeof(StackSettings), typeof(TierSettings), typeof(ScalingSettings), typeof(NetworkSettings),
            typeof(FrontDoorSettings),
        ];
        var numbers = records.SelectMany(record => record.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var type
                && (type == typeof(int) || type == typeof(double)))
            .ToDictionary(SettingNames.Of, property => property.GetCustomAttribute<BetweenAttribute>());

        Assert.All(numbers, number => Assert.True(number.Value is not null, number.Key));
        Assert.Equal(
            numbers.Where(number => !TestedWithTheirParts.Contains(number.Key))
                .Select(number => (number.Key, number.Value!.Minimum, number.Value.Maximum))
                .Order(),
            Numbers.Select(row => (((string)row[0]).Split('.')[^1], (double)row[2], (double)row[3])).Order());
    }

    [Theory]
    [InlineData("'topology': '2x2x1', 'slices': 1000", null)]
    [InlineData("'topology': '2x2x1', 'slices': 2304", null)]
    [InlineData("'scaling': {'minReplicas': 1, 'maxReplicas': 1001}", "IW1009")]
    [InlineData("'chips': 200004", "IW2016")]
    [InlineData("'topology': '8x8x60'", null)] // 960 VMs
    [InlineData("'topology': '8x8x64'", "IW2010")] // 1,024 VMs
    [InlineData("'topology': '4x4x4', 'slices': 50", null)]
    [InlineData("'topology': '4x4x4', 'slices': 51", "IW2016")]
    [InlineData("'chips': 4, 'zones': ['us-central1-c']", null)]
    [InlineData("'chips': 4, 'zones': ['us-central1-c', 'us-central1-a']", "IW2014")]
    [InlineData("'generation': 'cpu', 'scaling': {'minReplicas': 2, 'maxReplicas': 2}", null)]
    [InlineData("'generation': 'cpu', 'scaling': {'minReplicas': 3, 'maxReplicas': 2}", "IW2014")]
    public void A_tier_is_accepted_up_to_the_limits_of_Google_Cloud_and_refused_beyond_them(
        string tier, string? code) =>
        Assert.Equal(code is null ? [] : [code], EngineInput.ReadTier(tier).Problems.Select(problem => problem.Code));

    /// <summary>A range has four addresses that no VM can have.</summary>
    [Theory]
    [InlineData("10.0.0.0/29", 4, null)]
    [InlineData("10.0.0.0/29", 5, "IW1013")]
    [InlineData("10.0.0.0/28", 12, null)]
    [InlineData("10.0.0.0/28", 13, "IW1013")]
    [InlineData("10.0.0.0/30", 1, "IW1012")]
    [InlineData("16.0.0.0/4", 1, null)]
    [InlineData("0.0.0.0/3", 1, "IW1012")]
    public void A_subnet_has_an_address_for_every_VM_and_a_prefix_that_Google_Cloud_takes(
        string cidr, int vms, string? code)
    {
        var result = EngineInput.ReadTier(
            $"'generation': 'cpu', 'vms': {vms}", ("ironwood:network", $"{{'subnetCidr': '{cidr}'}}"));

        Assert.Equal(code is null ? [] : [code], result.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_subnet_is_judged_by_the_VMs_of_all_tiers_at_their_largest()
    {
        const string Tiers = """
            {
              'a': {'generation': 'cpu', 'default': true, 'vms': 2},
              'b': {'generation': 'cpu', 'routes': ['/b'], 'scaling': {'minReplicas': 0, 'maxReplicas': 11}}
            }
            """;

        var problem = EngineInput.OnlyProblem(
            EngineInput.Read(Tiers, ("ironwood:network", "{'subnetCidr': '10.0.0.0/28'}")));

        Assert.Equal(("IW1013", "has 12 addresses for 13 VMs"), (problem.Code, problem.Message));
    }

    /// <summary>A URL map carries 100 tests: one for each path, each Vertex route, and what no route matches.</summary>
    [Theory]
    [InlineData(98, 0, true)]
    [InlineData(99, 0, false)]
    [InlineData(0, 49, true)]
    [InlineData(1, 49, false)]
    public void A_stack_has_as_many_routes_as_a_URL_map_has_tests(int exact, int prefixes, bool fits)
    {
        var routes = Enumerable.Range(0, exact)
            .Select(i => $"'/e{i}'")
            .Concat(Enumerable.Range(0, prefixes).Select(i => $"'/p{i}/*'"));

        var result = EngineInput.ReadTier($"'chips': 4, 'routes': [{string.Join(", ", routes)}]");

        Assert.Equal(fits ? [] : ["IW3004"], result.Problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("a234567890123456", true)]
    [InlineData("a2345678901234567", false)]
    [InlineData("a-b", true)]
    [InlineData("a-", false)]
    [InlineData("-a", false)]
    [InlineData("1a", false)]
    [InlineData("A", false)]
    [InlineData("a_b", false)]
    [InlineData("a.b", false)]
    [InlineData("größe", false)]
    [InlineData("a\n", false)]
    public void A_tiers_name_fits_into_the_names_of_its_resources(string name, bool isAllowed)
    {
        var result = EngineInput.Read(
            $"{{'{name.Replace("\n", "\\n", StringComparison.Ordinal)}': {{'chips': 4, 'default': true}}}}");

        Assert.Equal(isAllowed ? [] : ["IW1010"], result.Problems.Select(problem => problem.Code));
    }

    private static string Scaling(string text) =>
        $"{{'t': {{'default': true, 'generation': 'cpu', 'scaling': {{{text}}}}}}}";
}
