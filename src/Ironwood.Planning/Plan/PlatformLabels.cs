namespace Ironwood.Planning.Plan;

/// <summary>The labels that the platform itself sets. Labels of the settings have other keys.</summary>
public static class PlatformLabels
{
    /// <summary>The environment.</summary>
    public const string Environment = "environment";

    /// <summary>The component that a resource belongs to.</summary>
    public const string Component = "component";

    /// <summary>Who is asked about the resource.</summary>
    public const string Owner = "owner";

    /// <summary>Who pays.</summary>
    public const string CostCenter = "cost-center";

    /// <summary>The tool that deploys the resource.</summary>
    public const string ManagedBy = "managed-by";

    /// <summary>The tier of a machine.</summary>
    public const string Tier = "tier";

    /// <summary>The beginning of keys that Google's tools use; the provider itself adds
    /// <c>goog-pulumi-provisioned</c>.</summary>
    public const string GooglePrefix = "goog";

    private const int LabelsOfProvider = 1;

    /// <summary>All keys.</summary>
    public static IReadOnlyList<string> All { get; } = [Environment, Component, Owner, CostCenter, ManagedBy, Tier];

    /// <summary>Labels that settings may add, so that no resource has more than Google Cloud allows.</summary>
    public static int MostOfSettings => (int)Limits.LabelsPerResource.Count - All.Count - LabelsOfProvider;
}
