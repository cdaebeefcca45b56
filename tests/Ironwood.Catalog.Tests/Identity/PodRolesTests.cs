using Ironwood.Catalog.Identity;

namespace Ironwood.Catalog.Tests.Identity;

public class PodRolesTests
{
    [Fact]
    public void A_pod_may_do_no_more_than_it_does()
    {
        Assert.Distinct(PodRoles.All.Select(r => r.Id));
        Assert.All(PodRoles.All, r =>
        {
            Assert.Matches(@"\Aroles/[a-z]+\.[a-zA-Z]+\z", r.Id);
            Assert.DoesNotContain("admin", r.Id, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Only_what_has_no_narrower_resource_is_granted_on_the_project() =>
        Assert.Equal(
            ["roles/logging.logWriter", "roles/monitoring.metricWriter"],
            PodRoles.All.Where(r => r.GrantedOn == GrantScope.Project).Select(r => r.Id));

    [Theory]
    [InlineData(GrantScope.ModelBucket, "roles/storage.objectViewer")]
    [InlineData(GrantScope.ImageRepository, "roles/artifactregistry.reader")]
    [InlineData(GrantScope.Secret, "roles/secretmanager.secretAccessor")]
    [InlineData(GrantScope.MetricsTopic, "roles/pubsub.publisher")]
    public void A_narrower_resource_has_one_role(GrantScope scope, string role) =>
        Assert.Equal(role, PodRoles.On(scope));

    [Fact]
    public void Where_there_are_several_roles_none_of_them_is_the_one() =>
        Assert.Throws<InvalidOperationException>(() => PodRoles.On(GrantScope.Project));

    [Fact]
    public void Only_slices_of_several_hosts_have_to_find_each_other() => Assert.Equal(
        "roles/compute.viewer", Assert.Single(PodRoles.All, r => r.GrantedOn == GrantScope.ProjectOfSlices).Id);

    [Fact]
    public void Every_role_that_the_catalogue_names_is_one_that_google_predefines()
    {
        Assert.Equal(PredefinedRoles.All.Order(StringComparer.Ordinal), PredefinedRoles.All);
        Assert.Distinct(PredefinedRoles.All);
        Assert.Equal(
            [],
            PodRoles.All.Select(r => r.Id)
                .Concat(CiRoles.All.Select(r => r.Id))
                .Where(id => !PredefinedRoles.Contain(id)));
        Assert.False(PredefinedRoles.Contain("roles/compute.admn"));
    }
}
