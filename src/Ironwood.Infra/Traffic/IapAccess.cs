using Ironwood.Infra.Governance;
using Pulumi.Gcp.Compute.Inputs;
using Pulumi.Gcp.Projects;
using Pulumi.Gcp.Projects.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// Access through Identity-Aware Proxy: one grant per member, limited to the platform's host names. It gives no access
/// to other services behind IAP in the project.
/// </summary>
/// <remarks>
/// Sources: https://docs.cloud.google.com/iap/docs/load-balancer-howto,
/// https://docs.cloud.google.com/chrome-enterprise-premium/docs/hostname-and-path-conditions
/// </remarks>
public sealed class IapAccess : ComponentResource
{
    /// <summary>The role that grants access.</summary>
    internal const string Role = "roles/iap.httpsResourceAccessor";

    /// <summary>Id of IAP's own service, which only stacks with IAP need.</summary>
    private const string IapService = "iap.googleapis.com";

    /// <param name="name">Logical name.</param>
    /// <param name="args">Members and host names.</param>
    /// <param name="options">Resource options.</param>
    public IapAccess(string name, IapAccessArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:traffic:IapAccess", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Api = args.Services.ById[IapService];
        var hosts = string.Join(" || ", args.Plan.Domains.Select(domain => $"request.host == \"{domain}\""));
        Grants = [.. args.Plan.Members.Select(member =>
            new IAMMember($"{name}-{NameDigest.Of(member)}", new IAMMemberArgs
        {
            Project = args.Project,
            Role = Role,
            Member = member,
            Condition = new IAMMemberConditionArgs
            {
                Title = "Inference front door",
                Description = "Requests to the inference platform's host names only",
                Expression = hosts,
            },
        }, new CustomResourceOptions { Parent = this, DependsOn = Api }))];
        RegisterOutputs();
    }

    /// <summary>The API; a backend service with IAP depends on it.</summary>
    public Service Api { get; }

    /// <summary>The grants. The forwarding rules depend on them: without grants every request is refused.</summary>
    public ImmutableArray<IAMMember> Grants { get; }

    /// <summary>
    /// The IAP block of a backend service. Without an OAuth client, Google's own client is used, which accepts only
    /// members of the project's organization.
    /// </summary>
    public static BackendServiceIapArgs Enabled => new() { Enabled = true };
}

/// <summary>Arguments of <see cref="IapAccess"/>.</summary>
public sealed class IapAccessArgs : ProjectArgs
{
    /// <summary>Who may send requests, and to which host names.</summary>
    public required IapPlan Plan { get; init; }

    /// <summary>The project's services, including IAP's.</summary>
    public required ProjectServices Services { get; init; }
}
