using Ironwood.Analysis.Traffic;

namespace Ironwood.Analysis.Tests.Traffic;

public class BackendMembersTests
{
    private const string Manager = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    private const string Group = "gcp:compute/globalNetworkEndpointGroup:GlobalNetworkEndpointGroup";

    [Fact]
    public void What_is_not_preferred_is_a_fallback_where_something_is()
    {
        var members = Of(
            $$"""[{"group": "{{Id(Manager, "b")}}", "preference": "DEFAULT"}, {"group": "{{Id(Manager, "a")}}", "preference": "PREFERRED"}]""");

        Assert.Equal(["a"], members.Groups.Select(group => group.Name));
        Assert.Equal(["b"], members.Fallbacks.Select(group => group.Name));
    }

    [Fact]
    public void Without_preferences_all_share_alike()
    {
        var members = Of(
            $$"""[{"group": "{{Id(Manager, "b")}}", "preference": "DEFAULT"}, {"group": "{{Id(Manager, "a")}}"}]""");

        Assert.Equal(["b", "a"], members.Groups.Select(group => group.Name));
        Assert.Empty(members.Fallbacks);
        Assert.Equal(["z"], members.Zones);
    }

    [Fact]
    public void An_internet_group_has_the_names_of_its_own_endpoints()
    {
        Assert.Equal(["own.example"], Of($$"""[{"group": "{{Id(Group, "own")}}"}]""").Hosts);
        Assert.Empty(Of("[]").Hosts);
    }

    private static BackendMembers Of(string backends)
    {
        var service = Node("gcp:compute/backendService:BackendService", "s", $$"""{"backends": {{backends}} }""");
        return BackendMembers.Of(new("p", "s",
        [
            service,
            Node(Manager, "a", """{"zone": "z"}"""), Node(Manager, "b", """{"zone": "z"}"""),
            Node(Group, "own", "{}"), Node(Group, "other", "{}"), Endpoint("own"), Endpoint("other"),
        ], []), service);
    }

    private static ResourceNode Endpoint(string group) => Node(
        "gcp:compute/globalNetworkEndpoint:GlobalNetworkEndpoint", group,
        $$"""{"globalNetworkEndpointGroup": "{{Id(Group, group)}}", "fqdn": "{{group}}.example"}""");

    private static string Id(string type, string name) => new Reference(new(type, name), "id").ToString();

    private static ResourceNode Node(string type, string name, string inputs) => new()
    {
        Urn = $"urn:pulumi:s::p::{type}::{name}",
        Type = type,
        Name = name,
        Kind = ResourceKind.Custom,
        Parent = "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s",
        Inputs = JsonNode.Parse(inputs)!.AsObject(),
    };
}
