using Google.Cloud.AIPlatform.V1;
using Ironwood.Catalog.ModelServers;
using static System.FormattableString;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>A model to upload: where it is, what serves it and with which arguments.</summary>
internal static partial class ModelSource
{
    // Vertex AI puts the address of its own copy of the model into this environment variable of the container.
    private const string CopiedModel = "$(AIP_STORAGE_URI)";

    private static readonly Dictionary<string, string> Owned = new(StringComparer.Ordinal)
    {
        ["--dtype"] = "say it as --precision",
        ["--model"] = "say it as --artifact",
        ["--port"] = "leave it out: the container's port follows",
        ["--tensor-parallel-size"] = "leave it out: all devices of the replica are used",
    };

    /// <summary>Every problem of the model's options.</summary>
    public static IEnumerable<Problem> Validate(DeploymentRequest request, PlatformContract contract) =>
    [
        .. request.Model is null ? Missing(request) : Excluded(request),
        .. Places(request, contract),
        .. Serving(request),
    ];

    /// <summary>The model's display name.</summary>
    public static string NameOf(DeploymentRequest request) =>
        request.Name ?? request.Artifact?.TrimEnd('/').Split('/')[^1] ?? "";

    public static UploadModelRequest Upload(
        DeploymentRequest request, PlatformContract contract, string region, MachineChoice machine)
    {
        var port = int.Parse(ModelServer.Port.Value, CultureInfo.InvariantCulture);
        var container = new ModelContainerSpec
        {
            ImageUri = request.Image!,
            PredictRoute = ModelServer.PredictRoute.Value,
            HealthRoute = ModelServer.HealthRoute.Value,
            Ports = { new Port { ContainerPort = port } },
            Args = { $"--model={CopiedModel}", $"--dtype={request.Precision}", Invariant($"--port={port}") },
        };
        if (machine.Devices > 0)
        {
            container.Args.Add(Invariant($"--tensor-parallel-size={machine.Devices}"));
        }
        container.Args.Add(request.Arguments);
        return new()
        {
            Parent = $"projects/{contract.Project}/locations/{region}",
            Model = new()
            {
                DisplayName = NameOf(request),
                ArtifactUri = request.Artifact!.TrimEnd('/'),
                ContainerSpec = container,
                Labels = { ["environment"] = contract.Environment, ["tier"] = request.Tier },
            },
        };
    }

    // Without --model an artifact and an image are needed.
    private static IEnumerable<Problem> Missing(DeploymentRequest request)
    {
        if (request is { Artifact: null, Image: null })
        {
            yield return new(
                ModelDiagnostics.ContradictoryOptions, "ironwood model deploy", "names no model", null,
                "--model, or --artifact with --image",
                "name a model that Vertex AI has (--model), "
                    + "or say what to upload (--artifact gs://bucket/path --image IMAGE)");
        }
        else if (request.Image is null)
        {
            yield return new(
                ModelDiagnostics.ContradictoryOptions, "--artifact", "needs an image that serves it",
                request.Artifact, Fix: "say which: --image IMAGE");
        }
        else if (request.Artifact is null)
        {
            yield return new(
                ModelDiagnostics.ContradictoryOptions, "--image", "needs a model to serve",
                request.Image, Fix: "say which: --artifact gs://bucket/path");
        }
    }

    // With --model the options of an upload mean nothing.
    private static IEnumerable<Problem> Excluded(DeploymentRequest request)
    {
        (string Option, string? Value)[] options =
        [
            ("--artifact", request.Artifact),
            ("--image", request.Image),
            ("--name", request.Name),
            ("--precision", request.Precision == Precisions.Auto ? null : request.Precision),
            ("--argument", request.Arguments.Count == 0 ? null : string.Join(' ', request.Arguments)),
        ];
        return options.Where(option => option.Value is not null).Select(option => new Problem(
            ModelDiagnostics.ContradictoryOptions,
            option.Option,
            "belongs to a model that is uploaded, and --model names a model that Vertex AI already has",
            option.Value,
            Fix: "remove one of the two"));
    }

    private static IEnumerable<Problem> Places(DeploymentRequest request, PlatformContract contract)
    {
        if (request.Artifact is { } artifact && !BucketFolder().IsMatch(artifact))
        {
            yield return new(
                ModelDiagnostics.UnusableSource, "--artifact", "is not a folder of a bucket", artifact,
                "gs://bucket/path",
                $"copy it there: gcloud storage cp --recursive DIRECTORY {contract.Models.Bucket}/NAME");
        }
        if (request.Image is { } image && !GoogleImage().IsMatch(image))
        {
            yield return new(
                ModelDiagnostics.UnusableSource, "--image",
                "is not an image of Artifact Registry, and Vertex AI takes no other", image,
                "REGION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE:TAG",
                $"push it to {contract.Models.ImageRepository}");
        }
    }

    private static IEnumerable<Problem> Serving(DeploymentRequest request)
    {
        if (!Precisions.All.Contains(request.Precision))
        {
            yield return new(
                ModelDiagnostics.UnknownPrecision, "--precision", "is not a precision of the model server",
                request.Precision, string.Join(", ", Precisions.All),
                Spelling.Nearest(request.Precision, Precisions.All) is { } nearest
                    ? $"did you mean '{nearest}'?"
                    : "for FP8 or INT8 serve a checkpoint of that precision with auto");
        }
        foreach (var argument in request.Arguments)
        {
            if (argument.Length == 0 || argument.Any(char.IsControl))
            {
                yield return new(
                    ModelDiagnostics.RefusedArgument, "--argument", "is empty or has a control character",
                    Fix: "write one word each");
            }
            else if (Owned.TryGetValue(argument.Split('=')[0], out var fix))
            {
                yield return new(
                    ModelDiagnostics.RefusedArgument, "--argument", "has an option of its own", argument, Fix: fix);
            }
        }
    }

    [GeneratedRegex(@"\Ags://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9](/[^/\s]+)+/?\z")]
    private static partial Regex BucketFolder();

    [GeneratedRegex(@"\A([a-z0-9-]+-docker\.pkg\.dev|([a-z]+\.)?gcr\.io)(/[a-z0-9:._-]+)+(@sha256:[0-9a-f]{64})?\z")]
    private static partial Regex GoogleImage();
}
