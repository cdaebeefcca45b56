using Ironwood.Catalog;
using Ironwood.Catalog.Identity;
using Ironwood.Catalog.Limits;

namespace Ironwood.Infra.Tests.Foundation;

public sealed class CiIdentityTests
{
    private const string Pool = "gcp:iam/workloadIdentityPool:WorkloadIdentityPool";
    private const string Provider = "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider";
    private const string AccountGrant = "gcp:serviceaccount/iAMMember:IAMMember";
    private const string CustomRole = "gcp:projects/iAMCustomRole:IAMCustomRole";
    private const string SecretGrant = "gcp:secretmanager/secretIamMember:SecretIamMember";
    private const string Named = "ironwood:ci={repository: example/platform, repositoryId: '42'}";

    private static readonly Lazy<Task<ResourceGraph>> Captured = new(() => Stacks.Capture("prod", Named));

    // All that a stack can have, so that every type is there whose makers and readers need a role.
    private static readonly Lazy<Task<ResourceGraph>> Whole = new(() => Stacks.Capture(
        "prod", Named, FixtureStacks.AnyCost, "ironwood:apiGateway.enabled=true",
        "ironwood:protection.kmsKeys=[projects/keys/locations/us-central1/keyRings/data/cryptoKeys/stack]",
        "ironwood:tiers.small={topology: 2x2x1, routes: [/simple/*], scaling: {minReplicas: 1, maxReplicas: 8}, "
            + "vertex: {model: publishers/google/models/gemma3@gemma-3-27b-it, machineType: n1-standard-2, "
            + "acceptEula: true}}"));

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Without_a_repository_no_workflow_can_sign_in(string stack)
    {
        var graph = await Stacks.Capture(stack);
        Assert.Empty(graph.OfType(Pool));
        Assert.Empty(graph.OfType(AccountGrant));
        Assert.Single(graph.OfType(Types.Account));
        Assert.Empty(graph.Root.Outputs["ci"]!.AsObject());
        Assert.DoesNotContain(graph.OfType(Types.Service), service => service.Input("service") == "sts.googleapis.com");
    }

    [Fact]
    public async Task The_APIs_that_exchange_tokens_are_there_with_it() => Assert.Superset(
        new HashSet<string?> { "iamcredentials.googleapis.com", "sts.googleapis.com" },
        (await Captured.Value).OfType(Types.Service).Select(service => service.Input("service")).ToHashSet());

    [Theory]
    [InlineData(Named, "assertion.repository == 'example/platform' && assertion.repository_id == '42'")]
    [InlineData("ironwood:ci.repository=example/platform", "assertion.repository == 'example/platform'")]
    public async Task Tokens_of_one_repository_are_taken_and_of_no_other(string settings, string condition)
    {
        var graph = await Stacks.Capture("dev", settings);
        var provider = graph.Find(Provider, "ci-identity-github");
        Assert.Equal("https://token.actions.githubusercontent.com", provider.Input("oidc.issuerUri"));
        Assert.Equal(condition, provider.Input("attributeCondition"));
        graph.Reads(provider, "workloadIdentityPoolId", graph.Find(Pool, "ci-identity-pool"), "workloadIdentityPoolId");
    }

    [Theory]
    [InlineData(Named, "prod", "main")]
    [InlineData("ironwood:ci={repository: a/b, branch: release/1, environment: eu}", "eu", "release/1")]
    public async Task What_deploys_is_the_environments_job_on_the_branch_and_what_looks_are_four_events(
        string settings, string environment, string branch)
    {
        var provider = (await Stacks.Capture("prod", settings)).Find(Provider, "ci-identity-github");
        Assert.Equal(
            $"assertion.sub.endsWith(':environment:{environment}') && assertion.ref == 'refs/heads/{branch}'"
                + " && assertion.event_name in ['push', 'workflow_dispatch'] ? 'deploy'"
                + " : assertion.event_name in ['pull_request', 'push', 'schedule', 'workflow_dispatch'] ? 'preview' "
                + ": 'none'",
            provider.Input("attributeMapping[\"attribute.purpose\"]"));
    }

