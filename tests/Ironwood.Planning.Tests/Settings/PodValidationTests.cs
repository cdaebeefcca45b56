using Ironwood.Catalog.Limits;
using Ironwood.Planning.Boot;
using Ironwood.Planning.Tests.Boot;
using Ironwood.Planning.Validation;

namespace Ironwood.Planning.Tests.Settings;

public sealed class PodValidationTests
{
    private const string Tier = "ironwood:tiers.small";

    [Theory]
    [InlineData("dev", "serving.model=a/b", "IW2020", "serving.model")]
    [InlineData("dev", "serving.image=vllm/vllm-tpu:v1", "IW2020", "serving.image")]
    [InlineData("dev", "serving.precision=float32", "IW2020", "serving.precision")]
    [InlineData("dev", "serving.tensorParallelSize=2", "IW2020", "serving.tensorParallelSize")]
    [InlineData("dev", "serving.arguments=[--seed]", "IW2020", "serving.arguments")]
    [InlineData("prod", "serving.image=vllm/vllm-tpu", "IW2021", "serving.image")]
    [InlineData("prod", "serving.image=vllm/vllm-tpu:latest", "IW2021", "serving.image")]
    [InlineData("prod", "serving.image=a b:c", "IW2021", "serving.image")]
    [InlineData("prod", "serving.model=llama", "IW2022", "serving.model")]
    [InlineData("prod", "serving.model=gs://", "IW2022", "serving.model")]
    [InlineData("prod", "serving.model=s3://bucket/path", "IW2022", "serving.model")]
    [InlineData("prod", "serving.precision=fp8", "IW2023", "serving.precision")]
    [InlineData("prod", "serving.arguments=[--seed, '']", "IW2024", "serving.arguments[1]")]
    [InlineData("prod", "serving.arguments=[\"a\\nb\"]", "IW2024", "serving.arguments[0]")]
    [InlineData("prod", "serving.arguments=[--port=9]", "IW2024", "serving.arguments[0]")]
    [InlineData("prod", "serving.arguments=[-tp, '4']", "IW2024", "serving.arguments[0]")]
    [InlineData("prod", "serving.arguments=[\"a\\u2028b\"]", "IW2024", "serving.arguments[0]")]
    [InlineData("prod", "serving.arguments=[\"a\\u0085b\"]", "IW2024", "serving.arguments[0]")]
    [InlineData("prod", "serving.arguments=[\"a\\ufffeb\"]", "IW2024", "serving.arguments[0]")]
    [InlineData("prod", "serving.arguments=[--api-key=x]", "IW2024", "serving.arguments[0]")]
    [InlineData("prod", "serving.arguments=[--revision, main]", "IW2024", "serving.arguments[0]")]
    [InlineData("prod", "serving.arguments=[--x=hf_0123456789abcdefghij]", "IW2039", "serving.arguments[0]")]
    [InlineData("dev", "serving.revision=main", "IW2020", "serving.revision")]
    [InlineData("dev", "serving.modelGb=4", "IW2020", "serving.modelGb")]
    [InlineData("dev", "serving.environment={A: b}", "IW2020", "serving.environment")]
    [InlineData("dev", "serving.secrets={A: b}", "IW2020", "serving.secrets")]
    [InlineData("dev", "serving.mediaDomains=[example.com]", "IW2020", "serving.mediaDomains")]
    [InlineData("dev", "serving.bootImage=ubuntu", "IW2042", "serving.bootImage")]
    [InlineData("prod", "serving.bootImage=projects/p/images/i", "IW2042", "serving.bootImage")]
    [InlineData("prod", "serving.environment={'1A': b}", "IW2037", "serving.environment.1A")]
    [InlineData("prod", "serving.environment={TPU_WORKER_ID: '1'}", "IW2037", "serving.environment.TPU_WORKER_ID")]
    [InlineData("prod", "serving.environment={HF_HOME: /x}", "IW2037", "serving.environment.HF_HOME")]
    [InlineData("prod", "serving.environment={LD_PRELOAD: /x}", "IW2037", "serving.environment.LD_PRELOAD")]
    [InlineData("prod", "serving.environment={A: \"b\\u2029c\"}", "IW2037", "serving.environment.A")]
    [InlineData("prod", "serving.environment={HF_TOKEN: x}", "IW2039", "serving.environment.HF_TOKEN")]
    [InlineData("prod", "serving.environment={A: sk-0123456789abcdefghij}", "IW2039", "serving.environment.A")]
    [InlineData("prod", "serving.secrets={hf_token: hub}", "IW2037", "serving.secrets.hf_token")]
    [InlineData("prod", "serving.secrets={TPU_BACKEND_X: hub}", "IW2037", "serving.secrets.TPU_BACKEND_X")]
    [InlineData("prod", "serving.secrets={HF_TOKEN: hub/x}", "IW2038", "serving.secrets.HF_TOKEN")]
    [InlineData(
        "prod", "serving.secrets={HF_TOKEN: projects/p/secrets/x/versions/1}", "IW2038", "serving.secrets.HF_TOKEN")]
    [InlineData("prod", "serving.secrets={HF_TOKEN: hf_0123456789abcdefghij}", "IW2039", "serving.secrets.HF_TOKEN")]
    [InlineData("prod", "serving.revision=a b", "IW2040", "serving.revision")]
    [InlineData("prod", "serving={model: 'gs://bucket/m', revision: main}", "IW2040", "serving.revision")]
    [InlineData("prod", "serving.mediaDomains=['https://a.com']", "IW2041", "serving.mediaDomains[0]")]
    [InlineData("prod", "routes=[/metrics]", "IW3012", "routes[0]")]
    [InlineData("prod", "capacity=spott", "IW2025", "capacity")]
    [InlineData("prod", "capacity=reservation", "IW2026", "reservation")]
    [InlineData("prod", "reservation=tpus", "IW2026", "reservation")]
    [InlineData("prod", "flexStartHours=5", "IW2027", "flexStartHours")]
    [InlineData("dev", "capacity=flexStart", "IW2027", "capacity")]
    [InlineData("dev", "scaling={minReplicas: 1, maxReplicas: 2, signal: queue}", "IW2028", "scaling.signal")]
    [InlineData("dev", "scaling={minReplicas: 0, maxReplicas: 2, signal: queueDepth}", "IW2028", "scaling.minReplicas")]
    [InlineData("prod", "autohealingDelaySeconds=60", "IW2030", "autohealingDelaySeconds")]
    [InlineData("prod", "serving.tensorParallelSize=513", "IW2031", "serving.tensorParallelSize")]
    [InlineData("prod", "flexStartHours=169", "IW1009", "flexStartHours")]
    [InlineData("prod", "autohealingDelaySeconds=3601", "IW1009", "autohealingDelaySeconds")]
    public void A_tier_is_refused(string stack, string setting, string code, string path)
    {
        var problem = Assert.Single(Read(stack, $"{Tier}.{setting}").Problems);
        Assert.Equal(code, problem.Code);
        Assert.Equal($"{Tier}.{path}", problem.Path);
        Assert.NotNull(problem.Fix);
    }

