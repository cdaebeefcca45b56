using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Telemetry;

/// <summary>Cloud Logging's sinks, BigQuery's tables and rows, Pub/Sub's subscriptions.</summary>
internal sealed partial class TelemetryPlatform : IPlatformService
{
    private const string BigQuery = "bigquery.googleapis.com";

    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        var (book, telemetry) = (TelemetryBook.Of(state), state.Contract.Telemetry);
        routes.MapJson("/v2/projects/{project}/sinks/{sink}", request =>
            request.Part("sink") != telemetry.LogSink || book.Destination is not { } destination ? null
                : book.IsDisabled
                    ? new JsonObject
                    {
                        ["name"] = telemetry.LogSink,
                        ["destination"] = destination,
                        ["disabled"] = true,
                    }
                : new JsonObject { ["name"] = telemetry.LogSink, ["destination"] = destination })
            .OfHost("logging.googleapis.com");
        routes.MapJson("/bigquery/v2/projects/{project}/datasets/{dataset}/tables", request =>
            request.Part("dataset") != telemetry.MetricsDataset || book.Tables is not { } tables ? null
                : new JsonObject
                {
                    ["tables"] = new JsonArray([.. tables.Select(table => (JsonNode)new JsonObject
                    {
                        ["tableReference"] = new JsonObject { ["tableId"] = table },
                    })]),
                })
            .OfHost(BigQuery);
        routes.MapJsonPost(
            "/bigquery/v2/projects/{project}/queries", (_, question) => Answer((string?)question["query"] ?? "", book))
            .OfHost(BigQuery);
        routes.MapJson("/v1/projects/{project}/subscriptions/{subscription}", request =>
        {
            var name = $"projects/{request.Part("project")}/subscriptions/{request.Part("subscription")}";
            if (name != telemetry.Subscription || book.Subscription is not { } subscription)
            {
                return null;
            }
            var answer = new JsonObject { ["name"] = name, ["state"] = subscription };
            if (book.Writer is { } writer)
            {
                answer["bigqueryConfig"] = new JsonObject { ["state"] = writer };
            }
            return answer;
        }).OfHost("pubsub.googleapis.com");
    }

    // One row per counted table, without order, because a union has no order; numbers are text.
    private static JsonObject Answer(string query, TelemetryBook book) => !book.QueriesEnd
        ? new() { ["jobComplete"] = false }
        : new()
        {
            ["jobComplete"] = true,
            ["rows"] = new JsonArray([.. Counted().Matches(query).Reverse().Select(match => (JsonNode)new JsonObject
            {
                ["f"] = new JsonArray(
                    new JsonObject { ["v"] = match.Groups["position"].Value },
                    new JsonObject { ["v"] = book.NewRows.ToString(CultureInfo.InvariantCulture) }),
            })]),
        };

    [GeneratedRegex(
        @"SELECT (?<position>[0-9]+) AS position, COUNT\(\*\) AS newer FROM `[^`]+` WHERE timestamp > ",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Counted();
}
