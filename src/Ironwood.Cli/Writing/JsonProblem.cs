using System.Text.Json;
using Ironwood.Problems;

namespace Ironwood.Cli.Writing;

/// <summary>A problem in a JSON document.</summary>
internal static class JsonProblem
{
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
