using System.Reflection;
using Ironwood.Catalog.Sourcing;

namespace Ironwood.Catalog.Tests.Sourcing;

public class EmbeddedRowsTests
{
    private static readonly string[] Files =
    [
        "Accelerators/boot-images.json",
        "Accelerators/capacity-kinds.json",
        "Accelerators/device-figures.json",
        "Accelerators/generations.json",
        "Accelerators/legacy-names.json",
        "Accelerators/machine-types.json",
        "Accelerators/slice-provisioning.json",
        "Accelerators/topologies.json",
        "Accelerators/vertex-machine-types.json",
        "Accelerators/zones.json",
        "Identity/ci-readings.json",
        "Identity/ci-roles.json",
        "Identity/credential-forms.json",
        "Identity/pod-roles.json",
        "Identity/predefined-roles.json",
        "Limits/health-check-ranges.json",
        "Limits/limits.json",
        "Limits/name-rules.json",
        "Messages/avro-columns.json", "Messages/json-texts.json",
        "Metrics/aligners.json",
        "Metrics/log-signals.json",
        "Metrics/metrics.json",
        "Metrics/monitored-resources.json",
        "ModelServers/gated-models.json",
        "ModelServers/model-server.json",
        "ModelServers/model-sizes.json",
        "ModelServers/registry-limits.json",
        "ModelServers/server-paths.json",
        "Models/accuracies.json",
        "Models/engine-figures.json",
        "Models/measurements.json",
        "Models/models.json",
        "Models/scores.json",
        "Models/variants.json",
        "Notifications/channel-types.json",
        "Pricing/billing-terms.json",
        "Pricing/disk-prices.json",
        "Pricing/machine-prices.json",
        "Pricing/price-terms.json",
        "Pricing/rates.json",
        "Pricing/redis-prices.json",
        "Pricing/resource-costs.json",
        "Regions/regions.json",
        "Services/api-hosts.json",
        "Services/api-methods.json",
        "Services/api-retries.json",
        "Services/resource-services.json",
        "Services/services.json",
    ];

    private static readonly DateOnly Release = DateOnly.ParseExact(
        typeof(ISourced).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(
            data => data.Key == "ReleaseDate").Value!,
        "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public void Every_row_file_is_embedded_under_its_folder_and_name() =>
        Assert.Equal(Files, typeof(ISourced).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_row_has_an_https_source_and_no_file_is_empty()
    {
        Assert.All(FactRow.All, row => Assert.Equal(Uri.UriSchemeHttps, new Uri(row.Source, UriKind.Absolute).Scheme));
        Assert.Equal(Files, FactRow.All.Select(row => row.File).Distinct());
    }

    // Whatever day this runs on: a release with facts that were not checked for a year is refused, and so is a look at
    // some facts that leaves others behind by a year. ./ironwood lint asks the clock.
    [Fact]
    public void No_row_is_older_than_a_year_on_the_day_of_the_release_nor_when_the_newest_was_read()
    {
        var newest = FactRow.All.Max(row => row.AsOf);

        Assert.InRange(newest, DateOnly.MinValue, Release);
        Assert.DoesNotContain(FactRow.All, row => row.IsStale(Release));
        Assert.DoesNotContain(FactRow.All, row => row.IsStale(newest));
    }

    [Fact]
    public void A_row_is_trusted_for_a_year_and_no_day_longer()
    {
        var row = new FactRow("Limits/limits.json", 0, "https://c", new(2026, 11, 23));

        Assert.False(row.IsStale(new(2027, 11, 23)));
        Assert.True(row.IsStale(new(2027, 11, 24)));
    }

    [Fact]
    public void A_file_that_is_not_embedded_is_named_in_the_error()
    {
        var error = Assert.Throws<InvalidDataException>(
            () => EmbeddedRows.Read("Limits/none.json", RowFormat.Default.LimitArray));

        Assert.Equal("Limits/none.json is not embedded in the catalogue.", error.Message);
    }

    [Theory]
    [InlineData("""[{"id":"a","value":1,"unit":"b","source":"https://c","asOf":"2026-11-23","valeu":2}]""")]
    [InlineData("""[{"id":"a","value":1,"unit":"b","asOf":"2026-11-23"}]""")]
    [InlineData("""[{"id":"a","value":1,"unit":null,"source":"https://c","asOf":"2026-11-23"}]""")]
    public void A_misspelt_a_missing_and_an_empty_property_are_errors(string rows) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(rows, RowFormat.Default.LimitArray));
}
