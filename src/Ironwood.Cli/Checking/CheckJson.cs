using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;
using Ironwood.Analysis.Sizes;

namespace Ironwood.Cli.Checking;

/// <summary>A check as programs read it, <c>ironwood-check/1</c>: sorted, without machine paths or times.</summary>
internal static class CheckJson
{
    /// <summary>Value of the <c>format</c> property.</summary>
    public const string Format = "ironwood-check/1";

    public static string Of(CheckReport report) => JsonForm.Document(Format, json =>
    {
        json.WriteString("project", report.Graph.Project);
        json.WriteString("stack", report.Graph.Stack);
        json.WriteList(
            "findings",
            report.Result.Standing.Select(finding => (Finding: finding, Waiver: (Waiver?)null))
                .Concat(report.Result.Waived.Select(waived => (waived.Finding, Waiver: (Waiver?)waived.Waiver))),
            (item, found) => Write(item, report, found.Finding, found.Waiver));
        json.WriteList("failures", FailureTable.Of(report.Graph), Write);
        json.WriteList("quota", QuotaTable.Of(report.Graph), Write);
    });

    private static void Write(Utf8JsonWriter json, CheckReport report, Finding finding, Waiver? waiver)
    {
        var place = report.Places.PlaceOf(finding);
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", CheckWords.Word(finding.Rule.Severity));
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
            json.WriteString("expires", waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, FailureRow row)
    {
        json.WriteString("kind", row.Kind switch
        {
            FailureKind.Zone => "zone",
            FailureKind.Region => "region",
            _ => "unit",
        });
        json.WriteString("lost", row.Lost);
        json.WriteString("service", row.Service.Name);
        json.WriteNumber("load", row.Load);
        json.WriteNumber("left", row.Left);
        json.WriteNumber("shed", row.Shed);
        json.WriteNumber("failover", row.Failover);
        json.WriteString("unit", row.Unit);
    }

    private static void Write(Utf8JsonWriter json, QuotaRow row)
    {
        json.WriteString("generation", row.Generation);
        json.WriteString("region", row.Region);
        json.WriteNumber("chips", row.Chips);
    }
}
