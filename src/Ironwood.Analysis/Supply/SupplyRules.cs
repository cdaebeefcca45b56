using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Limits;
using Ironwood.Catalog.ModelServers;
using Ironwood.Problems;

namespace Ironwood.Analysis.Supply;

/// <summary>
/// Whether every machine gets the model and the images that it asks for, whether they fit, and whether they are still
/// the same tomorrow.
/// </summary>
public static class SupplyRules
{
    /// <summary>Requests for files that one host makes for one model: a look and a download for each of some thirty
    /// files.</summary>
    private const int FileRequestsPerHost = 60;

    /// <summary>GB of a boot disk that system, serving image and compiled programs need.</summary>
    private const int OtherDiskGb = 60;

    private const double GibPerGb = 1e9 / (1 << 30);

    private static readonly Rule ManyDownloads = new(
        "supply/many-downloads", Severity.Warning,
        "Many machines fetch the same model from Hugging Face without a token.",
        "They share a few addresses, and Hugging Face limits the requests of each: machines wait with status 429, also "
        + "after a restart.",
        Limits.HubFileRequests.Source,
        Example: "fetches Qwen/Qwen3-32B from Hugging Face without a token, as 64 hosts behind address translation "
            + "do, and asks again at each restart of the model server");

    private static readonly Rule ManyPulls = new(
        "supply/many-pulls", Severity.Warning,
        "More machines pull a serving image than its registry gives to one address.",
        "The machines above the limit get no image and do not start.",
        "https://docs.docker.com/docker-hub/usage/",
        Example: "pulls vllm/vllm-tpu:v0.26.0 from Docker Hub, as 256 hosts behind address translation do, and it "
            + "allows 100 pulls in 6 hours from one address");

    private static readonly Rule GatedModel = new(
        "supply/gated-model", Severity.Warning,
        "A model is given only to accounts that have accepted its terms, and no token is named.",
        "The download ends with status 401, and the model server starts again and again.",
        "https://huggingface.co/docs/hub/models-gated",
        Example: "fetches meta-llama/Llama-3.1-70B-Instruct without a token; Meta gives it only to accounts that have "
            + "accepted its terms");

    private static readonly Rule ModelTooLarge = new(
        "supply/model-too-large", Severity.Warning,
        "A model does not fit the boot disk or the memory of the machines that load it.",
        "The download or the load fails, and the model server starts again and again.",
        Example: "has a boot disk of 200 GB for a model of 688 GB and about 60 GB of other files");

    private static readonly Rule Unpinned = new(
        "supply/unpinned", Severity.Note,
        "Machines start what a name stands for at that moment: a family's newest image, an image's tag, a model's "
        + "newest files.",
        "Two machines of a tier may run different code, and someone who can move the name can change it unseen.",
        "https://docs.docker.com/reference/cli/docker/image/pull/",
        Example: "boots the newest image of the family ubuntu-accel-2404-amd64-tpu-tpu7x");

