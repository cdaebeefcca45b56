using Ironwood.Catalog.Models;
using Ironwood.Planning.Engines;

namespace Ironwood.Cli.Sizing;

/// <summary>A sizing as JSON, <c>ironwood-size/1</c>.</summary>
internal static class SizeJson
{
    /// <summary>Value of the <c>format</c> property.</summary>
    public const string Format = "ironwood-size/1";

    private const int Decimals = 6;

    public static string Of(Planning.Engines.Sizing sizing) => JsonForm.Document(Format, json =>
    {
        var request = sizing.Request;
        json.WriteString("model", request.Model.Name);
        json.WriteString("generation", request.Generation.Id);
        json.WriteNumber("requestsPerSecond", Rounded(request.RequestsPerSecond));
        json.WriteNumber("inputTokens", request.Workload.InputTokens);
        json.WriteNumber("outputTokens", request.Workload.OutputTokens);
        json.WriteNumber("contextTokens", request.Workload.ContextTokens);
        json.WriteList("options", sizing.Options, Option);
        json.WriteList("ruledOut", sizing.RuledOut, static (writer, row) =>
        {
            writer.WriteString("precision", row.Variant.Precision.Id());
            writer.WriteString("reason", row.Reason);
        });
    });

    private static void Option(System.Text.Json.Utf8JsonWriter json, SizingOption option)
    {
        var (engine, speed) = (option.Engine, option.Engine.Speed);
        json.WriteString("precision", engine.Variant.Precision.Id());
        json.WriteString("checkpoint", engine.Variant.Checkpoint);
        json.WriteNumber("tensorParallel", engine.Layout.TensorParallel);
        json.WriteNumber("dataParallel", engine.Layout.DataParallel);
        json.WriteNumber("hostsPerReplica", engine.Host.Hosts);
        json.WriteNumber("replicas", option.Replicas);
        json.WriteNumber("chips", option.Chips);
        json.WriteNumber("requestsInFlightPerReplica", engine.Concurrency);
        json.WriteNumber("outputTokensPerSecond", Rounded(option.OutputTokensPerSecond));
        json.WriteNumber("outputTokensPerSecondPerReplica", Rounded(speed.OutputTokensPerSecond));
        json.WriteNumber("utilization", Rounded(option.Utilization));
        json.WriteNumber("ttftMs", Rounded(speed.TtftMs));
        json.WriteNumber("tpotMs", Rounded(speed.TpotMs));
        Optional(json, "usdPerHour", option.UsdPerHour);
        Optional(json, "usdPerMillionOutputTokens", option.UsdPerMillionOutputTokens);
        Optional(json, "usdPerMillionTokens", option.UsdPerMillionTokens);
        json.WriteString("basis", speed.Basis.Word());
        json.WriteString("status", ModelRowJson.Word(engine.Variant.Status));
        json.WriteString("source", speed.Nearest?.Source ?? engine.Variant.Source);
    }

    private static void Optional(System.Text.Json.Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, Rounded(known));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static decimal Rounded(decimal number) => Math.Round(number, Decimals);
}
