using System.CommandLine;
using Ironwood.SdkGenerator.Cutting;
using Ironwood.SdkGenerator.Emit;
using Ironwood.SdkGenerator.Schema;

namespace Ironwood.SdkGenerator;

/// <summary>The verbs. Exit codes: 0 done, 1 wrong command line, 2 unusable input and nothing written.</summary>
internal static class Commands
{
    private const int Unhandled = 2;

    public static RootCommand Root(TextWriter errors) =>
        new("Turns Pulumi package schemas into C#.") { Generate(errors), Cut(errors), Constrain(errors) };

    private static Command Generate(TextWriter errors)
    {
        var schema = File("--schema", "Package schema, cut or whole.");
        var output = File("--out", "C# file to write.");
        var command = new Command("generate", "Writes the C# of a package.") { schema, output };
        command.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(schema);
            return Run(
                errors, file, parsed.GetRequiredValue(output), () => PackageEmitter.Emit(PackageReader.Read(file)));
        });
        return command;
    }

    private static Command Cut(TextWriter errors)
    {
        var schema = File("--schema", "Whole package schema, as 'pulumi package get-schema' prints it.");
        var tokens = File("--tokens", "List of the resources and functions in use, one token a line.");
        var output = File("--out", "Schema file to write.");
        var command = new Command("cut", "Cuts a schema down to what is in use.") { schema, tokens, output };
        command.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(schema);
            return Run(errors, file, parsed.GetRequiredValue(output), () => CutSchemaWriter.Write(
                SchemaCutter.Cut(JsonPlace.ReadFile(file), TokenList.ReadFile(parsed.GetRequiredValue(tokens)))));
        });
        return command;
    }

    private static Command Constrain(TextWriter errors)
    {
        var schema = File("--schema", "Package schema, cut or whole.");
        var constraints = File("--constraints", "What the provider's code demands of each property, by path.");
        var tokens = File("--tokens", "List of the resources and functions in use, one token a line.");
        var output = File("--out", "File for the schema check to write.");
        var command = new Command("constrain", "Joins the types of a package with the provider's constraints.")
        {
            schema, constraints, tokens, output,
        };
        command.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(schema);
            return Run(errors, file, parsed.GetRequiredValue(output), () => CutSchemaWriter.Write(
                ConstraintCutter.Cut(
                    JsonPlace.ReadFile(file),
                    JsonPlace.ReadFile(parsed.GetRequiredValue(constraints)),
                    TokenList.ReadFile(parsed.GetRequiredValue(tokens)))));
        });
        return command;
    }

    private static Option<string> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE", Required = true };

    private static int Run(TextWriter errors, string schema, string output, Func<string> text)
    {
        try
        {
            Write(output, text());
            return 0;
        }
        catch (ProblemException e)
        {
            foreach (var problem in e.Problems)
            {
                // The form that MSBuild and editors understand: file : error CODE: text.
                var (file, place) = problem.Path.StartsWith('$') ? (schema, problem.Path + " ") : (problem.Path, "");
                errors.WriteLine($"{file} : error {problem.Code}: {place}{problem.Finding}; {problem.Fix}");
            }
            return Unhandled;
        }
    }

    private static void Write(string output, string text)
    {
        try
        {
            // Whole or not at all: an interrupted build must not leave half a source behind.
            var path = Path.GetFullPath(output);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Environment.ProcessId}.tmp";
            System.IO.File.WriteAllText(temporary, text);
            System.IO.File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(
                ProblemCodes.File, output, $"cannot be written: {e.Message}", "name a writable file");
        }
    }
}
