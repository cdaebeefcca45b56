namespace Ironwood.Operations.Tests.Verification;

public sealed class SinkCheckTests
{
    private const string Destination = "bigquery.googleapis.com/projects/ironwood-prod/datasets/tpu_metrics";

    private readonly Mock<ICloudLogging> _logging = new();
    private readonly Mock<IBigQuery> _bigQuery = new(MockBehavior.Strict);

    public SinkCheckTests() => Rows(5, 0);

    [Fact]
    public async Task Rows_of_the_last_hour_in_any_table_pass()
    {
        var outcome = await RunAsync(new(Destination, IsDisabled: false), "model_server", "proxy");
        outcome.Passes();
        Assert.Equal("5 rows of the last hour", outcome.Summary);
        _bigQuery.Verify(w => w.NewerRowsAsync(
            "ironwood-prod", "tpu_metrics", new[] { "model_server", "proxy" }, "timestamp", TimeSpan.FromHours(1),
            It.IsAny<CancellationToken>()));
    }

    // The recipe's fourth defect: a sink whose writer may not write looks well and delivers nothing.
    [Fact]
    public async Task Tables_without_a_new_row_fail()
    {
        Rows(0, 0);
        (await RunAsync(new(Destination, IsDisabled: false), "model_server", "proxy")).FailsOnce("0 rows in 2 tables");
    }

    [Fact]
    public async Task A_dataset_without_tables_fails_and_is_not_queried() =>
        (await RunAsync(new(Destination, IsDisabled: false))).FailsOnce("the sink has written nothing yet");

    [Fact]
    public async Task A_dataset_that_is_not_there_fails()
    {
        _bigQuery.Setup(w => w.TablesAsync("ironwood-prod", "tpu_metrics", It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyList<string>?)null);
        _logging.Setup(s => s.FindSinkAsync("ironwood-prod", "tpu-performance-sink", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new FoundSink(Destination, false));
        (await new SinkCheck(_logging.Object, _bigQuery.Object).OfAsync(Samples.Prod)).FailsOnce("no such dataset");
    }

    [Fact]
    public async Task Refused_rows_fail()
    {
        Rows(5);
        (await RunAsync(new(Destination, IsDisabled: false), "export_errors_20261123", "proxy"))
            .FailsOnce("export_errors_20261123");
    }

    [Fact]
    public async Task A_sink_that_is_not_there_fails() => (await RunAsync(null, "model_server", "proxy"))
        .FailsOnce("no such sink");

    [Fact]
    public async Task A_disabled_sink_fails() =>
        (await RunAsync(new(Destination, IsDisabled: true), "model_server", "proxy")).FailsOnce("disabled");

    [Theory]
    [InlineData("bigquery.googleapis.com/projects/ironwood-prod/datasets/other")]
    [InlineData("bigquery.googleapis.com/projects/ironwood-prod/datasets/old_tpu_metrics")]
    [InlineData("storage.googleapis.com/logs")]
    public async Task A_sink_that_exports_elsewhere_fails(string destination) =>
        (await RunAsync(new(destination, IsDisabled: false), "model_server", "proxy")).FailsOnce(destination);

    [Fact]
    public async Task A_stack_without_a_sink_is_skipped() =>
        (await new SinkCheck(_logging.Object, _bigQuery.Object).OfAsync(
        Samples.Prod with { Telemetry = Samples.Prod.Telemetry with { LogSink = "" } })).Skips();

    private void Rows(params long[] counts) => _bigQuery
        .Setup(w => w.NewerRowsAsync(
            It.IsAny<string>(), It.IsAny<string>(), It.IsAny<IReadOnlyList<string>>(), It.IsAny<string>(),
            It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(counts);

    private Task<CheckOutcome> RunAsync(FoundSink? sink, params string[] tables)
    {
        _logging.Setup(s => s.FindSinkAsync("ironwood-prod", "tpu-performance-sink", It.IsAny<CancellationToken>()))
            .ReturnsAsync(sink);
        _bigQuery.Setup(w => w.TablesAsync("ironwood-prod", "tpu_metrics", It.IsAny<CancellationToken>()))
            .ReturnsAsync(tables);
        return new SinkCheck(_logging.Object, _bigQuery.Object).OfAsync(Samples.Prod);
    }
}
