using Ironwood.Catalog.Identity;

namespace Ironwood.Catalog.Tests.Identity;

public class CiRolesTests
{
    [Fact]
    public void A_role_is_listed_once_for_an_account_and_is_not_a_basic_one() => Assert.All(
        CiRoles.All.GroupBy(role => role.Account),
        roles =>
        {
            Assert.Distinct(roles.Select(role => role.Id));
            Assert.All(roles, role => Assert.Matches(@"\Aroles/[a-z]+\.[a-zA-Z]+(\.v1)?\z", role.Id));
        });

    [Fact]
    public void Who_looks_changes_nothing() => Assert.All(
        CiRoles.All.Where(role => role.Account == CiAccount.Previewer),
        role => Assert.Matches("(?i)(viewer|reader|reviewer|secretAccessor)$", role.Id));

    // With these an account makes itself, or another that it may be, as mighty as it likes.
    [Theory]
    [InlineData("roles/iam.serviceAccountAdmin")]
    [InlineData("roles/iam.serviceAccountTokenCreator")]
    [InlineData("roles/iam.serviceAccountKeyAdmin")]
    [InlineData("roles/iam.workloadIdentityPoolAdmin")]
    [InlineData("roles/iam.roleAdmin")]
    [InlineData("roles/iam.securityAdmin")]
    [InlineData("roles/compute.admin")]
    public void Nobody_can_raise_himself(string role) =>
        Assert.DoesNotContain(CiRoles.All, listed => listed.Id == role);

    [Fact]
    public void Roles_that_grant_or_act_for_others_are_limited()
    {
        Assert.Equal(
            CiScope.GrantsOfTheStack,
            Assert.Single(CiRoles.All, role => role.Id == "roles/resourcemanager.projectIamAdmin").Scope);
        Assert.Equal(
            CiScope.PodAccount, Assert.Single(CiRoles.All, role => role.Id == "roles/iam.serviceAccountUser").Scope);
        Assert.Equal(
            CiScope.Secret, Assert.Single(CiRoles.All, role => role.Id == "roles/secretmanager.secretAccessor").Scope);
    }

    [Fact]
    public void A_stack_without_a_part_needs_no_role_for_it()
    {
        var bare = CiRoles.Of(CiAccount.Deployer, []).Select(role => role.Id).ToArray();
        Assert.DoesNotContain("roles/redis.admin", bare);
        Assert.Equal(
            "roles/redis.admin",
            Assert.Single(
                CiRoles.Of(CiAccount.Deployer, [PlatformPart.Cache]).Select(role => role.Id).Except(bare),
                id => id.Contains("redis", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_permission_that_no_role_holds_only_reads() => Assert.All(
        CiRoles.PreviewerReadings, permission => Assert.Matches(@"\.get[A-Za-z]*\z", permission.Id));
}
