using System.Globalization;
using Google.Protobuf;
using Ironwood.Cli.Writing;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Deployments;
using Ironwood.Problems;

namespace Ironwood.Cli.Models;

/// <summary>What the verbs of <c>./ironwood model</c> say while they work and when they end.</summary>
internal static class ModelOutcome
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(30);
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    /// <summary>Refuses the input.</summary>
    public static int Refuse(Terminal terminal, IReadOnlyList<Problem> problems, int exitCode = ExitCodes.Refused)
    {
        ProblemView.Write(terminal.Error, problems);
        return exitCode;
    }

    /// <summary>Google Cloud could not be asked, or refused a request.</summary>
    public static int CouldNotAsk(Terminal terminal, Problem problem)
    {
        ProblemView.WriteFailure(terminal.Error, problem);
        return ExitCodes.NotAsked;
    }

    /// <summary>Tells that a request was taken, with the name by which it is found again.</summary>
    public static Action<DeploymentPhase, string> Begun(Terminal terminal) => (phase, operation) =>
        Terminal.WriteLine(terminal.Error, $"{Doing(phase)}: {operation}");

    /// <summary>Tells that an operation goes on, now and then, and what is in the way of looking at it.</summary>
    public static Action<OperationProgress> Progress(Terminal terminal)
    {
        var next = BetweenLines;
        return progress =>
        {
            if (progress.Trouble is { } trouble)
            {
                Terminal.WriteLine(terminal.Error, $"  cannot look at it now, and try again ({trouble.Code}: {trouble.Message})");
            }
            else if (progress.Elapsed >= next)
            {
                next = progress.Elapsed + BetweenLines;
                Terminal.WriteLine(terminal.Error, $"  still under way after {Text(progress.Elapsed)}");
            }
        };
    }

    /// <summary>How a deployment or a removal ended.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <param name="resume">The command that takes it up again.</param>
    public static int Write(Terminal terminal, DeploymentResult result, string format, string resume)
    {
        var goesOn = result.End is DeploymentEnd.LeftRunning or DeploymentEnd.Lost;
        if (format == "json")
        {
            terminal.Out.Profile.Out.Writer.Write(ModelJson.Of(result, goesOn ? resume : null));
        }
        switch (result.End)
        {
            case DeploymentEnd.Done when result.Problem is { } other:
                return Refuse(terminal, [other]);
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
                    ? "The request was refused; nothing began."
                    : "Whether Google took the request is not known: before you send it again, look with ./ironwood model list.");
                WriteUploaded(terminal, result);
                return ExitCodes.NotAsked;
            default:
                ProblemView.WriteFailure(terminal.Error, LeftRunning(result, resume));
                return result.End == DeploymentEnd.Lost ? ExitCodes.NotAsked : ExitCodes.Interrupted;
        }
    }

    /// <summary>Exactly what would be sent.</summary>
    public static void WriteRequests(
        Terminal terminal, string region, IReadOnlyList<(string Method, IMessage Body)> requests, string format, string? note)
    {
        var writer = terminal.Out.Profile.Out.Writer;
        if (format == "json")
        {
            writer.Write(ModelJson.Of(region, requests));
            return;
        }
        foreach (var (method, body) in requests)
        {
            writer.WriteLine($"{method} in {region}");
            writer.WriteLine(Formatter.Format(body).ReplaceLineEndings("\n"));
        }
        if (note is not null)
        {
            writer.WriteLine(note);
        }
        writer.WriteLine("Nothing was sent.");
    }

    private static void WriteUploaded(Terminal terminal, DeploymentResult result)
    {
        if (result is { Phase: DeploymentPhase.Deploy, Model: { Length: > 0 } model })
        {
            Terminal.WriteLine(terminal.Error, $"The model is there, and is not deployed: {model}");
        }
    }

    private static Problem LeftRunning(DeploymentResult result, string resume) => new(
        ModelDiagnostics.LeftRunning, result.Operation,
        result.End == DeploymentEnd.Lost
            ? $"goes on, but cannot be looked at any more ({result.Problem!.Code}: {result.Problem.Message})"
            : result is { Phase: DeploymentPhase.Upload, Model: not null }
                ? "is done: the model is uploaded, and nothing more was sent"
                : "goes on at Google; nothing more was sent",
        Fix: result.Phase == DeploymentPhase.Undeploy ? "see where it stands: ./ironwood model list" : $"take it up again: {resume}");

    private static string Done(DeploymentResult result) => result.Phase switch
    {
        DeploymentPhase.Upload => $"Uploaded {result.Model}. Deploy it: ./ironwood model deploy --tier TIER --model {result.Model}",
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
        ? string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMinutes:0} min");
}
