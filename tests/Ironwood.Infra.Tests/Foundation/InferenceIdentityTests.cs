namespace Ironwood.Infra.Tests.Foundation;

public sealed class InferenceIdentityTests
{
    [Fact]
    public async Task The_account_has_an_id_of_its_own_in_each_stack()
    {
        var graph = await Stacks.Prod;
        var account = graph.Find(Types.Account, "tpu-inference-sa");
        graph.Reads(account, "accountId", graph.Find(Types.RandomId, "ironwood-suffix"), "hex");
        Assert.StartsWith("tpu-inference-sa-", account.Input("accountId"), StringComparison.Ordinal);
        // Six hex digits follow: three bytes. An account id has at most 30 characters.
        Assert.Equal("3", graph.Find(Types.RandomId, "ironwood-suffix").Input("byteLength"));
        Assert.True("tpu-inference-sa-".Length + 6 <= 30);
    }

    [Fact]
    public async Task It_may_write_logs_and_metrics_and_nothing_else()
    {
        var graph = await Stacks.Dev;
        Assert.Equal(["roles/logging.logWriter", "roles/monitoring.metricWriter"], Roles(graph));
    }

    [Fact]
    public async Task Where_slices_span_several_hosts_they_may_find_each_other()
    {
        var graph = await Stacks.Prod;
        Assert.Equal(
            ["roles/compute.viewer", "roles/logging.logWriter", "roles/monitoring.metricWriter"], Roles(graph));
    }

    [Fact]
    public async Task It_gets_the_roles_that_the_settings_add_and_none_twice()
    {
        var graph = await Stacks.Capture(
            "prod", "ironwood:identity.extraRoles=[roles/compute.viewer, roles/pubsub.publisher]");
        Assert.Equal(
            [
                "roles/compute.viewer", "roles/logging.logWriter",
                "roles/monitoring.metricWriter", "roles/pubsub.publisher",
            ],
            Roles(graph));
        graph.Reads(
            graph.Find(Types.ProjectIamMember, "tpu-inference-sa-pubsub-publisher"), "member",
            graph.Find(Types.Account, "tpu-inference-sa"), "email");
    }

    private static IEnumerable<string?> Roles(ResourceGraph graph) =>
        graph.OfType(Types.ProjectIamMember).Select(grant => grant.Input("role")).Order(StringComparer.Ordinal);

    [Fact]
    public async Task Every_grant_is_to_the_account_and_on_the_project()
    {
        var graph = await Stacks.Prod;
        var account = graph.Find(Types.Account, "tpu-inference-sa");
        Assert.All(graph.OfType(Types.ProjectIamMember), grant =>
        {
            graph.Reads(grant, "member", account, "email");
            Assert.StartsWith("serviceAccount:", grant.Input("member"), StringComparison.Ordinal);
            Assert.Equal("ironwood-prod", grant.Input("project"));
        });
    }

    // The predecessor's seventh defect: pods that may administer Compute Engine.
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task No_grant_is_a_basic_or_an_admin_role(string stack)
    {
        var graph = await Stacks.Capture(stack);
        Assert.All(graph.Nodes.Select(node => node.Input("role")).OfType<string>(), role =>
        {
            Assert.DoesNotContain("dmin", role, StringComparison.Ordinal);
            Assert.DoesNotContain(role, new[] { "roles/owner", "roles/editor", "roles/viewer" });
        });
    }
}
