namespace Ironwood.Cli.Writing;

/// <summary>Problems in JSON documents.</summary>
internal static class JsonProblem
{
    /// <summary>The format of a document that says why nothing was done.</summary>
    public const string Format = "ironwood-problems/1";

    /// <summary>A document that says why nothing was done, in an output format; null when it is not JSON.</summary>
    public static string? DocumentIn(string format, IReadOnlyList<Problem> problems) =>
        format == "json" ? Document(problems) : null;

    /// <summary>A document that says why nothing was done.</summary>
    public static string Document(IReadOnlyList<Problem> problems) => JsonForm.Document(Format, json =>
        json.WriteList("problems", problems, (item, problem) =>
        {
            item.WriteString("code", problem.Code);
            item.WriteString("path", problem.Path);
            item.WriteString("message", problem.Message);
            foreach (var detail in problem.Details())
            {
                item.WriteString(detail.Word, detail.Text);
            }
        }));

    /// <summary>Writes the property <c>problem</c>, if there is a problem.</summary>
    public static void WriteProblem(this Utf8JsonWriter json, Problem? problem)
    {
        if (problem is null)
        {
            return;
        }
        json.WriteStartObject("problem");
        json.WriteString("code", problem.Code);
        json.WriteString("path", problem.Path);
        json.WriteString("message", problem.Message);
        json.WriteString("fix", problem.Fix);
        json.WriteEndObject();
    }
}
