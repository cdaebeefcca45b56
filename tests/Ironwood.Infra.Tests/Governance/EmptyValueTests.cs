using Ironwood.Catalog.Messages;

namespace Ironwood.Infra.Tests.Governance;

/// <summary>
/// A value that is set to nothing is nothing in Google Cloud too. The provider sends no 0, no false and no empty text
/// unless its code makes an exception of the property: Google then puts its default in its place, and a look for drift
/// finds differences that no one made.
/// </summary>
public sealed class EmptyValueTests
{
    // The provider's code makes an exception of these: SendEmptyValue in its definitions, ForceSendFields by hand.
    private static readonly string[] Sent =
    [
        $"{Types.BackendService} cdnPolicy.negativeCaching",
        $"{Types.Bucket} softDeletePolicy.retentionDurationSeconds",
        $"{Types.InstanceGroupManager} updatePolicy.maxSurgeFixed",
        $"{Types.InstanceGroupManager} updatePolicy.maxUnavailableFixed",
        $"{Types.InstanceTemplate} scheduling.automaticRestart", $"{Types.Network} autoCreateSubnetworks",
        $"{Types.Subscription} expirationPolicy.ttl",
    ];

    // Google's own default is the same, and the values around them are sent.
    private static readonly string[] AsGooglesDefault =
    [
        $"{Types.AiEndpoint} dedicatedEndpointEnabled", $"{Types.BackendService} enableCdn",
        $"{Types.Budget} allUpdatesRule.disableDefaultIamRecipients",
        $"{Types.InstanceTemplate} scheduling.preemptible",
        $"{Types.InstanceTemplate} shieldedInstanceConfig.enableSecureBoot",
        $"{Types.Redis} maintenancePolicy.weeklyMaintenanceWindows[].startTime.minutes",
        $"{Types.Redis} maintenancePolicy.weeklyMaintenanceWindows[].startTime.nanos",
        $"{Types.Redis} maintenancePolicy.weeklyMaintenanceWindows[].startTime.seconds",
        $"{Types.Repository} cleanupPolicyDryRun",
        $"{Types.SecurityPolicy} rules[].preview", $"{Types.UptimeCheck} httpCheck.useSsl",
        $"{Types.UptimeCheck} httpCheck.validateSsl",
        $"{Types.UrlMap} defaultUrlRedirect.stripQuery",
    ];

    // The provider alone reads them, when it destroys.
    private static readonly string[] NotForGoogle =
    [
        $"{Types.Bucket} forceDestroy", $"{Types.Dataset} deleteContentsOnDestroy", $"{Types.Redis} deletionProtection",
        $"{Types.Secret} deletionProtection", $"{Types.Service} disableDependentServices",
        $"{Types.Service} disableOnDestroy",
        $"{Types.Table} deletionProtection",
    ];

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task Nothing_is_said_that_the_provider_would_not_pass_on(string variant)
    {
        var graph = await StackVariants.Of(variant);
        Assert.Equal([], Said(graph).Except([.. Sent, .. AsGooglesDefault, .. NotForGoogle]));
    }

    // A zero inside of it is a difference at every preview, or what the program means: the catalogue says which.
    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task Of_every_text_that_holds_JSON_it_is_known_what_Google_answers(string variant)
    {
        var graph = await StackVariants.Of(variant);
        var texts = from node in graph.Nodes
                    where node.Kind == ResourceKind.Custom
                    from text in PropertyPath.Texts(node.Inputs)
                    where IsJson(text.Text)
                    select $"{node.Type} {Regex.Replace(text.Path, @"\[\d+\]", "[]")}";
        var known = JsonText.All.Select(text => $"{text.Type} {text.Path}").ToHashSet();
        Assert.NotEmpty(texts);
        Assert.Subset(known, texts.ToHashSet());
    }

    private static bool IsJson(string text)
    {
        try
        {
            return text.TrimStart() is ['{' or '[', ..] && JsonNode.Parse(text) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [Fact]
    public async Task Every_exception_is_one_that_a_stack_makes_use_of()
    {
        var said = (await StackVariants.All).SelectMany(Said).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], Sent.Concat(AsGooglesDefault).Concat(NotForGoogle).Except(said));
    }

    private static IEnumerable<string> Said(ResourceGraph graph) =>
        graph.Nodes.Where(node => node.Kind == ResourceKind.Custom)
            .SelectMany(node => Empty(node.Inputs, "").Select(path => $"{node.Type} {path}"))
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Empty(JsonNode? value, string path) => value switch
    {
        JsonObject map =>
            map.SelectMany(entry => Empty(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}")),
        JsonArray list => list.SelectMany(item => Empty(item, $"{path}[]")),
        JsonValue one when one.GetValueKind() == JsonValueKind.False || one.ToString() is "" or "0" => [path],
        _ => [],
    };
}
