using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Ironwood.Catalog.Sourcing;

namespace Ironwood.Catalog.Tests.Sourcing;

public class EmbeddedRowsTests
{
    private static readonly string[] Files =
    [
        "Accelerators/boot-images.json",
        "Accelerators/capacity-kinds.json",
        "Accelerators/generations.json",
        "Accelerators/legacy-names.json",
        "Accelerators/machine-types.json",
        "Accelerators/slice-provisioning.json",
        "Accelerators/topologies.json",
        "Accelerators/vertex-machine-types.json",
        "Accelerators/zones.json",
        "Identity/ci-readings.json",
        "Identity/ci-roles.json",
        "Identity/pod-roles.json",
        "Limits/health-check-ranges.json",
        "Limits/limits.json",
        "Limits/name-rules.json",
        "Messages/avro-columns.json",
        "Metrics/aligners.json",
        "Metrics/log-signals.json",
        "Metrics/metrics.json",
        "Metrics/monitored-resources.json",
        "ModelServers/model-server.json",
        "Pricing/billing-terms.json",
        "Pricing/disk-prices.json",
        "Pricing/machine-prices.json",
        "Pricing/rates.json",
        "Pricing/redis-prices.json",
        "Pricing/resource-costs.json",
        "Services/api-hosts.json",
        "Services/api-methods.json",
        "Services/api-retries.json",
        "Services/resource-services.json",
        "Services/services.json",
    ];

    private static readonly DateOnly Release = DateOnly.ParseExact(
        typeof(ISourced).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ReleaseDate").Value!,
        "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TheoryData<string> Embedded => new(typeof(ISourced).Assembly.GetManifestResourceNames());

    [Fact]
    public void Every_row_file_is_embedded_under_its_folder_and_name() =>
        Assert.Equal(Files, typeof(ISourced).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Embedded))]
    public void Every_row_has_an_https_source_and_the_date_it_was_read(string file)
    {
        using var stream = typeof(ISourced).Assembly.GetManifestResourceStream(file)!;
        using var document = JsonDocument.Parse(stream);

        Assert.NotEqual(0, document.RootElement.GetArrayLength());
        Assert.All(document.RootElement.EnumerateArray(), row =>
        {
            Assert.True(Uri.TryCreate(Text(row, "source"), UriKind.Absolute, out var source), row.GetRawText());
            Assert.Equal(Uri.UriSchemeHttps, source.Scheme);
            Assert.True(TryReadDate(Text(row, "asOf"), out var asOf), row.GetRawText());
            // A release with facts that nobody has looked at for a year is refused here, whatever day the test runs on.
            Assert.InRange(asOf, Release.AddYears(-1), Release);
        });
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

    private static bool TryReadDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static string? Text(JsonElement row, string property) =>
        row.TryGetProperty(property, out var value) ? value.GetString() : null;
}
