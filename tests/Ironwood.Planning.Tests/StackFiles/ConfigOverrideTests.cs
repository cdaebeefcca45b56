namespace Ironwood.Planning.Tests.StackFiles;

public class ConfigOverrideTests
{
    [Theory]
    [InlineData("ironwood:tiers.t.routes=[/a, /b]", "/a /b")]
    [InlineData("tiers.t.routes=[/a, /b]", "/a /b")]
    [InlineData(" tiers.t.routes = [/a=1, /b] ", "/a=1 /b")]
    [InlineData("tiers.t.routes[0]=/c", "/c /y")]
    [InlineData("tiers.t.routes[1]=/c", "/x /c")]
    [InlineData("tiers.t.routes[2]=/c", "/x /y /c")]
    [InlineData("tiers.t={chips: 4, default: true, routes: [/c]}", "/c")]
    [InlineData("tiers={t: {chips: 4, default: true}}", "")]
    [InlineData("tiers.t.routes=", "")]
    [InlineData("tiers.t.routes= ", "")]
    [InlineData("tiers.t.routes=~", "")]
    [InlineData("tiers.t.routes=[]", "")]
    public void A_value_is_set_at_its_path(string text, string routes)
    {
        using var folder = new StackFolder();

        var settings = folder.Settings(
            "config:\n  gcp:project: ironwood-test\n  gcp:region: us-central1\n  tiers: {t: {chips: 4, default: "
            + "true, routes: [/x, /y]}}\n  spend: {ceilingUsdPerHour: 1000000}\n", text);

        Assert.Equal(routes, string.Join(' ', settings.Tiers["t"].Routes.Select(route => route.Path)));
    }

    [Fact]
    public void What_is_not_there_yet_is_made_on_the_way()
    {
        using var folder = new StackFolder();

        var settings = folder.Settings(
            "config:\n",
            "gcp:project=ironwood-test", "gcp:region=us-central1", "tiers.t.generation=v6e", "tiers.t.default=true",
            "tiers.t.scaling.minReplicas=1", "tiers.t.scaling.maxReplicas=2", "tiers.t.routes[0]=/a",
            "tiers.t.routes[1]=/b",
            "tiers.t.zones[0]=us-central1-b", "spend.ceilingUsdPerHour=1000");

        var tier = settings.Tiers["t"];
        Assert.Equal(["/a", "/b"], tier.Routes.Select(route => route.Path));
        Assert.Equal(["us-central1-b"], tier.Zones);
        Assert.Equal((1, 2), (tier.Scaling!.MinReplicas, tier.Scaling.MaxReplicas));
    }

