using System.CommandLine;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Writing;
using Ironwood.Problems;
using Ironwood.Repository.ProviderSchemas;

namespace Ironwood.Repository.Commands;

/// <summary><c>./ironwood schema</c>: rewrites the repository's copy of a provider's schema, for review.</summary>
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
            Description = "Constraints of each property from the provider's code. The data of the schema rules are "
                + "rewritten for the types in these files, and only if there is at least one file",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var source = new Option<string>("--source")
        {
            Description = "Folder of the provider's Go source, at the commit that the constraints name. What the "
                + "schema rules know of equal values is rewritten too; needs constraints",
        };
        var command = new Command(RepositoryVerb.Schema.Name, RepositoryVerb.Schema.About)
        {
            schema, constraints, source,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            root,
            parsed.GetRequiredValue(schema),
            parsed.GetValue(constraints) ?? [],
            parsed.GetValue(source),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal,
        string root,
        string schema,
        string[] constraints,
        string? source,
        CancellationToken cancellation)
    {
        var files = new List<(string Path, string Text)>();
        try
        {
            var whole = JsonSource.Read(schema);
            var standIn = $"offline/Pulumi.{Capitalized(whole.Text("name"))}";
            var tokens = await TokensAsync(Path.Combine(root, standIn, "tokens.txt"), cancellation).ConfigureAwait(
                false);
            files.Add(($"{standIn}/schema.json", OneLinePerProperty.Write(StandInSchema.Cut(whole, tokens))));
            if (constraints.Length > 0)
            {
                var rules = SchemaRuleData.Join(whole, [.. constraints.Select(JsonSource.Read)]);
                var data = $"src/Ironwood.Analysis/Schema/Data/{whole.Text("name")}";
                files.Add(($"{data}.json", OneLinePerProperty.Write(rules)));
                if (source is not null)
                {
                    files.Add(($"{data}-equality.json", OneLinePerProperty.Write(
                        EqualityData.Of(rules, source), facts => facts.All(fact => fact.Value is not JsonObject))));
                }
            }
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            return ProblemView.Refuse(terminal, new Problem(
                Unusable, "schema", error.Message,
                Fix: "pass the output of 'pulumi package get-schema', and constraints of the same version"));
        }
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, cancellation).ConfigureAwait(false);
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
