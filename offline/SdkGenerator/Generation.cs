using Ironwood.SdkGenerator.Emit;

namespace Ironwood.SdkGenerator;

/// <summary>One run. Exit codes: 0 done, 1 wrong command line, 2 unusable input and nothing written.</summary>
internal static class Generation
{
    /// <summary>Says how the program is called.</summary>
    public static int Refuse(TextWriter errors)
    {
        errors.WriteLine("Usage: SdkGenerator SCHEMA OUTPUT, a package schema to read and a C# file to write");
        return 1;
    }

    /// <summary>Writes the C# of a package, whole or not at all: a build that is ended leaves no half of a
    /// source.</summary>
    public static int Run(string schema, string output, TextWriter errors)
    {
        try
        {
            var source = PackageEmitter.Emit(PackageReader.Read(schema));
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
            var temporary = $"{output}.{Environment.ProcessId}.tmp";
            File.WriteAllText(temporary, source);
            File.Move(temporary, output, overwrite: true);
            return 0;
        }
        catch (ProblemException e)
        {
            foreach (var problem in e.Problems)
            {
                // The form that MSBuild and editors understand: file : error CODE: text.
                var place = problem.Path.StartsWith('$') ? problem.Path + " " : "";
                errors.WriteLine($"{schema} : error {problem.Code}: {place}{problem.Finding}; {problem.Fix}");
            }
            return 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(
                $"{output} : error {ProblemCodes.File}: cannot be written: {e.Message}; name a writable file");
            return 2;
        }
    }
}
