namespace Ironwood.Analysis.Reading;

/// <summary>A role that a member holds on a resource, or on the whole project.</summary>
/// <param name="Node">The resource that grants it.</param>
/// <param name="On">The resource it is granted on; null for the project.</param>
/// <param name="Role">The role.</param>
/// <param name="Member">The member as it is written, references included.</param>
internal sealed record Grant(ResourceNode Node, ResourceNode? On, string Role, string Member)
{
    private static readonly string[] Places =
        ["tableId", "datasetId", "topic", "subscription", "bucket", "secretId", "repository", "serviceAccountId"];

    public static IReadOnlyList<Grant> Of(ResourceGraph graph) =>
    [
        .. from node in graph.Nodes
           where node.Type.EndsWith("IamMember", StringComparison.Ordinal)
               || node.Type.EndsWith("IAMMember", StringComparison.Ordinal)
               || node.Type.EndsWith("IamBinding", StringComparison.Ordinal)
               || node.Type.EndsWith("IAMBinding", StringComparison.Ordinal)
           let role = node.Text("role")
           where role is not null
           let place = Places.FirstOrDefault(place => node.At(place) is not null)
           from member in (node.At("member") ?? node.At("members")).Texts()
           select new Grant(node, place is null ? null : graph.ReadIn(node.Text(place)).FirstOrDefault(), role, member),
    ];

    /// <summary>Whether it gives a member one of some roles on a resource, directly or through the project.</summary>
    public bool Allows(ResourceNode resource, Func<string, bool> member, params ReadOnlySpan<string> roles) =>
        (On == resource || (On is null && ResourceTypes.IsOfModule(Node.Type, "projects")))
        && roles.Contains(Role) && member(Member);
}
