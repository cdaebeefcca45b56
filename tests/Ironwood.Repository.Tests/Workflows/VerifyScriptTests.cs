using System.Diagnostics;

namespace Ironwood.Repository.Tests.Workflows;

/// <summary>
/// <c>.github/scripts/verify-stack.sh</c>, which a deployment ends with, beside an <c>ironwood</c> that answers as
/// told.
/// </summary>
public sealed class VerifyScriptTests
{
    [Theory]
    [InlineData("0", 5, 0, 1)]
    // Machines first, models later; in between a question that was not answered.
    [InlineData("1 3 1 0", 5, 0, 4)]
    [InlineData("1 2 0", 5, 2, 2)]
    [InlineData("1 0", 0, 1, 1)]
    public async Task It_asks_until_all_is_well_and_no_longer_than_it_may(
        string answers, int minutes, int exit, int questions)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Runners are Linux.
        }
        var folder = Directory.CreateTempSubdirectory("ironwood-verify-");
        try
        {
            var program = Path.Combine(folder.FullName, "ironwood");
            await File.WriteAllTextAsync(program, $"""
                #!/usr/bin/env bash
                echo "$*" >>asked
                answers=({answers})
                exit "$((answers[$(wc -l <asked) - 1]))"
                """);
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

            using var process = Process.Start(new ProcessStartInfo(
                SourceTree.Path(".github/scripts/verify-stack.sh"), ["dev", $"{minutes}", "0"])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
            })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.Equal(exit, process.ExitCode);
            var asked = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "asked"));
            Assert.Equal(questions, asked.Length);
            Assert.All(
                asked, line => Assert.StartsWith("verify --stack dev --only pods ", line, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
