using Pulumi;
using Pulumi.Utilities;

namespace Ironwood.Preview.Capture;

/// <summary>Reads the relevant options of a resource.</summary>
internal static class OptionsReader
{
    /// <summary>
    /// The resource's own options; protection and provider may come from its parents and are not included.
    /// </summary>
    public static NodeOptions Read(ResourceOptions options)
    {
        var custom = options as CustomResourceOptions;
        return new()
        {
            RetainOnDelete = options.RetainOnDelete ?? false,
            DeleteBeforeReplace = custom?.DeleteBeforeReplace,
            IgnoreChanges = [.. options.IgnoreChanges.Order(StringComparer.Ordinal)],
            ReplaceOnChanges = [.. options.ReplaceOnChanges.Order(StringComparer.Ordinal)],
            SecretOutputs = [.. SecretOutputs(options).Order(StringComparer.Ordinal)],
            Timeouts = Timeouts(options.CustomTimeouts),
        };
    }

    /// <summary>
    /// Whether it names an existing resource. Typed SDKs give an empty id to a resource that is to be created.
    /// </summary>
    public static async Task<bool> ReadsExistingAsync(ResourceOptions options) =>
        options.Id is not null
            && await OutputUtilities.GetValueAsync(options.Id.ToOutput()).ConfigureAwait(false) is not "";

    public static IReadOnlyCollection<string> SecretOutputs(ResourceOptions options) =>
        options is CustomResourceOptions custom ? custom.AdditionalSecretOutputs : [];

    /// <summary>Its explicit dependencies; empty if they are unknown before a deployment, as in the SDK.</summary>
    public static async Task<IEnumerable<Resource>> DependsOnAsync(ResourceOptions options) =>
        await OutputUtilities.GetValueAsync(options.DependsOn.ToOutput())
            .ConfigureAwait(false) is { IsDefault: false } known
            ? known
            : [];

    private static SortedDictionary<string, string> Timeouts(CustomTimeouts? timeouts)
    {
        var result = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (operation, timeout) in new[]
        {
            ("create", timeouts?.Create), ("update", timeouts?.Update), ("delete", timeouts?.Delete),
        })
        {
            if (timeout is { } duration)
            {
                result[operation] = duration.Ticks % TimeSpan.TicksPerMinute == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes}m")
                    : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds}s");
            }
        }
        return result;
    }
}
