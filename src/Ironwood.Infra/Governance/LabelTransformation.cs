using System.Collections.Concurrent;
using System.Reflection;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Governance;

/// <summary>
/// Sets the platform's labels and those of the settings on every resource whose type has labels, so that costs can be
/// split. Labels that a component sets itself are kept.
/// </summary>
internal sealed class LabelTransformation(
    string environment, string owner, string costCenter, IReadOnlyDictionary<string, string> further)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> LabelProperties = new();

    public ResourceTransformationResult? Apply(ResourceTransformationArgs args)
    {
        if (LabelProperties.GetOrAdd(args.Args.GetType(), FindLabels) is not { } property)
        {
            return null;
        }
        var own = (InputMap<string>?)property.GetValue(args.Args);
        var labels = new InputMap<string>
        {
            { PlatformLabels.Environment, environment },
            { PlatformLabels.Component, ComponentOf(args.Options.Parent) },
            { PlatformLabels.Owner, owner },
            { PlatformLabels.CostCenter, costCenter },
            { PlatformLabels.ManagedBy, "pulumi" },
        };
        foreach (var (key, value) in further)
        {
            labels.Add(key, value);
        }
        var all = own is null ? labels : InputMap<string>.Merge(labels, own);
        property.SetValue(args.Args, all);
        if (args.Args is InstanceTemplateArgs template)
        {
            // A template's labels are for its machines. Their disks are charged separately and need labels too.
            template.Disks = template.Disks.Apply(
                disks => disks.Select(disk => Labelled(disk, all)).ToImmutableArray());
        }
        return new ResourceTransformationResult(args.Args, args.Options);
    }

    private static InstanceTemplateDiskArgs Labelled(InstanceTemplateDiskArgs disk, InputMap<string> labels)
    {
        disk.Labels = labels;
        return disk;
    }

    // Cloud Monitoring calls them user labels; a notification channel's "labels" are its configuration.
    private static PropertyInfo? FindLabels(Type args) =>
        (args.GetProperty("UserLabels") ?? args.GetProperty("Labels")) is { } labels
            && labels.PropertyType == typeof(InputMap<string>) ? labels : null;

    // ironwood:traffic:FrontDoor → front-door
    private static string ComponentOf(Resource? parent)
    {
        var name = parent?.GetResourceType().Split(':')[^1] ?? "stack";
        return string.Concat(name.Select((letter, index) =>
            char.IsUpper(letter) && index > 0
                ? $"-{char.ToLowerInvariant(letter)}"
                : $"{char.ToLowerInvariant(letter)}"));
    }
}
