using System.Security.Cryptography;
using Ironwood.Analysis;
using Ironwood.Analysis.Rules;

namespace Ironwood.Cli.Checking;

/// <summary>
/// A check as code scanning reads it: SARIF 2.1.0. It is written without the SARIF library, which needs a package that
/// some registries lack and loads a second JSON library.
/// </summary>
internal static class SarifLog
{
    private const string Schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>The findings of a check.</summary>
    public static string Of(CheckReport report) => Log(
        RuleBook.Rules.Select(rule => new LogRule(
            rule.Id, rule.Summary, rule.Reason, rule.Source, CheckWords.Word(rule.Severity))),
        json => Results(json, report));

    /// <summary>Why a stack could not be checked: each problem is an error where it was written.</summary>
    public static string Of(IReadOnlyList<Problem> problems) => Log(
        problems.Select(problem => problem.Code).Distinct(StringComparer.Ordinal).Select(code => new LogRule(
            code, "The settings are refused.", "docs/diagnostics.md explains the code.", null, "error")),
        json => Results(json, problems));

    private static string Log(IEnumerable<LogRule> rules, Action<Utf8JsonWriter> results) => JsonForm.Document(json =>
    {
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json, rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        results(json);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void Tool(Utf8JsonWriter json, IEnumerable<LogRule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ironwood");
        json.WriteString("semanticVersion", BuildInfo.Version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
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
            json.WriteString("level", rule.Level);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Results(Utf8JsonWriter json, CheckReport report)
    {
        var indices = RuleBook.Rules.Index().ToDictionary(rule => rule.Item.Id, rule => rule.Index);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        json.WriteStartArray("results");
        foreach (var (finding, waiver) in report.Result.Standing.Select(finding => (finding, (Waiver?)null))
            .Concat(report.Result.Waived.Select(waived => (waived.Finding, (Waiver?)waived.Waiver))))
        {
            json.WriteStartObject();
            json.WriteString("ruleId", finding.Rule.Id);
            json.WriteNumber("ruleIndex", indices[finding.Rule.Id]);
            json.WriteString("level", CheckWords.Word(finding.Rule.Severity));
            Message(json, "message", $"{finding.Resource.Name} {finding.Message}. Fix: {finding.Fix}");
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
                    CultureInfo.InvariantCulture,
                    $"{waiver.Reason} ({waiver.Owner}, until {waiver.Expires:yyyy-MM-dd})"));
                json.WriteEndObject();
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Results(Utf8JsonWriter json, IReadOnlyList<Problem> problems)
    {
        json.WriteStartArray("results");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("ruleId", problem.Code);
            json.WriteString("level", "error");
            Message(
                json,
                "message",
                $"{problem.Path} {problem.Message}.{(problem.Fix is { } fix ? $" Fix: {fix}" : "")}");
            if (problem.Location is { } place)
            {
                json.WriteStartArray("locations");
                json.WriteStartObject();
                Place(json, place);
                json.WriteEndObject();
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Place(Utf8JsonWriter json, SourceLocation place)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri.EscapeDataString(place.File));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("startColumn", place.Column);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Locations(Utf8JsonWriter json, CheckReport report, Finding finding)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        Place(json, report.Places.PlaceOf(finding));
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", finding.Resource.Name);
        json.WriteString(
            "fullyQualifiedName",
            $"{finding.Resource.Urn}{(finding.Property.Length == 0 ? "" : "#")}{finding.Property}");
        json.WriteString("kind", "resource");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // Identifies the finding in the next run by its rule and resource, not by its text; equal ones are numbered.
    private static string Fingerprint(Finding finding, Dictionary<string, int> seen)
    {
        var about = $"{finding.Rule.Id} {finding.Resource.Type} {finding.Resource.Name} {finding.Property}";
        seen[about] = seen.GetValueOrDefault(about) + 1;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{about} {seen[about]}"));
        return Convert.ToHexStringLower(hash)[..32];
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // A rule that was broken, or the code of a problem.
    private sealed record LogRule(string Id, string Summary, string Reason, string? Source, string Level);
}
