using Google.Protobuf;
using Ironwood.Cli.Deployed;
using Ironwood.Operations.Access;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Deployments;
using static System.FormattableString;

namespace Ironwood.Cli.Models;

/// <summary>Progress and results of the verbs of <c>./ironwood model</c>.</summary>
internal static class ModelOutcome
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(30);
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    /// <summary>Opens the platform, works on it, and reports what prevents either.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="root">Folder of the stack files.</param>
    /// <param name="choice">The platform.</param>
    /// <param name="run">The work; after a request was sent, interrupts are handled by the work itself.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public static async Task<int> OnPlatformAsync(
        Terminal terminal,
        string root,
        PlatformChoice choice,
        Func<OpenPlatform, CancellationToken, Task<int>> run,
        CancellationToken cancellation)
    {
        var opened = await OpenPlatform.OfAsync(root, choice, cancellation).ConfigureAwait(false);
        if (opened.Platform is not { } open)
        {
            return opened.Refuse(terminal);
        }
        await using (open.ConfigureAwait(false))
        {
            try
            {
                return await run(open, cancellation).ConfigureAwait(false);
            }
            catch (AccessException error)
            {
                ProblemView.WriteFailure(terminal.Error, error.Problem);
                return ExitCodes.NotAsked;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                Terminal.WriteLine(terminal.Error, "Interrupted before anything was sent; nothing was changed.");
                return ExitCodes.Interrupted;
            }
        }
    }

    /// <summary>Reports that Google has accepted a request, with the name of its operation.</summary>
    public static Action<DeploymentPhase, string> Begun(Terminal terminal) => (phase, operation) =>
        Terminal.WriteLine(terminal.Error, $"{Doing(phase)}: {operation}");

    /// <summary>Reports from time to time that an operation is still running, and why it cannot be read.</summary>
    public static Action<OperationProgress> Progress(Terminal terminal)
    {
        var next = BetweenLines;
        return progress =>
        {
            if (progress.Trouble is { } trouble)
            {
                Terminal.WriteLine(
                    terminal.Error, $"  cannot be read now, trying again ({trouble.Code}: {trouble.Message})");
            }
            else if (progress.Elapsed >= next)
            {
                next = progress.Elapsed + BetweenLines;
                Terminal.WriteLine(terminal.Error, $"  still running after {Text(progress.Elapsed)}");
            }
        };
    }

    /// <summary>Writes how a deployment or a removal ended.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <param name="resume">The command that continues it.</param>
    /// <param name="look">The command that shows whether a request without an answer was accepted.</param>
    public static int Write(Terminal terminal, DeploymentResult result, string format, string resume, string look)
    {
        if (format == "json")
        {
            var goesOn = result.End is DeploymentEnd.LeftRunning or DeploymentEnd.Lost;
            terminal.Out.Profile.Out.Writer.Write(ModelJson.Of(result, goesOn ? resume : null));
        }
        switch (result.End)
        {
            case DeploymentEnd.Done when result.Problem is { } other:
                return ProblemView.Refuse(terminal, other);
            case DeploymentEnd.Done:
                if (format == "text")
                {
                    Terminal.WriteLine(terminal.Out, Done(result));
                }
                return ExitCodes.Success;
            case DeploymentEnd.Failed:
                ProblemView.WriteFailure(terminal.Error, result.Problem!);
                WriteUploaded(terminal, result);
                return ExitCodes.Failure;
            case DeploymentEnd.Refused or DeploymentEnd.Unanswered:
                ProblemView.WriteFailure(terminal.Error, result.Problem!);
                Terminal.WriteLine(terminal.Error, result.End == DeploymentEnd.Refused
                    ? "The request was refused; nothing was started."
                    : "It is unknown whether Google accepted the request. Before you send it again, check with: "
                        + look);
                WriteUploaded(terminal, result);
                return ExitCodes.NotAsked;
            default:
                ProblemView.WriteFailure(terminal.Error, LeftRunning(result, resume));
                return result.End == DeploymentEnd.Lost ? ExitCodes.NotAsked : ExitCodes.Interrupted;
        }
    }

    /// <summary>Writes exactly what would be sent.</summary>
    public static void WriteRequests(
        Terminal terminal,
        string region,
        IReadOnlyList<(string Method, IMessage Body)> requests,
        string format,
        string? note)
    {
        if (format == "json")
        {
            terminal.Out.Profile.Out.Writer.Write(ModelJson.Of(region, requests));
            return;
        }
        foreach (var (method, body) in requests)
        {
            Terminal.WriteLine(terminal.Out, $"{method} in {region}");
            foreach (var line in Formatter.Format(body).ReplaceLineEndings("\n").Split('\n'))
            {
                Terminal.WriteLine(terminal.Out, line);
            }
        }
        if (note is not null)
        {
            Terminal.WriteLine(terminal.Out, note);
        }
        Terminal.WriteLine(terminal.Out, "Nothing was sent.");
    }

    private static void WriteUploaded(Terminal terminal, DeploymentResult result)
    {
        if (result is { Phase: DeploymentPhase.Deploy, Model: { Length: > 0 } model })
        {
            Terminal.WriteLine(terminal.Error, $"The model is uploaded but not deployed: {model}");
        }
    }

    private static Problem LeftRunning(DeploymentResult result, string resume) => new(
        ModelDiagnostics.LeftRunning,
        result.Operation,
        result switch
        {
            { End: DeploymentEnd.Lost, Problem: { } problem } =>
                $"is still running, but can no longer be read ({problem.Code}: {problem.Message})",
            { Phase: DeploymentPhase.Upload, Model: not null } =>
                "is done: the model is uploaded, and nothing more was sent",
            _ => "is still running at Google; nothing more was sent",
        },
        Fix: result.Phase == DeploymentPhase.Undeploy
            ? "check its state: ./ironwood model list"
            : $"continue it: {resume}");

    private static string Done(DeploymentResult result) => result.Phase switch
    {
        DeploymentPhase.Upload => $"Uploaded {result.Model}. Deploy it: ./ironwood model deploy --tier TIER --model "
            + $"{result.Model}",
        DeploymentPhase.Undeploy => "Removed.",
        _ => $"Deployed {result.Model} as {result.DeployedModel}.",
    };

    private static string Doing(DeploymentPhase phase) => phase switch
    {
        DeploymentPhase.Upload => "Uploading",
        DeploymentPhase.Undeploy => "Removing",
        _ => "Deploying",
    };

    private static string Text(TimeSpan elapsed) => elapsed.TotalMinutes < 1
        ? Invariant($"{elapsed.TotalSeconds:0} s")
        : Invariant($"{elapsed.TotalMinutes:0} min");
}
