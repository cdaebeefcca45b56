namespace Ironwood.Catalog.Identity;

/// <summary>The kind of resource on which a role is granted.</summary>
public enum GrantScope
{
    /// <summary>The whole project.</summary>
    Project,

    /// <summary>The whole project, but only where slices span several hosts.</summary>
    ProjectOfSlices,

    /// <summary>The bucket that holds the models.</summary>
    ModelBucket,

    /// <summary>The repository that holds the serving images.</summary>
    ImageRepository,

    /// <summary>A single secret.</summary>
    Secret,

    /// <summary>The topic that metrics are published to.</summary>
    MetricsTopic,
}
