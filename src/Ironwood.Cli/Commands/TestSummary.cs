using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Ironwood.Cli.Commands;

/// <summary>What a run of <c>dotnet test</c> came to.</summary>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed, and runs that ended badly without a failed test.</param>
/// <param name="Skipped">Tests that this machine lacks something for.</param>
internal readonly record struct TestSummary(int Passed, int Failed, int Skipped = 0)
{
    /// <summary>A run in which nothing was tested has not succeeded.</summary>
    public int ExitCode => Failed == 0 && Passed > 0 ? ExitCodes.Success : ExitCodes.Failure;

    /// <summary>Adds up the result files of a run.</summary>
    /// <param name="folder">Folder of the <c>*.trx</c> files, one for each test project; may be missing.</param>
    /// <param name="exitCode">What <c>dotnet test</c> ended with.</param>
    public static TestSummary Of(string folder, int exitCode)
    {
        var counts = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.trx").Select(Count).ToArray()
            : [];
        var failed = counts.Sum(count => count.Failed);
        // A run that ended badly without a failed test (a build error, a crash) has failed all the same.
        return new(
            counts.Sum(count => count.Passed),
            exitCode != 0 && failed == 0 ? 1 : failed,
            counts.Sum(count => count.Skipped));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed")
        + (Skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Skipped} skipped") : "");

    private static TestSummary Count(string file)
    {
        try
        {
            var counters = XDocument.Load(file).Descendants().FirstOrDefault(element => element.Name.LocalName == "Counters");
            return counters is null
                ? new(0, 1)
                // What was skipped is counted nowhere but in the total.
                : new(
                    Read("passed"),
                    Read("failed") + Read("error") + Read("timeout") + Read("aborted"),
                    Math.Max(0, Read("total") - Read("executed")));

            int Read(string name) => (int?)counters.Attribute(name) ?? 0;
        }
        catch (Exception error) when (error is XmlException or FormatException)
        {
            // Half a file is what a test host leaves that died.
            return new(0, 1);
        }
    }
}
