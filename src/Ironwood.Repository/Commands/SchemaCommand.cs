using System.CommandLine;
using System.Text.Json.Nodes;
using Ironwood.Cli;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Writing;
using Ironwood.Problems;
using Ironwood.Repository.ProviderSchemas;

namespace Ironwood.Repository.Commands;

/// <summary>
/// <c>./ironwood schema</c>: rewrites what the repository keeps of a provider's schema, for a person to review
/// and commit.
/// </summary>
internal static class SchemaCommand
{
    /// <summary>A schema, tokens or constraints cannot be used.</summary>
    public const string Unusable = "IW7530";

    public static Command Create(Terminal terminal, string root)
    {
        var schema = new Argument<string>("schema")
        {
            Description = "Package schema, as 'pulumi package get-schema' prints it",
        };
        var constraints = new Argument<string[]>("constraints")
        {
            Description = "What the provider's own code demands of each property. The data of the schema rules are "
                + "rewritten for the types in these files, and only when there is one",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(RepositoryVerb.Schema.Name, RepositoryVerb.Schema.About)
        {
            schema, constraints,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root, parsed.GetRequiredValue(schema), parsed.GetValue(constraints) ?? [], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string root, string schema, string[] constraints, CancellationToken cancellation)
    {
        var files = new List<(string Path, JsonObject Schema)>();
        try
        {
            var whole = JsonSource.Read(schema);
            var standIn = $"offline/Pulumi.{Capitalized(whole.Text("name"))}";
            var tokens = await TokensAsync(Path.Combine(root, standIn, "tokens.txt"), cancellation).ConfigureAwait(
                false);
            files.Add(($"{standIn}/schema.json", StandInSchema.Cut(whole, tokens)));
            if (constraints.Length > 0)
            {
                files.Add((
                    $"src/Ironwood.Analysis/Schema/Data/{whole.Text("name")}.json",
                    SchemaRuleData.Join(whole, [.. constraints.Select(JsonSource.Read)])));
            }
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            return ProblemView.Refuse(terminal, new Problem(
                Unusable, "schema", error.Message,
                Fix: "pass what 'pulumi package get-schema' prints, and constraints of the same version"));
        }
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, OneLinePerProperty.Write(content), cancellation).ConfigureAwait(false);
            Terminal.WriteLine(terminal.Out, path);
        }
        return ExitCodes.Success;
    }

    private static async Task<IEnumerable<string>> TokensAsync(string file, CancellationToken cancellation) =>
        (await File.ReadAllLinesAsync(file, cancellation).ConfigureAwait(false))
            .Select(line => line.Split('#')[0].Trim())
            .Where(token => token.Length > 0);

    private static string Capitalized(string name) =>
        name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
