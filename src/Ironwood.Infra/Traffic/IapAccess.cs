using System.Collections.Immutable;
using Ironwood.Infra.Foundation;
using Ironwood.Infra.Governance;
using Ironwood.Planning.Plan;
using Pulumi;
using Pulumi.Gcp.Compute.Inputs;
using Pulumi.Gcp.Projects;
using Pulumi.Gcp.Projects.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// Who gets through Identity-Aware Proxy: a grant a member, for the platform's own host names. Others of the project's
/// services behind IAP it grants no access to.
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
        Grants = [.. args.Plan.Members.Select(member => new IAMMember($"{name}-{NameDigest.Of(member)}", new IAMMemberArgs
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

    /// <summary>The API; a backend service that asks for IAP waits for it.</summary>
    public Service Api { get; }

    /// <summary>The grants. What lets requests in waits for them: before, everybody is turned away.</summary>
    public ImmutableArray<IAMMember> Grants { get; }

    /// <summary>
    /// What a backend service says to stand behind IAP. Without a client of its own Google's signs people in, which
    /// lets in members of the project's organization only.
    /// </summary>
    public static BackendServiceIapArgs Enabled => new() { Enabled = true };
}

/// <summary>Arguments of <see cref="IapAccess"/>.</summary>
public sealed class IapAccessArgs : ProjectArgs
{
    /// <summary>Who may send requests, and to which host names.</summary>
    public required IapPlan Plan { get; init; }

    /// <summary>The project's services, IAP's among them.</summary>
    public required ProjectServices Services { get; init; }
}
