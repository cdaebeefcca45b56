using System.Globalization;
using Ironwood.Graph;
using Pulumi;
using Pulumi.Utilities;

namespace Ironwood.Preview.Capture;

/// <summary>Reads what matters out of a resource's options.</summary>
internal static class OptionsReader
{
    public static NodeOptions Read(ResourceOptions options)
    {
        var custom = options as CustomResourceOptions;
        return new()
        {
            Protect = options.Protect ?? false,
            RetainOnDelete = options.RetainOnDelete ?? false,
            DeleteBeforeReplace = custom?.DeleteBeforeReplace,
            IgnoreChanges = [.. options.IgnoreChanges.Order(StringComparer.Ordinal)],
            SecretOutputs = [.. SecretOutputs(options).Order(StringComparer.Ordinal)],
            Provider = custom?.Provider?.GetResourceName(),
            Timeouts = Timeouts(options.CustomTimeouts),
        };
    }

    public static IReadOnlyCollection<string> SecretOutputs(ResourceOptions options) =>
        options is CustomResourceOptions custom ? custom.AdditionalSecretOutputs : [];

    public static async Task<IEnumerable<Resource>> DependsOnAsync(ResourceOptions options) =>
        await OutputUtilities.GetValueAsync(options.DependsOn.ToOutput()).ConfigureAwait(false);

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
                result[operation] = string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0.##}m");
            }
        }
        return result;
    }
}
