namespace Ironwood.Planning.Settings;

/// <summary>Which repository's workflows may deploy and preview this stack, without keys.</summary>
public sealed record CiSettings
{
    /// <summary>
    /// The GitHub repository, <c>owner/name</c>, spelt as GitHub spells it: the comparison minds capitals. Default:
    /// none, and then no workflow may do anything.
    /// </summary>
    public string? Repository { get; init; }

    /// <summary>
    /// The repository's number, which <c>gh api repos/OWNER/NAME --jq .id</c> prints. A name that is given up can be
    /// taken by another owner; a number cannot. Default: none, with a warning.
    /// </summary>
    public string? RepositoryId { get; init; }

    /// <summary>The branch from which alone it is deployed. Default <c>main</c>.</summary>
    public string Branch { get; init; } = "main";

    /// <summary>
    /// The GitHub environment in which the deploying job runs; there GitHub keeps who must approve. Default: the value
    /// of
    /// <c>ironwood:environment</c>, which is the stack's name unless it says otherwise.
    /// </summary>
    public string? Environment { get; init; }
}