    [Fact]
    public void Of_two_overrides_the_later_wins()
    {
        using var folder = new StackFolder();

        Assert.Equal("b", folder.Settings(StackFolder.Valid(), "owner=a", "owner=b").Owner);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ironwood:owner")]
    [InlineData("=5")]
    [InlineData("  =5")]
    [InlineData("owner={")]
    [InlineData("owner=[a")]
    [InlineData("owner=\t- a: b: c")]
    [InlineData("tiers.t.routes[-1]=/c")] // no paths
    [InlineData("tiers.t.routes[a]=/c")]
    [InlineData("tiers.t.routes[0=/c")]
    [InlineData("tiers.t.=/c")]
    [InlineData("tiers..t=/c")]
    [InlineData(".tiers=/c")]
    [InlineData("tiers[\"t]=/c")]
    public void What_is_not_key_and_value_is_refused(string text)
    {
        using var folder = new StackFolder();

        Assert.Equal(
            new Problem(
                "IW1011", "--config", "is not key=value", text, "key=value, the value in YAML",
                "write for example --config ironwood:tiers.small.chips=512"),
            folder.OnlyProblem(StackFolder.Valid(), text));
    }

    [Theory]
    [InlineData("tiers.t.chips.x=5")] // through text
    [InlineData("tiers.t.chips[0]=5")]
    [InlineData("tiers.t.routes[2]=/c")] // past the end
    [InlineData("tiers.t.routes.first=/c")]
    [InlineData("tiers.t.routes.0=/c")]
    [InlineData("tiers.t.zones[99999999]=us-central1-c")]
    public void A_reference_without_a_target_is_refused(string text)
    {
        using var folder = new StackFolder();

        Assert.Equal(
            new Problem(
                "IW1011", "--config", "leads through a value that is neither a map nor a list, or beyond a list's end",
                text,
                Fix: "set a value at an existing path"),
            folder.OnlyProblem(
                "config:\n  gcp:project: ironwood-test\n  gcp:region: us-central1\n  tiers: {t: {chips: 4, default: "
                + "true, routes: [/x]}}\n  spend: {ceilingUsdPerHour: 1000000}\n", text));
    }

    [Theory]
    [InlineData("spend.prices[\"ct6e-standard-4t\"]=5", "ct6e-standard-4t")]
    [InlineData("ironwood:spend[\"prices\"].tpu7x=5", "tpu7x")]
    [InlineData("[\"spend\"].prices.tpu7x=5", null)] // the CLI accepts it, but it is not used in practice
    [InlineData("spend.prices.redis-basic-M1=5", "redis-basic-M1")]
    public void A_key_may_stand_in_brackets(string text, string? key)
    {
        using var folder = new StackFolder();

        var prices = folder.ReadFile(
            StackFolder.Valid(), text).Configuration?.Values["ironwood:spend"] is ConfigMap spend
                ? spend["prices"]
                : null;

        Assert.Equal(key, (prices as ConfigMap)?.Entries.Single().Key);
    }

    [Theory]
    [InlineData("waivers[\"a.b\"].rule=x", "a.b")]
    [InlineData("waivers[\"a=b\"].rule=x", "a=b")]
    [InlineData("waivers[\"a]b\"].rule=x", "a]b")]
    [InlineData("waivers[\"a\\\"b\"].rule=x", "a\"b")]
    [InlineData("waivers[\"a:b\"].rule=x", "a:b")]
    [InlineData("waivers[\"\"].rule=x", "")]
    public void What_stands_in_quotes_is_one_key_and_problems_name_it_so(string text, string key)
    {
        using var folder = new StackFolder();

        var result = folder.Read(StackFolder.Valid(), text);

        var path = key.AsSpan().ContainsAny(".]\"") || key.Length == 0
            ? text[..text.IndexOf("].", StringComparison.Ordinal)] + "]"
            : $"waivers.{key}";
        Assert.Equal(
            [$"ironwood:{path}.expires", $"ironwood:{path}.owner", $"ironwood:{path}.reason"],
            result.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    /// <summary>As the Pulumi CLI does it, and only where the text is a whole setting.</summary>
    [Fact]
    public void A_map_may_take_the_place_of_a_text()
    {
        using var folder = new StackFolder();

        Assert.Equal(
            ("IW1006", "ironwood:owner", "a map of 1"),
            folder.OnlyProblem(StackFolder.Valid("  ironwood:owner: me\n"), "owner.name=me") is var problem
                ? (problem.Code, problem.Path, problem.Value)
                : default);
    }

    [Fact]
    public void An_item_of_a_list_that_is_not_there_yet_has_empty_items_before_it()
    {
        using var folder = new StackFolder();

        var problems = folder.Read(StackFolder.Valid(), "alerts.emails[2]=a@example.com").Problems;

        Assert.Equal(
            ["ironwood:alerts.emails[0]", "ironwood:alerts.emails[1]"], problems.Select(problem => problem.Path));
    }

    [Fact]
    public void A_path_of_any_length_is_answered()
    {
        using var folder = new StackFolder();

        Assert.Equal(
            "IW1011",
            folder.OnlyProblem(StackFolder.Valid(), $"other:x{string.Concat(Enumerable.Repeat(".a", 60_000))}=1").Code);
        Assert.Equal(
            "IW1011",
            folder.OnlyProblem(
                StackFolder.Valid(), $"other:x{string.Concat(Enumerable.Repeat("[0]", 60_000))}=1").Code);
    }

    [Fact]
    public void All_malformed_overrides_are_reported_at_once()
    {
        using var folder = new StackFolder();

        Assert.Equal(
            ["a", "b"],
            folder.Read(StackFolder.Valid(), "a", "owner=fine", "b").Problems.Select(problem => problem.Value));
    }

    [Fact]
    public void A_wrong_value_from_the_command_line_has_no_place_in_a_file_but_what_it_contradicts_has()
    {
        using var folder = new StackFolder();

        Assert.Null(folder.OnlyProblem(StackFolder.Valid(), "owner=Me").Location);
        Assert.Null(folder.OnlyProblem(StackFolder.Valid(), "tiers.t.chips=130").Location);

        var contradicted = folder.OnlyProblem(StackFolder.Valid(), "tiers.t.topology=4x4x4");
        Assert.Equal(
            ("ironwood:tiers.t.chips", "Pulumi.test.yaml:4:31"),
            (contradicted.Path, contradicted.Location?.ToString()));
    }

    [Fact]
    public void A_misspelt_override_is_an_unknown_setting()
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid(), "tiers.t.chpis=5");

        Assert.Equal(
            ("IW1004", "ironwood:tiers.t.chpis", "did you mean 'chips'?"), (problem.Code, problem.Path, problem.Fix));
    }
}
