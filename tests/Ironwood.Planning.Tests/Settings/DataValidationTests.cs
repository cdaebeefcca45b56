using System.Reflection;
using Ironwood.Catalog.Limits;
using Ironwood.Planning.Validation;

namespace Ironwood.Planning.Tests.Settings;

public sealed class DataValidationTests
{
    private static IEnumerable<Problem> Problems(StackSettings settings) =>
        DataValidation.Validate(settings, new("ironwood"));

    [Fact]
    public void Defaults_and_the_real_stacks_have_no_problem()
    {
        Assert.Empty(Problems(Plans.Settings("prod")));
        Assert.Empty(Problems(Plans.Settings("dev")));
    }

    [Theory]
    [InlineData("IW5001", "ironwood:cache.version", "7.2", "REDIS_7_2")]
    [InlineData("IW5001", "ironwood:cache.version", "REDIS_3_2", "REDIS_7_2")]
    [InlineData("IW5001", "ironwood:cache.version", "redis_7_2", "REDIS_7_2")]
    [InlineData("IW5002", "ironwood:cache.persistenceHours", "2", "0, 1, 6, 12, 24")]
    [InlineData("IW5002", "ironwood:cache.persistenceHours", "23", "0, 1, 6, 12, 24")]
    [InlineData("IW5003", "ironwood:cache.maintenance.day", "Sunday", "sunday")]
    [InlineData("IW5003", "ironwood:cache.maintenance.day", "sonntag", "monday, tuesday")]
    [InlineData("IW5003", "ironwood:cache.maintenance.day", "", "monday, tuesday")]
    [InlineData("IW5004", "ironwood:telemetry.location", "us", "US, EU")]
    [InlineData("IW5004", "ironwood:telemetry.location", "us-central1-a", "US, EU")]
    [InlineData("IW5004", "ironwood:telemetry.location", "", "US, EU")]
    public void What_google_refuses_is_one_problem_with_code_path_value_allowed_and_fix(
        string code, string path, string value, string allowed)
    {
        var problem = Assert.Single(Problems(With(path, value)));
        Assert.Equal(code, problem.Code);
        Assert.Equal(path, problem.Path);
        Assert.Equal(value, problem.Value);
        Assert.Contains(allowed, problem.Allowed, StringComparison.Ordinal);
        Assert.NotNull(problem.Fix);
        // The stack's validation reports it too.
        Assert.Contains(problem, Plans.ProblemsOf(With(path, value)));
    }

    [Theory]
    [InlineData("ironwood:cache.version", "REDIS_6_X")]
    [InlineData("ironwood:cache.version", "REDIS_7_0")]
    [InlineData("ironwood:cache.persistenceHours", "0")]
    [InlineData("ironwood:cache.persistenceHours", "6")]
    [InlineData("ironwood:cache.maintenance.day", "monday")]
    [InlineData("ironwood:telemetry.location", "EU")]
    [InlineData("ironwood:telemetry.location", "europe-west10")]
    public void What_google_takes_is_no_problem(string path, string value) => Assert.Empty(Problems(With(path, value)));

    [Fact]
    public void A_misspelt_day_is_recognised() =>
        Assert.Contains(
            "'wednesday'", Assert.Single(Problems(With("ironwood:cache.maintenance.day", "wensday"))).Fix,
            StringComparison.Ordinal);

    [Fact]
    public void All_problems_come_at_once()
    {
        var settings = Plans.Settings("prod") with
        {
            Cache = new() { Version = "x", PersistenceHours = 5, Maintenance = new() { Day = "x" } },
            Telemetry = new() { Location = "x" },
        };
        Assert.Equal(["IW5001", "IW5002", "IW5003", "IW5004"], Problems(settings).Select(problem => problem.Code));
    }

    [Fact]
    public void Memory_ranges_over_what_redis_has() =>
        Assert.Equal(
            (1, (double)Limits.RedisMemoryGb.Value), Range(typeof(CacheSettings), nameof(CacheSettings.MemoryGb)));

    // The SDK's int holds 2,147,483,647 milliseconds.
    [Fact]
    public void The_longest_retention_fits_the_sdks_number()
    {
        var (_, days) = Range(typeof(TelemetrySettings), nameof(TelemetrySettings.RetentionDays));
        Assert.True(days * 86_400_000 <= int.MaxValue);
        Assert.True((days + 1) * 86_400_000 > int.MaxValue);
    }

    [Theory]
    [InlineData("prod", null, true)]
    [InlineData("staging", null, true)]
    [InlineData("dev", null, false)]
    [InlineData("dev", true, true)]
    [InlineData("prod", false, false)]
    public void Data_is_protected_unless_the_environment_is_dev_or_the_setting_says_otherwise(
        string environment, bool? setting, bool expected) =>
        Assert.Equal(expected, new ProtectionSettings { Data = setting }.ProtectsData(environment));

    private static (double, double) Range(Type type, string property)
    {
        var range = type.GetProperty(property)!.GetCustomAttribute<BetweenAttribute>()!;
        return (range.Minimum, range.Maximum);
    }

    private static StackSettings With(string path, string value)
    {
        var settings = Plans.Settings("prod");
        return path switch
        {
            "ironwood:cache.version" => settings with { Cache = new() { Version = value } },
            "ironwood:cache.persistenceHours" => settings with
            {
                Cache = new() { PersistenceHours = int.Parse(value, CultureInfo.InvariantCulture) },
            },
            "ironwood:cache.maintenance.day" => settings with { Cache = new() { Maintenance = new() { Day = value } } },
            "ironwood:telemetry.location" => settings with { Telemetry = new() { Location = value } },
            _ => throw new ArgumentException(path, nameof(path)),
        };
    }
}
