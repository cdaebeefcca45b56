using Ironwood.Catalog.Identity;
using Ironwood.Planning.Boot;
using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>Whether a model server can be started with what a tier says. Pure.</summary>
internal static partial class ServingValidation
{
    private const string BucketScheme = "gs://";

    private const string ServerKeyFix = "name the secret as serving.secrets: {VLLM_API_KEY: SECRET}";

    private static readonly string[] Precisions = ["auto", "bfloat16", "float16", "float32"];

    /// <summary>Arguments whose value is a secret.</summary>
    private static readonly string[] Secret = ["--api-key", "--hf-token"];

    /// <summary>Arguments that follow from other settings or from how hosts are wired, and where to say them.</summary>
    private static readonly Dictionary<string, string> Owned = new(StringComparer.Ordinal)
    {
        ["--host"] = "remove it; the proxy asks on an address of its choosing",
        ["--port"] = "remove it; the proxy asks on a port of its choosing",
        ["--model"] = "say it as serving.model",
        ["--served-model-name"] = "remove it; callers name serving.model",
        ["--dtype"] = "say it as serving.precision",
        ["--tensor-parallel-size"] = "say it as serving.tensorParallelSize",
        ["--api-key"] = ServerKeyFix,
        ["--hf-token"] = "name the secret as serving.secrets: {HF_TOKEN: SECRET}",
        ["--revision"] = "write it as serving.revision",
        ["--allowed-media-domains"] = "write them as serving.mediaDomains",
        ["-tp"] = "say it as serving.tensorParallelSize",
        ["--distributed-executor-backend"] = "remove it; slices of several hosts run Ray, others do not",
    };

    public static IEnumerable<Problem> Validate(
        string path, ServingSettings serving, bool? isAccelerator, TierPlan? plan)
    {
        if (isAccelerator == false)
        {
            return ForStub(path, serving).Concat(BootImage(path, serving));
        }
        return
        [
            .. Names(path, serving),
            .. Revision(path, serving),
            .. Arguments(path, serving),
            .. ServerVariables.Validate(path, serving),
            .. MediaDomains(path, serving),
            .. BootImage(path, serving),
            .. Width(path, serving, plan),
            .. plan is null ? [] : EngineValidation.Validate(path, plan),
        ];
    }

    private static IEnumerable<Problem> ForStub(string path, ServingSettings serving)
    {
        var standard = new ServingSettings();
        foreach (var (name, isSet) in new[]
        {
            ("image", serving.Image != standard.Image), ("model", serving.Model != standard.Model),
            ("precision", serving.Precision != standard.Precision),
            ("tensorParallelSize", serving.TensorParallelSize is not null), ("arguments", serving.Arguments.Count > 0),
            ("revision", serving.Revision is not null), ("modelGb", serving.ModelGb is not null),
            ("environment", serving.Environment.Count > 0), ("secrets", serving.Secrets.Count > 0),
            ("mediaDomains", serving.MediaDomains.Count > 0),
        })
        {
            if (isSet)
            {
                yield return new(
                    Diagnostics.StubServesNothing,
                    $"{path}.{name}",
                    "has no meaning for generation cpu, which runs a stub in a model server's place",
                    Fix: $"remove {name}, or choose a TPU generation");
            }
        }
    }

    private static IEnumerable<Problem> Names(string path, ServingSettings serving)
    {
        if (serving.Image is { } image && !ImageName().IsMatch(image))
        {
            yield return new(
                Diagnostics.MalformedImage,
                $"{path}.image",
                "is not an image's name with a tag or digest",
                image,
                "[HOST/]PATH:TAG or [HOST/]PATH@sha256:DIGEST",
                "name a version: what 'latest' means changes under a running tier");
        }
        if (!ModelName().IsMatch(serving.Model))
        {
            yield return new(
                Diagnostics.MalformedModel,
                $"{path}.model",
                "is neither an id of Hugging Face nor a folder of a bucket",
                serving.Model,
                "organization/name, or gs://bucket/path", "write for example Qwen/Qwen3-32B");
        }
        if (!Precisions.Contains(serving.Precision))
        {
            yield return new(
                Diagnostics.UnknownPrecision,
                $"{path}.precision",
                "is not a precision of the model server",
                serving.Precision,
                string.Join(", ", Precisions),
                "for FP8 or INT8 serve a checkpoint of that precision with auto; '--kv-cache-dtype fp8' in arguments "
                + "is for the cache");
        }
    }