    /// <summary>The rules.</summary>
    public static IRuleFamily Family { get; } = new RuleFamily(
    [
        new RuleCheck(ManyDownloads, graph =>
            from hosts in ModelHost.Of(graph).Where(host => host is { IsOfHub: true, HasToken: false })
                .GroupBy(host => host.Model, StringComparer.Ordinal)
            let count = Machines(hosts)
            where count * FileRequestsPerHost > Limits.HubFileRequests.Value
            select new Breach(
                hosts.First().Template, ModelHost.BootFile,
                Invariant($"fetches {hosts.Key} from Hugging Face without a token, as {count:N0} hosts behind address ")
                + "translation do, and asks again at each restart of the model server",
                "copy the model to the stack's bucket, and write that folder, gs://BUCKET/PATH, as serving.model")),
        new RuleCheck(ManyPulls, graph =>
            from hosts in ModelHost.Of(graph).GroupBy(host => host.Image, StringComparer.Ordinal)
            let count = Machines(hosts)
            let limit = ModelSupply.Limit(hosts.Key)
            where limit is not null && count > limit.Pulls
            select new Breach(
                hosts.First().Template, ModelHost.BootFile,
                Invariant($"pulls {hosts.Key} from {limit.Name}, as {count:N0} hosts behind address translation do, ")
                + Invariant($"and it allows {limit.Pulls} pulls in {limit.Hours} hours from one address"),
                "copy the image to the stack's repository (output imageRepository), and write its name there as "
                + "serving.image")),
        new RuleCheck(GatedModel, graph => ModelHost.Of(graph)
            .Where(host => host is { IsOfHub: true, HasToken: false })
            .DistinctBy(host => (host.Group.Tier, host.Model))
            .Select(host => Gated(
                host.Template, ModelHost.BootFile, host.Model,
                "name the secret with a token as serving.secrets: {HF_TOKEN: SECRET}, or serve a copy of the bucket"))
            .Concat(graph.OfType(ResourceTypes.ModelGardenEndpoint)
                .Where(endpoint => endpoint.At("modelConfig.huggingFaceAccessToken") is null)
                .Select(endpoint => Gated(
                    endpoint, "modelConfig.huggingFaceAccessToken", endpoint.Text("huggingFaceModelId") ?? "",
                    "name the secret with a token as vertex.tokenSecret")))
            .OfType<Breach>()),
        new RuleCheck(ModelTooLarge, graph => ModelHost.Of(graph)
            .DistinctBy(host => (host.Group.Tier, host.Model, host.ModelGb))
            .SelectMany(TooLarge)),
        new RuleCheck(Unpinned, graph => graph.OfType(ResourceTypes.InstanceTemplate)
            .SelectMany(NewestBootImage)
            .Concat(ModelHost.Of(graph).DistinctBy(host => host.Template.Urn).SelectMany(Moving))
            .GroupBy(found => found.Message, StringComparer.Ordinal)
            .Select(same => same.First() with
            {
                Message = same.Count() == 1
                    ? same.Key
                    : $"{same.Key}, as {Counted.Of(same.Count() - 1, "more template does", "more templates do")}",
            })),
    ]);

    private static Breach? Gated(ResourceNode node, string property, string model, string fix) =>
        ModelSupply.Gate(model) is not { } gate ? null : new(
            node, property,
            $"fetches {model} without a token; {gate.Publisher} gives it only to accounts that have accepted its terms",
            fix);

    private static IEnumerable<Breach> TooLarge(ModelHost host)
    {
        var size = host.ModelGb > 0 ? host.ModelGb : ModelSupply.SizeGb(host.Model) ?? 0;
        if (host.Template.Count("disks[0].diskSizeGb") is { } disk && size > 0 && size + OtherDiskGb > disk)
        {
            yield return new(
                host.Template, "disks[0].diskSizeGb",
                Invariant($"has a boot disk of {disk:N0} GB for a model of {size:N0} GB and about {OtherDiskGb} GB of ")
                + "other files",
                Invariant($"write serving.diskGb: {size + OtherDiskGb} or more"));
        }
        // Each host of a slice loads its own share.
        if (host.Group.Accelerator is { } machine && size * GibPerGb > (double)machine.Type.MemoryGib * host.Loaders)
        {
            yield return new(
                host.Template, "machineType",
                Invariant(
                    $"has {machine.Type.MemoryGib:N0} GiB of memory for {size / host.Loaders:N0} GB of the model"),
                "choose a larger topology or a checkpoint of lower precision");
        }
    }

    private static IEnumerable<Breach> NewestBootImage(ResourceNode template) =>
        from disk in template.Items("disks")
        let image = disk.Item.Get("sourceImage").AsText()
        where image is not null && image.Contains("/family/", StringComparison.Ordinal)
        select new Breach(
            template, $"{disk.Path}.sourceImage", $"boots the newest image of the family {image.Split('/')[^1]}",
            "write an image as serving.bootImage");

    private static IEnumerable<Breach> Moving(ModelHost host)
    {
        if (!host.Image.Contains('@', StringComparison.Ordinal))
        {
            yield return new(
                host.Template, ModelHost.BootFile, $"runs {host.Image}, whose tag can be moved",
                "write the image with its digest, NAME@sha256:DIGEST, as serving.image");
        }
        if (host.IsOfHub && host.Revision.Length == 0)
        {
            yield return new(
                host.Template, ModelHost.BootFile, $"serves the newest files of {host.Model}",
                "write a commit as serving.revision, or serve a folder of the stack's bucket");
        }
    }

    private static long Machines(IEnumerable<ModelHost> hosts) => hosts.Sum(host => (long)(host.Group.Most ?? 0));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
