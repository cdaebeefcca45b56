using Ironwood.Operations.Verification;

namespace Ironwood.Cli.Verifying;

/// <summary>
/// A verification for programs, <c>ironwood-verify/1</c>: in the order of the checks and of the stack, without machine
/// paths or times.
/// </summary>
internal static class VerifyJson
{
    /// <summary>Value of the <c>format</c> property.</summary>
    public const string Format = "ironwood-verify/1";

    public static string Of(VerificationReport report) => JsonForm.Document(Format, json =>
    {
        json.WriteString("project", report.Project);
        json.WriteString("environment", report.Environment);
        json.WriteString("status", VerifyWords.Word(report.Worst));
        json.WriteStartObject("counts");
        foreach (var status in VerifyWords.Statuses.Reverse())
        {
            json.WriteNumber(VerifyWords.Word(status), report.Count(status));
        }
        json.WriteEndObject();
        json.WriteList("checks", report.Results, Write);
    });

    private static void Write(Utf8JsonWriter json, VerificationResult result)
    {
        json.WriteString("id", result.Id);
        json.WriteString("title", result.Title);
        json.WriteString("status", VerifyWords.Word(result.Status));
        json.WriteString("summary", result.Summary);
        json.WriteList("evidence", result.Evidence, Write);
        json.WriteStartArray("commands");
        foreach (var command in result.Commands)
        {
            json.WriteStringValue(command);
        }
        json.WriteEndArray();
        json.WriteProblem(result.Problem);
    }

    private static void Write(Utf8JsonWriter json, Evidence evidence)
    {
        json.WriteString("subject", evidence.Subject);
        json.WriteString("expected", evidence.Expected);
        json.WriteString("seen", evidence.Seen);
        json.WriteBoolean("holds", evidence.Holds);
    }
}