    private static IEnumerable<Problem> Arguments(string path, ServingSettings serving)
    {
        for (var index = 0; index < serving.Arguments.Count; index++)
        {
            var argument = serving.Arguments[index];
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}.arguments[{index}]");
            var (option, isPair) = argument.Split('=', 2) is [var name, _] ? (name, true) : (argument, false);
            if (argument.Length == 0 || Quoting.Unwritable(argument) is not null)
            {
                yield return new(
                    Diagnostics.RefusedArgument, at,
                    argument.Length == 0
                        ? "is empty"
                        : $"has the character {Quoting.Unwritable(argument)}, which a line of a file cannot hold",
                    argument, Fix: "write one word per item");
            }
            else if (Owned.TryGetValue(option, out var fix))
            {
                yield return new(
                    Diagnostics.RefusedArgument, at, "is set by the platform",
                    isPair && Secret.Contains(option) ? $"{option}={ServerVariables.Hidden}" : argument, Fix: fix);
            }
            else if (CredentialForm.In(argument) is { } form)
            {
                yield return new(
                    Diagnostics.SecretInPlain, at,
                    $"holds a {form.Name}, and everyone who may see the machines can read it", ServerVariables.Hidden,
                    Fix: "revoke it; store a new one in Secret Manager, and name the secret under serving.secrets");
            }
        }
    }

    private static IEnumerable<Problem> Revision(string path, ServingSettings serving)
    {
        if (serving.Revision is { } revision)
        {
            var isOfBucket = serving.Model.StartsWith(BucketScheme, StringComparison.Ordinal);
            if (isOfBucket || !RevisionName().IsMatch(revision))
            {
                yield return new(
                    Diagnostics.MalformedRevision, $"{path}.revision",
                    isOfBucket ? "has no meaning for a model of a bucket" : "is not a revision of Hugging Face",
                    revision, isOfBucket ? null : "a commit of 40 digits a to f and 0 to 9, or a branch or tag",
                    isOfBucket
                        ? "remove it; keep each version of a model in a folder of its own"
                        : "copy the commit from the model's page, 'Files and versions'");
            }
        }
    }

    private static IEnumerable<Problem> MediaDomains(string path, ServingSettings serving) =>
        serving.MediaDomains
            .Select((domain, index) => (Domain: domain, Path: Invariant($"{path}.mediaDomains[{index}]")))
            .Where(entry => !NameRules.Domain.Allows(entry.Domain))
            .Select(entry => new Problem(
                Diagnostics.MalformedMediaDomain, entry.Path, "is not a host name", entry.Domain,
                NameRules.Domain.Description, "write the host alone, for example upload.wikimedia.org"));

    private static IEnumerable<Problem> BootImage(string path, ServingSettings serving)
    {
        if (serving.BootImage is { } image && !ImagePath().IsMatch(image))
        {
            yield return new(
                Diagnostics.MalformedBootImage, $"{path}.bootImage", "is not the name of an image", image,
                "projects/P/global/images/NAME, or projects/P/global/images/family/FAMILY",
                "copy the name from 'gcloud compute images list --uri', from 'projects/' on");
        }
    }

    private static IEnumerable<Problem> Width(string path, ServingSettings serving, TierPlan? plan)
    {
        if (plan is not null && serving.TensorParallelSize is { } size && size > plan.Shape.Devices)
        {
            yield return new(
                Diagnostics.TensorParallelTooWide, $"{path}.tensorParallelSize",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"is more than the {plan.Shape.Devices} devices of a {plan.Shape.Topology} slice"),
                size.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"1 to {plan.Shape.Devices}"),
                "lower it, or choose a larger topology");
        }
    }

    [GeneratedRegex(
        @"\A[a-z0-9]([a-z0-9._-]*[a-z0-9])?(:[0-9]+)?(/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*(:(?!latest\z)[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64})\z")]
    private static partial Regex ImageName();

    [GeneratedRegex(
        @"\A([A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}|gs://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9](/[A-Za-z0-9._=-]+)*/?)\z")]
    private static partial Regex ModelName();

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._/-]{0,199}\z")]
    private static partial Regex RevisionName();

    [GeneratedRegex(
        @"\Aprojects/[a-z0-9][a-z0-9:.-]*[a-z0-9]/global/images/(family/)?[a-z]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex ImagePath();
}
