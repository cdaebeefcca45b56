using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;
using Ironwood.Analysis.Sizes;

namespace Ironwood.Cli.Checking;

/// <summary>A check as programs read it, <c>ironwood-check/1</c>: sorted, without machine paths or times.</summary>
internal static class CheckJson
{
    /// <summary>Value of the <c>format</c> property.</summary>
    public const string Format = "ironwood-check/1";

    /// <summary>How our JSON is written: for people and diffs.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(CheckReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("project", report.Graph.Project);
            json.WriteString("stack", report.Graph.Stack);
            json.WriteStartArray("findings");
            foreach (var finding in report.Result.Standing)
            {
                Write(json, report, finding, null);
            }
            foreach (var (finding, waiver) in report.Result.Waived)
            {
                Write(json, report, finding, waiver);
            }
            json.WriteEndArray();
            json.WriteStartArray("failures");
            foreach (var row in FailureTable.Of(report.Graph))
            {
                json.WriteStartObject();
                json.WriteString("kind", row.Kind switch { FailureKind.Zone => "zone", FailureKind.Region => "region", _ => "unit" });
                json.WriteString("lost", row.Lost);
                json.WriteString("service", row.Service.Name);
                json.WriteNumber("load", row.Load);
                json.WriteNumber("left", row.Left);
                json.WriteNumber("shed", row.Shed);
                json.WriteNumber("failover", row.Failover);
                json.WriteString("unit", row.Unit);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("quota");
            foreach (var row in QuotaTable.Of(report.Graph))
            {
                json.WriteStartObject();
                json.WriteString("generation", row.Generation);
                json.WriteString("region", row.Region);
                json.WriteNumber("chips", row.Chips);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, CheckReport report, Finding finding, Waiver? waiver)
    {
        var place = report.Places.PlaceOf(finding.Resource);
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", CheckReport.Word(finding.Rule.Severity));
        json.WriteString("resource", finding.Resource.Name);
        json.WriteString("urn", finding.Resource.Urn);
        json.WriteString("property", finding.Property);
        json.WriteString("message", finding.Message);
        json.WriteString("fix", finding.Fix);
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
        if (waiver is not null)
        {
            json.WriteStartObject("waiver");
            json.WriteString("name", waiver.Name);
            json.WriteString("owner", waiver.Owner);
            json.WriteString("reason", waiver.Reason);
            json.WriteString("expires", waiver.Expires.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
