using System.Text;
using System.Text.Json;
using Ironwood.Cli.Checking;
using Ironwood.Operations.Verification;
using Ironwood.Problems;

namespace Ironwood.Cli.Verifying;

/// <summary>
/// A verification as programs read it, <c>ironwood-verify/1</c>: in the order of the checks and of the stack, without
/// machine paths or times.
/// </summary>
internal static class VerifyJson
{
    /// <summary>Value of the <c>format</c> property.</summary>
    public const string Format = "ironwood-verify/1";

    public static string Of(VerificationReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, CheckJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("project", report.Project);
            json.WriteString("environment", report.Environment);
            json.WriteString("status", VerifyWords.Word(report.Worst));
            json.WriteStartObject("counts");
            foreach (var status in VerifyWords.Statuses.Reverse())
            {
                json.WriteNumber(VerifyWords.Word(status), report.Count(status));
            }
            json.WriteEndObject();
            json.WriteStartArray("checks");
            foreach (var result in report.Results)
            {
                Write(json, result);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, VerificationResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Id);
        json.WriteString("title", result.Title);
        json.WriteString("status", VerifyWords.Word(result.Status));
        json.WriteString("summary", result.Summary);
        json.WriteStartArray("evidence");
        foreach (var each in result.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("subject", each.Subject);
            json.WriteString("expected", each.Expected);
            json.WriteString("seen", each.Seen);
            json.WriteBoolean("holds", each.Holds);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("commands");
        foreach (var command in result.Commands)
        {
            json.WriteStringValue(command);
        }
        json.WriteEndArray();
        if (result.Problem is { } problem)
        {
            Write(json, problem);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject("problem");
        json.WriteString("code", problem.Code);
        json.WriteString("path", problem.Path);
        json.WriteString("message", problem.Message);
        if (problem.Fix is { } fix)
        {
            json.WriteString("fix", fix);
        }
        json.WriteEndObject();
    }
}
