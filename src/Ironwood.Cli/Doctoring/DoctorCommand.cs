using Spectre.Console;

namespace Ironwood.Cli.Doctoring;

/// <summary><c>./ironwood doctor</c>: what this machine has and lacks for each use of the project.</summary>
internal static class DoctorCommand
{
    /// <summary>The document's format.</summary>
    public const string Format = "ironwood-doctor/1";

    public static Command Create(Terminal terminal, string root)
    {
        var format = OutputFormat.Option(OutputFormat.Text, OutputFormat.Json(Format));
        var output = Output.Option();
        var command = new Command(
            "doctor",
            "Show what this machine has and lacks: SDK, packages, Pulumi CLI, credentials, git, disk, ports. Exit code "
            + "1 when something is missing that every verb needs")
        {
            format, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            new(terminal, parsed.GetValue(output)),
            new(root, new Machine(root)),
            parsed.GetValue(format)!,
            cancellation));
        return command;
    }

    /// <summary>Examines a machine and writes the result.</summary>
    public static async Task<int> RunAsync(
        Output output, Examination examination, string format, CancellationToken cancellation)
    {
        var findings = await examination.RunAsync(cancellation).ConfigureAwait(false);
        var exitCode = findings.Any(finding => finding.Health == Health.Missing)
            ? ExitCodes.Failure
            : ExitCodes.Success;
        return await (format == "json"
            ? output.WriteAsync(Json(findings), Summary(findings), exitCode, cancellation)
            : output.WriteAsync(console => Write(console, findings), Summary(findings), exitCode, cancellation))
            .ConfigureAwait(false);
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<HealthFinding> findings)
    {
        foreach (var finding in findings)
        {
            Terminal.WriteLine(console, $"{Word(finding.Health),-8}{finding.Subject,-13}{finding.Said}");
            if (finding.Fix is { } fix)
            {
                Terminal.WriteLine(console, $"        needed for: {finding.NeededFor}");
                Terminal.WriteLine(console, $"        fix: {fix}");
            }
        }
        Terminal.WriteLine(console, Summary(findings));
    }

    private static string Summary(IReadOnlyList<HealthFinding> findings)
    {
        int Count(Health health) => findings.Count(finding => finding.Health == health);
        return $"{Count(Health.Ok)} ok, {Counted.Of(Count(Health.Warning), "warning")}, "
            + $"{Count(Health.Missing)} missing.";
    }

    private static string Json(IReadOnlyList<HealthFinding> findings) => JsonForm.Document(Format, json =>
        json.WriteList("findings", findings, (item, finding) =>
        {
            item.WriteString("subject", finding.Subject);
            item.WriteString("health", Word(finding.Health));
            item.WriteString("said", finding.Said);
            item.WriteString("neededFor", finding.NeededFor);
            if (finding.Fix is not null)
            {
                item.WriteString("fix", finding.Fix);
            }
        }));

    private static string Word(Health health) => health.ToString().ToLowerInvariant();
}
