using Ironwood.Cli.Deployed;

namespace Ironwood.Cli.Models;

/// <summary><c>./ironwood model</c>: the models on a platform's Vertex AI endpoints.</summary>
internal static class ModelCommand
{
    /// <summary>
    /// How long a running request may still take after an interrupt. Its answer says how to continue.
    /// </summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(40);

    /// <summary>Whether the command line names one of its verbs.</summary>
    public static bool Owns(ParseResult parsed) =>
        parsed.CommandResult.Command.Parents.Any(parent => parent.Name == "model");

    public static Command Create(Terminal terminal, string root, TimeProvider time) =>
        new("model", "Put models on the tiers' Vertex AI endpoints, and move traffic between them")
        {
            Deploy(terminal, root, time),
            List(terminal, root),
            Traffic(terminal, root, time),
            Undeploy(terminal, root, time),
        };

    private static Command Deploy(Terminal terminal, string root, TimeProvider time)
    {
        var platform = new PlatformOptions();
        var tier = new Option<string?>("--tier", "-t")
        {
            Description =
                "The tier whose endpoint will serve the model; with --resume of an upload: the tier to deploy it to "
                + "next",
            HelpName = "TIER",
        };
        var model = new Option<string?>("--model", "-m")
        {
            Description =
                "An existing model in Vertex AI: projects/P/locations/R/models/N or N, each with or without @VERSION",
            HelpName = "MODEL",
        };
        var artifact = new Option<string?>("--artifact")
        {
            Description = "Upload a model from this folder of a bucket instead",
            HelpName = "gs://BUCKET/PATH",
        };
        var image = new Option<string?>("--image")
        {
            Description = "Container image in Artifact Registry that serves the uploaded model; it must accept vLLM's "
                + "arguments",
            HelpName = "IMAGE",
        };
        var name = new Option<string?>("--name")
        {
            Description = "Display name of the uploaded model; default: the folder's name",
            HelpName = "NAME",
        };
        var precision = new Option<string>("--precision")
        {
            Description = "The model server's --dtype: auto, bfloat16, float16 or float32",
            HelpName = "PRECISION",
            DefaultValueFactory = _ => "auto",
        };
        var argument = new Option<string[]>("--argument", "-a")
        {
            Description =
                "Another argument of the model server, as in --argument=--max-model-len=8192; may be repeated",
            HelpName = "ARGUMENT",
        };
        var machine = new Option<string?>("--machine-type")
        {
            Description = "Machine type of a replica; default: the tier's, or its generation's on Vertex AI",
            HelpName = "TYPE",
        };
        var topology = new Option<string?>("--tpu-topology")
        {
            Description = "TPU topology of a replica; default: the only one of the machine type",
            HelpName = "TOPOLOGY",
        };
        var least = new Option<int>("--min-replicas")
        {
            Description = "Fewest replicas",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var most = new Option<int?>("--max-replicas")
        {
            Description = "Maximum number of replicas; default: the minimum",
            HelpName = "N",
        };
        var resume = new Option<string?>("--resume")
        {
            Description = "Name of an interrupted operation to continue",
            HelpName = "OPERATION",
        };
        var (dryRun, format) = (DryRun(), Format(ModelJson.DeploymentFormat));
        var command = new Command("deploy", "Deploy a new or existing model to a tier's endpoint")
        {
            tier, model, artifact, image, name, precision, argument, machine, topology, least, most, resume, dryRun,
            format,
        };
        platform.AddTo(command);
        command.SetAction((parsed, cancellation) => new ModelDeployRun(
            terminal,
            time,
            platform.Read(parsed),
            new()
            {
                Tier = parsed.GetValue(tier) ?? "",
                Model = parsed.GetValue(model),
                Artifact = parsed.GetValue(artifact),
                Image = parsed.GetValue(image),
                Name = parsed.GetValue(name),
                Precision = parsed.GetValue(precision)!,
                Arguments = parsed.GetValue(argument) ?? [],
                MachineType = parsed.GetValue(machine),
                Topology = parsed.GetValue(topology),
                MinReplicas = parsed.GetValue(least),
                MaxReplicas = parsed.GetValue(most),
            },
            new(parsed.GetValue(resume), parsed.GetValue(dryRun), parsed.GetValue(format)!))
            .RunAsync(root, cancellation));
        return command;
    }

    private static Command List(Terminal terminal, string root)
    {
        var platform = new PlatformOptions();
        var format = Format(ModelJson.ListFormat);
        var command = new Command("list", "Show the endpoints, the models on them, their traffic and replicas")
        {
            format,
        };
        platform.AddTo(command);
        command.SetAction((parsed, cancellation) => ModelListRun.RunAsync(
            terminal, root, platform.Read(parsed), parsed.GetValue(format)!, cancellation));
        return command;
    }

    private static Command Traffic(Terminal terminal, string root, TimeProvider time)
    {
        var platform = new PlatformOptions();
        var tier = Tier();
        var to = new Option<string>("--to")
        {
            Description = "Id of the deployed model that will receive traffic",
            HelpName = "DEPLOYED_MODEL",
            Required = true,
        };
        var steps = new Option<string>("--steps")
        {
            Description = "Percentages, one per step",
            HelpName = "PERCENT,…",
            DefaultValueFactory = _ => "5,25,50,100",
        };
        var interval = new Option<string>("--interval")
        {
            Description = "How long each step is watched, as 90s, 5m or 1h",
            HelpName = "TIME",
            DefaultValueFactory = _ => "5m",
        };
        var errors = new Option<double>("--max-error-ratio")
        {
            Description = "Maximum share of failed requests; above it the step is undone",
            HelpName = "RATIO",
            DefaultValueFactory = _ => 0.01,
        };
        var latency = new Option<double?>("--max-p99-ms")
        {
            Description = "Maximum p99 latency; above it the step is undone",
            HelpName = "MILLISECONDS",
        };
        var requests = new Option<long>("--min-requests")
        {
            Description = "Minimum number of requests to judge a step; with fewer the step is undone",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
        };
        var (dryRun, format) = (DryRun(), Format(ModelJson.RolloutFormat));
        var command = new Command(
            "traffic", "Move traffic to a deployed model in steps, and undo a step that exceeds a limit")
        {
            tier, to, steps, interval, errors, latency, requests, dryRun, format,
        };
        platform.AddTo(command);
        command.SetAction((parsed, cancellation) => new ModelTrafficRun(
            terminal,
            time,
            platform.Read(parsed),
            new(
                parsed.GetValue(tier)!,
                parsed.GetValue(to)!,
                parsed.GetValue(steps)!,
                parsed.GetValue(interval)!,
                parsed.GetValue(errors),
                parsed.GetValue(latency),
                parsed.GetValue(requests),
                parsed.GetValue(dryRun),
                parsed.GetValue(format)!))
            .RunAsync(root, cancellation));
        return command;
    }

    private static Command Undeploy(Terminal terminal, string root, TimeProvider time)
    {
        var platform = new PlatformOptions();
        var tier = Tier();
        var deployed = new Option<string>("--deployed-model", "-d")
        {
            Description = "Id of the deployed model to remove",
            HelpName = "DEPLOYED_MODEL",
            Required = true,
        };
        var force = new Option<bool>("--force")
        {
            Description = "Remove it even if it receives traffic, which then goes to the other models in proportion",
        };
        var (dryRun, format) = (DryRun(), Format(ModelJson.DeploymentFormat));
        var command = new Command("undeploy", "Remove a deployed model that receives no traffic")
        {
            tier, deployed, force, dryRun, format,
        };
        platform.AddTo(command);
        command.SetAction((parsed, cancellation) => ModelUndeployRun.RunAsync(
            terminal,
            root,
            time,
            platform.Read(parsed),
            new(
                parsed.GetValue(tier)!,
                parsed.GetValue(deployed)!,
                parsed.GetValue(force),
                parsed.GetValue(dryRun),
                parsed.GetValue(format)!),
            cancellation));
        return command;
    }

    private static Option<string> Tier() => new("--tier", "-t")
    {
        Description = "The tier of the endpoint",
        HelpName = "TIER",
        Required = true,
    };

    private static Option<bool> DryRun() => new("--dry-run")
    {
        Description = "Show the exact requests, but send nothing",
    };

    private static Option<string> Format(string format) =>
        OutputFormat.Option(OutputFormat.Text, OutputFormat.Json(format));
}