    // Google refuses a subject of more than 127 bytes, and GitHub's own may have more.
    [Fact]
    public async Task Who_comes_in_is_named_by_numbers_which_never_are_too_long()
    {
        var provider = (await Captured.Value).Find(Provider, "ci-identity-github");
        Assert.Equal(
            "assertion.repository_id + '/' + assertion.run_id + '/' + assertion.run_attempt",
            provider.Input("attributeMapping[\"google.subject\"]"));
        Assert.DoesNotContain(
            "assertion.sub ", provider.Input("attributeMapping[\"google.subject\"]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Even_the_longest_names_fit_what_google_takes()
    {
        var repository = new string('a', 39) + "/" + new string('b', 100);
        var provider = (await Stacks.Capture(
            "dev",
            $"ironwood:ci={{repository: {repository}, repositoryId: '{new string('9', 19)}', branch: "
            + $"{new string('c', 200)}, environment: {new string('d', 255)}}}"))
            .Find(Provider, "ci-identity-github");
        Assert.True(Encoding.UTF8.GetByteCount(provider.Input("attributeCondition")!) <= 4096);
        Assert.True(Encoding.UTF8.GetByteCount(provider.Input("attributeMapping[\"attribute.purpose\"]")!) <= 2048);
    }

    [Theory]
    [InlineData("ci-identity-deployer", "deploy")]
    [InlineData("ci-identity-previewer", "preview")]
    public async Task Each_account_is_for_its_own_purpose_and_has_no_other_way_in(string name, string purpose)
    {
        var graph = await Captured.Value;
        var account = graph.Find(Types.Account, name);
        var grant = Assert.Single(graph.OfType(
            AccountGrant), grant => grant.Input("role") == "roles/iam.workloadIdentityUser"
            && grant.Name.StartsWith(name, StringComparison.Ordinal));
        graph.Reads(grant, "serviceAccountId", account, "name");
        graph.Reads(grant, "member", graph.Find(Pool, "ci-identity-pool"), "name");
        Assert.StartsWith("principalSet://iam.googleapis.com/", grant.Input("member"), StringComparison.Ordinal);
        Assert.EndsWith($"/attribute.purpose/{purpose}", grant.Input("member"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            graph.Nodes, node => node.Type.Contains("serviceaccount/key", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("ironwood-ci-", Pool, "ci-identity-pool", "workloadIdentityPoolId", 32, "ci-identity-suffix")]
    [InlineData("ironwood-deployer-", Types.Account, "ci-identity-deployer", "accountId", 30, "ironwood-suffix")]
    [InlineData("ironwood-previewer-", Types.Account, "ci-identity-previewer", "accountId", 30, "ironwood-suffix")]
    [InlineData("ironwoodReading_", CustomRole, "ci-identity-reading", "roleId", 64, "ci-identity-suffix")]
    public async Task Ids_are_new_in_each_stack_and_those_that_stay_taken_when_workflows_are_let_in_again(
        string start, string type, string name, string property, int longest, string suffix)
    {
        var graph = await Captured.Value;
        var node = graph.Find(type, name);
        graph.Reads(node, property, graph.Find(Types.RandomId, suffix), "hex");
        // It comes and goes with the identity of workflows, not with the stack.
        Assert.DoesNotContain(
            (await Stacks.Prod).OfType(Types.RandomId), random => random.Name == "ci-identity-suffix");
        Assert.StartsWith(start, node.Input(property), StringComparison.Ordinal);
        Assert.True(start.Length + 6 <= longest);
    }

    [Fact]
    public async Task What_the_deployer_may_grant_is_what_the_stack_grants()
    {
        var graph = await Captured.Value;
        var grant = graph.Find(Types.ProjectIamMember, "ci-identity-deployer-resourcemanager-projectiamadmin");
        Assert.Equal(
            "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(["
            + "'roles/compute.viewer', 'roles/logging.logWriter', 'roles/monitoring.metricWriter'])",
            grant.Input("condition.expression"));
        // The condition is about grants: what else an account may do, it may do without.
        Assert.All(
            graph.OfType(Types.ProjectIamMember)
                .Where(other => other != grant && other.Name.StartsWith("ci-identity-", StringComparison.Ordinal)),
            other => Assert.Null(other.Input("condition")));

        var behindIap = await Stacks.Capture(
            "prod", Named, "ironwood:tiers.small.cdn=false", "ironwood:frontDoor.iap.members=[group:a@example.com]");
        Assert.Contains(
            "'roles/iap.httpsResourceAccessor'",
            behindIap.Find(Types.ProjectIamMember, grant.Name).Input("condition.expression"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_roles_than_a_list_holds_are_two_lists()
    {
        var roles = PredefinedRoles.All.Take((int)Limits.RolesPerGrantCondition.Value);
        var expression = (await Stacks.Capture(
            "dev", Named, $"ironwood:identity.extraRoles=[{string.Join(", ", roles)}]"))
            .Find(Types.ProjectIamMember, "ci-identity-deployer-resourcemanager-projectiamadmin")
            .Input("condition.expression")!;
        var lists = expression.Split(" || ");
        Assert.Equal(2, lists.Length);
        Assert.All(
            lists,
            list => Assert.InRange(list.Split("'roles/").Length - 1, 1, (int)Limits.RolesPerGrantCondition.Value));
    }

    [Fact]
    public async Task It_acts_as_the_pods_account_and_as_no_other()
    {
        var graph = await Captured.Value;
        var grant = graph.Find(AccountGrant, "ci-identity-deployer-iam-serviceaccountuser");
        graph.Reads(grant, "serviceAccountId", graph.Find(Types.Account, "tpu-inference-sa"), "name");
        graph.Reads(grant, "member", graph.Find(Types.Account, "ci-identity-deployer"), "email");
        Assert.DoesNotContain(graph.OfType(Types.ProjectIamMember), other => other.Input("role")!.StartsWith(
                "roles/iam.serviceAccount", StringComparison.Ordinal)
            && other.Input("role") != "roles/iam.serviceAccountViewer");
    }

    [Fact]
    public async Task The_previewer_reads_the_caches_secrets_and_what_no_role_reads()
    {
        var graph = await Captured.Value;
        var previewer = graph.Find(Types.Account, "ci-identity-previewer");
        foreach (var secret in new[] { "auth", "ca" })
        {
            var grant = graph.Find(SecretGrant, $"ci-identity-previewer-secretmanager-secretaccessor-{secret}");
            Assert.Equal("roles/secretmanager.secretAccessor", grant.Input("role"));
            graph.Reads(grant, "secretId", graph.Find(Types.Secret, $"inference-cache-{secret}"), "secretId");
            graph.Reads(grant, "member", previewer, "email");
        }
        var role = graph.Find(CustomRole, "ci-identity-reading");
        Assert.Equal(["redis.instances.getAuthString", "servicenetworking.services.get"], role.List("permissions"));
        var reading = graph.Find(Types.ProjectIamMember, "ci-identity-previewer-reading");
        graph.Reads(reading, "role", role, "name");
        graph.Reads(reading, "member", previewer, "email");
    }

    [Theory]
    [InlineData(CiAccount.Deployer)]
    [InlineData(CiAccount.Previewer)]
    public async Task An_account_holds_the_roles_that_the_catalogue_lists_for_what_the_stack_has(CiAccount account)
    {
        var name = $"ci-identity-{account.ToString().ToLowerInvariant()}";
        var expected = (string stackParts) => CiRoles.Of(
            account, stackParts == "" ? [] : Enum.GetValues<PlatformPart>())
            .Select(role => role.Id);

        var bare = await Stacks.Capture("dev", Named, "ironwood:cache.enabled=false");
        Assert.Equal(expected("").Order(StringComparer.Ordinal), Roles(bare, name));
        Assert.Equal(expected("all").Order(StringComparer.Ordinal), Roles(await Whole.Value, name));
    }

    // Accounts and their rights, grants on keys and who pays are decided by a person.
    [Theory]
    [InlineData(
        CiAccount.Deployer,
        new[] { "gcp:serviceaccount/", "gcp:iam/", "gcp:projects/iAMCustomRole:", "gcp:billing/", "gcp:kms/" })]
    [InlineData(CiAccount.Previewer, new[] { "gcp:billing/" })]
    public async Task Every_type_of_the_stack_has_a_role_that_makes_it_and_one_that_reads_it(
        CiAccount account, string[] byHand)
    {
        string[] prefixes =
        [
            .. CiRoles.All.Where(role => role.Account == account).SelectMany(role => role.Types),
            .. account == CiAccount.Previewer ? CiRoles.PreviewerReadings.SelectMany(reading => reading.Types) : [],
        ];
        var types = (await Whole.Value).Nodes.Concat((await Stacks.Prod).Nodes)
            .Where(node => node.Type.StartsWith("gcp:", StringComparison.Ordinal))
            .Select(node => node.Type)
            .Distinct()
            .ToArray();

        Assert.Equal(
            [],
            types.Where(
                type => !prefixes.Concat(byHand).Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal))));
        Assert.Equal(
            [],
            byHand.Concat(prefixes)
                .Where(prefix => !types.Any(type => type.StartsWith(prefix, StringComparison.Ordinal))));
        Assert.DoesNotContain(prefixes, prefix => byHand.Contains(prefix));
    }

    [Fact]
    public async Task Workflows_get_what_they_need_to_sign_in()
    {
        var graph = await Captured.Value;
        var ci = graph.Root.Outputs["ci"]!.AsObject();
        Assert.Equal(
            ["deployer", "previewer", "provider"], ci.Select(entry => entry.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            new Reference(new ResourceId(Provider, "ci-identity-github"), "name").ToString(),
            ci["provider"]!.ToString());
        Assert.Equal(
            new Reference(new ResourceId(Types.Account, "ci-identity-deployer"), "email").ToString(),
            ci["deployer"]!.ToString());
        Assert.Equal(
            new Reference(new ResourceId(Types.Account, "ci-identity-previewer"), "email").ToString(),
            ci["previewer"]!.ToString());
    }

    private static IEnumerable<string> Roles(ResourceGraph graph, string account) => graph.Nodes
        .Where(node => node.Name.StartsWith($"{account}-", StringComparison.Ordinal)
            && node.Input("role") is { } role
            && role.StartsWith("roles/", StringComparison.Ordinal)
            && role != "roles/iam.workloadIdentityUser")
        .Select(node => node.Input("role")!).Distinct().Order(StringComparer.Ordinal);
}
