using System.Globalization;
using System.Text.RegularExpressions;
using Google.Cloud.AIPlatform.V1;
using Ironwood.Catalog.ModelServers;
using Ironwood.Outputs;
using Ironwood.Problems;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>A model that is still to be uploaded: where it lies, what serves it and with which arguments.</summary>
internal static partial class ModelSource
{
    // Vertex AI puts the address of its own copy of the model into the container's environment.
    private const string CopiedModel = "$(AIP_STORAGE_URI)";

    private static readonly Dictionary<string, string> Owned = new(StringComparer.Ordinal)
    {
        ["--dtype"] = "say it as --precision",
        ["--model"] = "say it as --artifact",
        ["--port"] = "leave it out: the container's port follows",
        ["--tensor-parallel-size"] = "leave it out: all devices of the replica are used",
    };

    /// <summary>All that is wrong with what the model is made of.</summary>
    public static IEnumerable<Problem> Validate(DeploymentRequest request, PlatformContract contract) =>
    [
        .. Combination(request),
        .. Places(request, contract),
        .. Serving(request),
    ];

    /// <summary>The name that people see.</summary>
    public static string NameOf(DeploymentRequest request) =>
        request.Name ?? request.Artifact?.TrimEnd('/').Split('/')[^1] ?? "";

    /// <summary>The request that uploads it.</summary>
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
            Args = { $"--model={CopiedModel}", $"--dtype={request.Precision}", string.Create(CultureInfo.InvariantCulture, $"--port={port}") },
        };
        if (machine.Devices > 0)
        {
            container.Args.Add(
                string.Create(CultureInfo.InvariantCulture, $"--tensor-parallel-size={machine.Devices}"));
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

    private static IEnumerable<Problem> Combination(DeploymentRequest request)
    {
        if (request is { Model: null, Artifact: null, Image: null })
        {
            yield return new(
                ModelDiagnostics.ContradictoryOptions, "ironwood model deploy", "names no model", null, "--model, or --artifact with --image",
                "name one that Vertex AI has (--model), or say what to upload (--artifact gs://bucket/path --image IMAGE)");
        }
        if (request is { Model: not null, Artifact: not null })
        {
            yield return Excludes("--artifact", request.Artifact);
        }
        if (request is { Model: not null, Image: not null })
        {
            yield return Excludes("--image", request.Image);
        }
        if (request is { Model: not null, Name: not null })
        {
            yield return Excludes("--name", request.Name);
        }
        if (request is { Model: not null, Precision: not Precisions.Auto })
        {
            yield return Excludes("--precision", request.Precision);
        }
        if (request is { Model: not null, Arguments.Count: > 0 })
        {
            yield return Excludes("--argument", string.Join(' ', request.Arguments));
        }
        if (request is { Artifact: not null, Image: null, Model: null })
        {
            yield return new(
                ModelDiagnostics.ContradictoryOptions, "--artifact", "needs an image that serves it", request.Artifact, Fix: "say which: --image IMAGE");
        }
        if (request is { Artifact: null, Image: not null, Model: null })
        {
            yield return new(
                ModelDiagnostics.ContradictoryOptions, "--image", "needs a model to serve", request.Image, Fix: "say which: --artifact gs://bucket/path");
        }
    }

    private static Problem Excludes(string option, string value) => new(
        ModelDiagnostics.ContradictoryOptions, option, "belongs to a model that is uploaded, and --model names one that Vertex AI has", value,
        Fix: "leave one of the two out");

    private static IEnumerable<Problem> Places(DeploymentRequest request, PlatformContract contract)
    {
        if (request.Artifact is { } artifact && !BucketFolder().IsMatch(artifact))
        {
            yield return new(
                ModelDiagnostics.UnusableSource, "--artifact", "is not a folder of a bucket", artifact, "gs://bucket/path",
                $"copy it there: gcloud storage cp --recursive DIRECTORY {contract.Models.Bucket}/NAME");
        }
        if (request.Image is { } image && !GoogleImage().IsMatch(image))
        {
            yield return new(
                ModelDiagnostics.UnusableSource, "--image", "is not an image of Artifact Registry, and Vertex AI takes no other", image,
                "REGION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE:TAG", $"push it to {contract.Models.ImageRepository}");
        }
    }

    private static IEnumerable<Problem> Serving(DeploymentRequest request)
    {
        if (!Precisions.All.Contains(request.Precision))
        {
            var nearest = Spelling.Nearest(request.Precision, Precisions.All);
            yield return new(
                ModelDiagnostics.UnknownPrecision, "--precision", "is not a precision of the model server", request.Precision,
                string.Join(", ", Precisions.All),
                nearest is null
                    ? "for FP8 or INT8 serve a checkpoint of that precision with auto"
                    : $"did you mean '{nearest}'?");
        }
        foreach (var argument in request.Arguments)
        {
            if (argument.Length == 0 || argument.Any(char.IsControl))
            {
                yield return new(
                    ModelDiagnostics.RefusedArgument, "--argument", "is empty or has a control character", Fix: "write one word each");
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
