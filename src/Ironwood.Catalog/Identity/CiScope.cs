namespace Ironwood.Catalog.Identity;

/// <summary>Where, and how far, a role of a workflow's account is granted.</summary>
public enum CiScope
{
    /// <summary>The whole project.</summary>
    Project,

    /// <summary>The whole project, but only to grant the roles that the stack itself grants there.</summary>
    GrantsOfTheStack,

    /// <summary>The pods' service account.</summary>
    PodAccount,

    /// <summary>Each secret of the stack.</summary>
    Secret,
}
