using System.Globalization;
using System.Text.RegularExpressions;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Settings;
using Ironwood.Problems;

namespace Ironwood.Planning.Validation;

/// <summary>Whether a model server can be started with what a tier says. Pure.</summary>
internal static partial class ServingValidation
{
    private static readonly string[] Precisions = ["auto", "bfloat16", "float16", "float32"];

    /// <summary>Arguments that follow from other settings or from how hosts are wired, and where to say them.</summary>
    private static readonly Dictionary<string, string> Owned = new(StringComparer.Ordinal)
    {
        ["--host"] = "remove it; the proxy asks on an address of its choosing",
        ["--port"] = "remove it; the proxy asks on a port of its choosing",
        ["--model"] = "say it as serving.model",
        ["--served-model-name"] = "remove it; callers name serving.model",
        ["--dtype"] = "say it as serving.precision",
        ["--tensor-parallel-size"] = "say it as serving.tensorParallelSize",
        ["-tp"] = "say it as serving.tensorParallelSize",
        ["--distributed-executor-backend"] = "remove it; slices of several hosts run Ray, others do not",
    };

    public static IEnumerable<Problem> Validate(
        string path, ServingSettings serving, bool? isAccelerator, TierPlan? plan)
    {
        if (isAccelerator == false)
        {
            return ForStub(path, serving);
        }
        return Names(path, serving).Concat(Arguments(path, serving)).Concat(Width(path, serving, plan));
    }

    private static IEnumerable<Problem> ForStub(string path, ServingSettings serving)
    {
        var standard = new ServingSettings();
        foreach (var (name, isSet) in new[]
        {
            ("image", serving.Image != standard.Image), ("model", serving.Model != standard.Model),
            ("precision", serving.Precision != standard.Precision),
            ("tensorParallelSize", serving.TensorParallelSize is not null), ("arguments", serving.Arguments.Count > 0),
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
        if (!ImageName().IsMatch(serving.Image))
        {
            yield return new(
                Diagnostics.MalformedImage,
                $"{path}.image",
                "is not an image's name with a tag or digest",
                serving.Image,
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
            if (argument.Length == 0 || argument.Any(char.IsControl))
            {
                yield return new(
                    Diagnostics.RefusedArgument,
                    at,
                    "is empty or has a control character",
                    argument,
                    Fix: "write one word an item");
            }
            else if (Owned.TryGetValue(argument.Split('=')[0], out var fix))
            {
                yield return new(Diagnostics.RefusedArgument, at, "is set by the platform", argument, Fix: fix);
            }
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
}
