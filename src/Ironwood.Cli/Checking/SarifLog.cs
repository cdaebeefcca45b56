using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ironwood.Analysis;
using Ironwood.Analysis.Rules;

namespace Ironwood.Cli.Checking;

/// <summary>
/// A check as code scanning reads it: SARIF 2.1.0. Written here, because the library for it needs a package that
/// registries lack, and brings a second JSON library into every run.
/// </summary>
internal static class SarifLog
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public static string Of(CheckReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, CheckJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            Tool(json);
            json.WriteString("columnKind", "utf16CodeUnits");
            Results(json, report);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Tool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ironwood");
        json.WriteString("semanticVersion", typeof(SarifLog).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);
        json.WriteStartArray("rules");
        foreach (var rule in RuleBook.Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            Message(json, "shortDescription", rule.Summary);
            Message(json, "fullDescription", rule.Reason);
            Message(json, "help", $"{rule.Summary} {rule.Reason}");
            if (rule.Source is not null)
            {
                json.WriteString("helpUri", rule.Source);
            }
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", CheckReport.Word(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Results(Utf8JsonWriter json, CheckReport report)
    {
        var indices = RuleBook.Rules.Select((rule, index) => (rule.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        json.WriteStartArray("results");
        foreach (var (finding, waiver) in report.Result.Standing.Select(finding => (finding, (Waiver?)null))
            .Concat(report.Result.Waived.Select(waived => (waived.Finding, (Waiver?)waived.Waiver))))
        {
            json.WriteStartObject();
            json.WriteString("ruleId", finding.Rule.Id);
            json.WriteNumber("ruleIndex", indices[finding.Rule.Id]);
            json.WriteString("level", CheckReport.Word(finding.Rule.Severity));
            Message(json, "message", $"{finding.Resource.Name} {finding.Message}. To mend it: {finding.Fix}");
            Locations(json, report, finding);
            json.WriteStartObject("partialFingerprints");
            json.WriteString("ironwoodFinding/v1", Fingerprint(finding, seen));
            json.WriteEndObject();
            if (waiver is not null)
            {
                json.WriteStartArray("suppressions");
                json.WriteStartObject();
                json.WriteString("kind", "external");
                json.WriteString("status", "accepted");
                json.WriteString("justification", string.Create(
                    CultureInfo.InvariantCulture, $"{waiver.Reason} ({waiver.Owner}, until {waiver.Expires:yyyy-MM-dd})"));
                json.WriteEndObject();
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Locations(Utf8JsonWriter json, CheckReport report, Finding finding)
    {
        var place = report.Places.PlaceOf(finding.Resource);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri.EscapeDataString(place.File));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("startColumn", place.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", finding.Resource.Name);
        json.WriteString("fullyQualifiedName", $"{finding.Resource.Urn}{(finding.Property.Length == 0 ? "" : "#")}{finding.Property}");
        json.WriteString("kind", "resource");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // The same finding of the next run: what it is about, not what it says; of several alike, which of them.
    private static string Fingerprint(Finding finding, Dictionary<string, int> seen)
    {
        var about = $"{finding.Rule.Id} {finding.Resource.Type} {finding.Resource.Name} {finding.Property}";
        seen[about] = seen.GetValueOrDefault(about) + 1;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{about} {seen[about]}")))[..32];
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
