using Ironwood.Planning;
using Ironwood.Planning.StackFiles;

namespace Ironwood.Infra.Tests.Traffic;

public sealed class IapAccessTests
{
    private static readonly string[] Iap =
    [
        "ironwood:frontDoor={domains: [a.example.com, b.example.com], iap: {members: ['group:users@example.com', "
        + "'serviceAccount:bot@p.iam.gserviceaccount.com']}}",
        "ironwood:tiers.small.cdn=false",
    ];

    private static readonly Lazy<Task<ResourceGraph>> Captured = new(() => Stacks.Capture("prod", Iap));

    [Fact]
    public async Task Every_backend_service_stands_behind_it_and_waits_for_its_api()
    {
        var graph = await Captured.Value;
        var services = graph.OfType(Types.BackendService).ToArray();
        Assert.Equal(6, services.Length);
        Assert.All(services, service =>
        {
            Assert.Equal("true", service.Input("iap.enabled"));
            Assert.NotEqual("true", service.Input("enableCdn"));
            Assert.Contains(graph.Find(Types.Service, "api-iap"), graph.DependenciesOf(service));
        });
    }

    [Fact]
    public async Task A_member_is_granted_the_platforms_host_names_and_no_other_service_of_the_project()
    {
        var graph = await Captured.Value;
        var grants = graph.Inside(graph.Find("ironwood:traffic:IapAccess", "ai-inference-iap"));
        Assert.Equal(
            ["group:users@example.com", "serviceAccount:bot@p.iam.gserviceaccount.com"],
            grants.Select(grant => grant.Input("member")).Order(StringComparer.Ordinal));
        Assert.All(grants, grant =>
        {
            Assert.Equal(Types.ProjectIamMember, grant.Type);
            Assert.Equal("roles/iap.httpsResourceAccessor", grant.Input("role"));
            Assert.Equal("ironwood-prod", grant.Input("project"));
            Assert.Equal(
                "request.host == \"a.example.com\" || request.host == \"b.example.com\"",
                grant.Input("condition.expression"));
            Assert.False(string.IsNullOrEmpty(grant.Input("condition.title")));
            Assert.False(string.IsNullOrEmpty(grant.Input("condition.description")));
            Assert.Contains(graph.Find(Types.Service, "api-iap"), graph.DependenciesOf(grant));
        });
    }

    [Fact]
    public async Task Nothing_listens_before_callers_may_come_in()
    {
        var graph = await Captured.Value;
        var grants = graph.Inside(graph.Find("ironwood:traffic:IapAccess", "ai-inference-iap"))
            .Select(grant => grant.Name);
        Assert.All(
            graph.OfType(Types.ForwardingRule),
            rule => Assert.Empty(grants.Except(graph.DependenciesOf(rule).Select(node => node.Name))));
    }

    [Fact]
    public async Task A_member_keeps_his_grant_when_the_list_changes()
    {
        var graph = await Stacks.Capture(
            "prod",
            "ironwood:frontDoor={domains: [a.example.com], iap: {members: ['user:x@example.com', "
            + "'group:users@example.com']}}",
            Iap[1]);
        var before = (await Captured.Value)
            .OfType(Types.ProjectIamMember)
            .Single(grant => grant.Input("member") == "group:users@example.com");
        Assert.Equal("group:users@example.com", graph.Find(Types.ProjectIamMember, before.Name).Input("member"));
    }

    // Uptime checks follow redirects: behind IAP they would end at a sign-in page that answers 200 even in an outage.
    [Fact]
    public async Task There_is_no_uptime_check_and_the_settings_say_so()
    {
        var graph = await Captured.Value;
        Assert.Empty(graph.OfType(Types.UptimeCheck));
        Assert.DoesNotContain(
            graph.OfType(Types.AlertPolicy),
            alert => alert.Name.StartsWith("front-door-uptime", StringComparison.Ordinal));
        var read = Read("dev", "ironwood:frontDoor={domains: [a.example.com], iap: {members: ['domain:example.com']}}");
        var warning = Assert.Single(read.Warnings);
        Assert.Equal((Diagnostics.NoUptimeCheck, "ironwood:frontDoor.iap"), (warning.Code, warning.Path));
    }

    [Fact]
    public async Task Without_it_nothing_is_different()
    {
        var graph = await Stacks.Prod;
        Assert.All(graph.OfType(Types.BackendService), service => Assert.Null(service.Input("iap")));
        Assert.DoesNotContain(graph.OfType(Types.Service), service => service.Name == "api-iap");
        Assert.Single(graph.OfType(Types.UptimeCheck));
    }

    [Theory]
    [InlineData("ironwood:frontDoor.iap.members=['user:a@example.com']", "IW3018", "ironwood:frontDoor.iap")]
    [InlineData(
        "ironwood:frontDoor={domains: [a.example.com], iap: {members: []}}", "IW3019",
        "ironwood:frontDoor.iap.members")]
    [InlineData(
        "ironwood:frontDoor={domains: [a.example.com], iap: {members: [allUsers]}}", "IW3019",
        "ironwood:frontDoor.iap.members[0]")]
    [InlineData(
        "ironwood:frontDoor={domains: [a.example.com], iap: {members: [allAuthenticatedUsers]}}", "IW3019",
        "ironwood:frontDoor.iap.members[0]")]
    [InlineData(
        "ironwood:frontDoor={domains: [a.example.com], iap: {members: [a@example.com]}}", "IW3019",
        "ironwood:frontDoor.iap.members[0]")]
    [InlineData(
        "ironwood:frontDoor={domains: [a.example.com], iap: {members: ['user:example.com']}}", "IW3019",
        "ironwood:frontDoor.iap.members[0]")]
    [InlineData(
        "ironwood:frontDoor={domains: [a.example.com], iap: {members: ['domain:a@example.com']}}", "IW3019",
        "ironwood:frontDoor.iap.members[0]")]
    [InlineData(
        "ironwood:frontDoor={domains: [a.example.com], iap: {members: ['user:a@example.com', 'user:A@example.com']}}",
        "IW3019", "ironwood:frontDoor.iap.members[1]")]
    [InlineData(
        "ironwood:frontDoor={domains: [[a]], iap: {members: ['user:a@example.com']}}", "IW1006",
        "ironwood:frontDoor.domains[0]")]
    public void What_cannot_be_is_refused_with_a_reason(string change, string code, string path)
    {
        var problem = Assert.Single(Read("dev", change).Problems);
        Assert.Equal((code, path), (problem.Code, problem.Path));
        Assert.False(string.IsNullOrEmpty(problem.Fix));
    }

    [Fact]
    public void A_gateway_cannot_sign_in()
    {
        var problem = Assert.Single(Read(
            "dev", "ironwood:frontDoor={domains: [a.example.com], iap: {members: ['user:a@example.com']}}",
            "ironwood:apiGateway.enabled=true").Problems);
        Assert.Equal((Diagnostics.ContradictoryAccess, "ironwood:apiGateway.enabled"), (problem.Code, problem.Path));
    }

    private static SettingsResult Read(string stack, params string[] overrides) =>
        SettingsReader.Read(StackFileReader.Read(FixtureStacks.Folder, stack, overrides).Configuration!);
}