    [Theory]
    [InlineData("serving.arguments=[--x=hf_0123456789abcdefghij]")]
    [InlineData("serving.arguments=[--api-key=hf_0123456789abcdefghij]")]
    [InlineData("serving.environment={A: hf_0123456789abcdefghij}")]
    [InlineData("serving.environment={MY_TOKEN: hf_0123456789abcdefghij}")]
    [InlineData("serving.secrets={HF_TOKEN: hf_0123456789abcdefghij}")]
    [InlineData("serving.secrets={HF_TOKEN: 'hf_0123456789abcdefghij!'}")]
    [InlineData("vertex={model: google/gemma-3-1b-it, tokenSecret: hf_0123456789abcdefghij}")]
    [InlineData("vertex={model: google/gemma-3-1b-it, tokenSecret: 'hf_0123 456789abcdefghij'}")]
    [InlineData("vertex={tokenSecret: hf_0123456789abcdefghij}")]
    [InlineData("vertex={enabled: false, tokenSecret: hf_0123456789abcdefghij}")]
    public void A_secret_that_is_written_in_plain_is_refused_and_not_shown(string setting)
    {
        var problems = Read("prod", $"{Tier}.{setting}").Problems;
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.DoesNotContain("hf_", problem.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("serving.environment={NEW_MODEL_DESIGN: '1', TPU_BACKEND_TYPE: jax, http_proxy: 'http://p:3128'}")]
    [InlineData("serving.secrets={HF_TOKEN: hub, VLLM_API_KEY: projects/shared-1/secrets/Api_Key-2}")]
    [InlineData("serving.revision=refs/pr/1")]
    [InlineData("serving.mediaDomains=[upload.wikimedia.org]")]
    [InlineData("serving.bootImage=projects/ubuntu-os-accelerator-images/global/images/ubuntu-accel-2404-v1")]
    [InlineData("vertex={model: google/gemma-3-1b-it, tokenSecret: hub}")]
    public void What_a_model_server_is_started_with_is_accepted(string setting) =>
        Assert.Empty(
            Read("prod", $"{Tier}.{setting}", "ironwood:spend={ceilingUsdPerHour: 200000, prices: {modelGarden: 9}}")
                .Problems);

    [Fact]
    public void A_variable_of_the_settings_and_the_exact_routes_of_two_tiers_reach_the_hosts()
    {
        var plan = Read(
            "prod", $"{Tier}.serving.environment={{NEW_MODEL_DESIGN: '1'}}", $"{Tier}.serving.modelGb=9",
            $"{Tier}.routes=[/simple/*, /rank]", $"{Tier}.overflow=true", "ironwood:tiers.medium.routes=[/exact]",
            "ironwood:tiers.large.routes=[/large/*]").Plan!;
        Assert.Equal(
            [("small", "/rank"), ("medium", "/rank /exact"), ("large", "/exact")],
            plan.Tiers.Select(tier => (tier.Name, string.Join(' ', tier.ExactRoutes))));
        var boot = plan.Tier("small")!.Boot("prod", 600);
        Assert.Equal(
            "CACHE_HOST=h\nNEW_MODEL_DESIGN=1\n",
            boot.Files(new Dictionary<string, string> { ["CACHE_HOST"] = "h" })[0].Content);
        Assert.Contains("MODEL_GB=9\n", boot.File("serving.env"), StringComparison.Ordinal);
        Assert.Contains("(?<known>/rank)(?:\\?|$)\" $known;", boot.File("nginx.conf"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("projects/pool/reservations/r", "has a project id that Google would refuse")]
    [InlineData("projects/Pool-of-tpus/reservations/r", "has a project id that Google would refuse")]
    [InlineData("projects/pool-of-tpus/reservations/R", "is not a reservation's name")]
    [InlineData("Not_A_Name", "is not a reservation's name")]
    public void A_refused_reservation_names_the_part_that_is_wrong_and_its_length(string reservation, string message)
    {
        var problem = Assert.Single(
            Read("prod", $"{Tier}.capacity=reservation", $"{Tier}.reservation={reservation}").Problems);

        Assert.Equal((message, reservation), (problem.Message, problem.Value));
        Assert.Contains("P is 6 to 30 lower-case letters", problem.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IW2026", "capacity=reservation", "reservation=Not_A_Name")]
    [InlineData("IW2026", "capacity=reservation", "reservation=projects/p/zones/z/reservations/r")]
    [InlineData("IW2028", "chips=", "topology=2x2x1", "scaling={minReplicas: 1, maxReplicas: 2, signal: cpu}")]
    [InlineData(
        "IW2028", "chips=", "topology=2x2x1", "zones=[us-central1-c, us-central1-ai1a]",
        "scaling={minReplicas: 1, maxReplicas: 2, signal: queueDepth}")]
    [InlineData("IW2027", "chips=", "topology=2x2x1", "capacity=flexStart", "scaling={minReplicas: 1, maxReplicas: 2}")]
    [InlineData("IW2030", "chips=", "topology=2x2x1", "capacity=flexStart", "autohealingDelaySeconds=60")]
    public void Settings_that_contradict_each_other_are_refused(string code, params string[] settings) =>
        Assert.Equal(
            code, Assert.Single(Read("prod", [.. settings.Select(setting => $"{Tier}.{setting}")]).Problems).Code);

    [Fact]
    public void Arguments_that_exceed_a_metadata_value_are_refused()
    {
        var problem = Assert.Single(Read("prod", $"{Tier}.serving.arguments=[{new string('a', 250_000)}]").Problems);
        Assert.Equal("IW2029", problem.Code);
    }

    // Long enough to be measured, and yet it fits.
    [Fact]
    public void Arguments_that_fit_into_a_metadata_value_are_accepted() =>
        Assert.Empty(
            Read("prod", $"{Tier}.serving.arguments=[{new string('a', PodValidation.ShortText + 1)}]").Problems);

    [Theory]
    [InlineData('\'')]
    [InlineData('é')]
    [InlineData(' ')]
    public void What_is_too_short_to_be_measured_fits_at_its_worst(char letter)
    {
        string[][] arguments =
        [
            [new string(letter, PodValidation.ShortText)],
            [.. Enumerable.Repeat(letter.ToString(), PodValidation.ShortText / 3)],
        ];
        Assert.All(arguments, words =>
        {
            var boot = BootFixtures.Slice;
            var text = (boot with { Serving = boot.Serving with { Arguments = words } }).Render(
                BootConfiguration.NoEnvironment);

            Assert.InRange(
                Encoding.UTF8.GetByteCount(text), PodValidation.ShortText,
                Limits.MetadataValueBytes.Value - (16 * 1024));
        });
    }

    [Theory]
    [InlineData("capacity=spot")]
    [InlineData("capacity=flexStart", "flexStartHours=1")]
    [InlineData("capacity=reservation", "reservation=projects/other-project/reservations/tpus")]
    [InlineData("serving.model=gs://my-models/llama-3.3/fp8", "serving.precision=bfloat16")]
    [InlineData(
        "serving.image=us-central1-docker.pkg.dev/p/r/vllm@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("serving.image=localhost:5000/vllm:v1")]
    [InlineData("serving.tensorParallelSize=512", "serving.arguments=[--max-model-len, '8192']", "serving.diskGb=1000")]
    public void What_makes_sense_is_accepted(params string[] settings) =>
        Assert.Empty(Read("prod", [.. settings.Select(setting => $"{Tier}.{setting}")]).Problems);

    [Theory]
    [InlineData("roles/owner", "IW2033")]
    [InlineData("roles/editor", "IW2033")]
    [InlineData("roles/viewer", "IW2033")]
    [InlineData("compute.admin", "IW2032")]
    [InlineData("roles/", "IW2032")]
    [InlineData("projects/p/roles/custom", "IW2032")]
    [InlineData("roles/logging.logWriter", "IW2032")]
    public void A_role_is_refused(string role, string code)
    {
        var problem = Assert.Single(Read("dev", $"ironwood:identity.extraRoles=[{role}]").Problems);
        Assert.Equal(code, problem.Code);
        Assert.Equal("ironwood:identity.extraRoles[0]", problem.Path);
    }

    // Google refuses it too, but when the rest of the stack stands already.
    [Theory]
    [InlineData("roles/compute.admn", "did you mean 'roles/compute.admin'?")]
    [InlineData("roles/pubsub.Publisher", "did you mean 'roles/pubsub.publisher'?")]
    [InlineData("roles/x.y", "correct it; a younger role goes into predefined-roles.json with its source")]
    public void A_role_that_does_not_exist_is_refused_with_the_one_that_may_be_meant(string role, string fix)
    {
        var problem = Assert.Single(Read("dev", $"ironwood:identity.extraRoles=[{role}]").Problems);
        Assert.Equal((Diagnostics.MalformedRole, role, fix), (problem.Code, problem.Value, problem.Fix));
        Assert.StartsWith("is no role that Google predefines, as of 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_is_named_once() => Assert.Equal(
        "ironwood:identity.extraRoles[1]",
        Assert.Single(
            Read(
                "dev", "ironwood:identity.extraRoles=[roles/pubsub.publisher, roles/pubsub.publisher]").Problems).Path);

    [Fact]
    public void An_admin_role_is_granted_with_a_warning()
    {
        var read = Read(
            "dev",
            "ironwood:identity.extraRoles=[roles/pubsub.publisher, roles/compute.admin, "
            + "roles/compute.instanceAdmin.v1]");
        Assert.NotNull(read.Settings);
        Assert.Equal(
            ["IW2034 ironwood:identity.extraRoles[1]", "IW2034 ironwood:identity.extraRoles[2]"],
            OfPods(read));
    }

    [Theory]
    [InlineData("spot", 1)]
    [InlineData("onDemand", 0)]
    public void A_default_tier_that_can_go_is_accepted_with_a_warning(string capacity, int warnings)
    {
        var read = Read(
            "dev", $"ironwood:tiers.medium.capacity={capacity}", $"ironwood:tiers.small.capacity={capacity}");
        Assert.Equal(Enumerable.Repeat("IW2035 ironwood:tiers.medium.capacity", warnings), OfPods(read));
    }

    [Fact]
    public void A_model_over_more_devices_than_any_model_has_heads_is_accepted_with_a_warning()
    {
        var warned = Read("prod").Warnings.Where(warning => warning.Code == "IW2036").Select(warning => warning.Path);
        Assert.Contains("ironwood:tiers.small.serving.tensorParallelSize", warned);
        var read = Read("prod", $"{Tier}.serving.tensorParallelSize=8");
        Assert.DoesNotContain($"{Tier}.serving.tensorParallelSize", read.Warnings.Select(warning => warning.Path));
    }

    // The stacks here have prices for everything that a test needs, and get warnings about unused prices.
    private static IEnumerable<string> OfPods(SettingsResult read) => read.Warnings
        .Where(warning => warning.Code != Diagnostics.UnusedPrice).Select(warning => $"{warning.Code} {warning.Path}");

    [Fact]
    public void There_is_no_warning_while_a_problem_stands() =>
        Assert.Empty(Read("dev", "ironwood:identity.extraRoles=[roles/compute.admin, roles/owner]").Warnings);

    private static SettingsResult Read(string stack, params string[] overrides) =>
        Plans.Read(stack, [FixtureStacks.AnyCost, .. overrides]);
}
