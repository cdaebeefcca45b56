namespace Ironwood.Catalog.Identity;

/// <summary>An account that a repository's workflows act as.</summary>
public enum CiAccount
{
    /// <summary>Deploys: <c>pulumi up</c> on the branch, in an environment with approval.</summary>
    Deployer,

    /// <summary>Looks: <c>pulumi preview</c> of pull requests and the nightly search for drift. It changes
    /// nothing.</summary>
    Previewer,
}
