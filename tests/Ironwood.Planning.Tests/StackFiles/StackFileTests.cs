namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>What a stack's file and <c>Pulumi.yaml</c> say beside the settings, and what the Pulumi CLI refuses of
/// it.</summary>
public class StackFileTests
{
    [Theory]
    [InlineData("environment:\n  - acme/base\n  - acme/more\n", "acme/base, acme/more")]
    [InlineData("environment:\n  imports: [acme/base]\n  values: {pulumiConfig: {gcp:project: a}}\n", "acme/base")]
    [InlineData("environment:\n  values: {pulumiConfig: {gcp:project: a}}\n", null)]
    [InlineData("environment: acme/base\n", null)]
    public void An_imported_environment_is_reported_before_anything_else(string environment, string? named)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(
            environment + "config:\n  ironwood:tiers: {t: {generation: cpu, default: true}}\n");

        Assert.Equal(("IW1019", "Pulumi.test.yaml: environment", named), (problem.Code, problem.Path, problem.Value));
        Assert.Contains("--config", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_environment_supplies_may_be_given_in_its_place()
    {
        using var folder = new StackFolder();
        const string Text =
            "environment: [acme/base]\nconfig:\n  ironwood:tiers: {t: {generation: cpu, default: true}}\n";

        Assert.Equal("acme-infer", folder.Settings(Text, "gcp:project=acme-infer", "gcp:region=us-central1").Project);
        Assert.Equal(
            ("IW1007", "gcp:region"),
            folder.OnlyProblem(Text, "gcp:project=acme-infer") is var problem ? (problem.Code, problem.Path) : default);
    }

    [Fact]
    public void An_empty_environment_imports_nothing()
    {
        using var folder = new StackFolder();

        Assert.Empty(folder.Read(StackFolder.Valid() + "environment:\n").Problems);
    }

    [Theory]
    [InlineData("secretsprovider: passphrase\n")]
    [InlineData("secretsprovider: awskms://alias/a?region=us-east-1\nencryptedkey: AQICAH==\n")]
    [InlineData("secretsprovider: gcpkms://projects/a\n")]
    [InlineData("secretsprovider:\nencryptionsalt: ''\n")]
    [InlineData("encryptionsalt: v1:c2FsdA==:v1:a:b\n")]
    public void Secrets_may_be_encrypted_in_any_way_that_the_CLI_knows(string text)
    {
        using var folder = new StackFolder();

        Assert.Empty(folder.Read(StackFolder.Valid() + text).Problems);
    }

    [Theory]
    [InlineData("secretsprovider: vault\n", "secretsprovider")]
    [InlineData("secretsprovider: [passphrase]\n", "secretsprovider")]
    [InlineData("encryptionsalt: abc\n", "encryptionsalt")]
    [InlineData("encryptionsalt: v2:c2FsdA==:v1:a\n", "encryptionsalt")]
    [InlineData("encryptionsalt: v1:s@lt:v1:a\n", "encryptionsalt")]
    [InlineData("encryptionsalt: v1:c2FsdA==\n", "encryptionsalt")]
    [InlineData("encryptedkey: {a: b}\n", "encryptedkey")]
    public void How_secrets_are_encrypted_is_known_or_refused(string text, string key)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid() + text);

        Assert.Equal(("IW1028", $"Pulumi.test.yaml: {key}", null), (problem.Code, problem.Path, problem.Value));
    }

    [Theory]
    [InlineData("  owner: a\n  ironwood:owner: b\n", "ironwood:owner", "Pulumi.test.yaml:7:19")]
    [InlineData("  ironwood:config:owner: a\n  owner: b\n", "ironwood:owner", "Pulumi.test.yaml:7:10")]
    [InlineData("  a:config:b: a\n  a:b: b\n", "a:b", "Pulumi.test.yaml:7:8")]
    public void A_setting_under_two_spellings_is_refused(string settings, string key, string place)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid(settings));

        Assert.Equal(("IW1029", key, place), (problem.Code, problem.Path, problem.Location!.ToString()));
    }

    [Theory]
    [InlineData("a:b:c")]
    [InlineData("a:b:c:d")]
    [InlineData("ironwood::owner")]
    [InlineData("a:config:b:c")]
    public void A_key_with_more_colons_is_refused(string key)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid($"  {key}: x\n"));

        Assert.Equal(("IW1030", key), (problem.Code, problem.Value));
    }

    [Fact]
    public void An_old_spelling_is_read()
    {
        using var folder = new StackFolder();

        Assert.Equal("me", folder.Settings(StackFolder.Valid("  ironwood:config:owner: me\n")).Owner);
    }

    /// <summary>What the files say wrong does not hide what the settings do.</summary>
    [Fact]
    public void Problems_of_the_files_and_of_the_settings_are_reported_together()
    {
        using var folder = new StackFolder("name: ironwood\nruntime: dotnet\nlicense: 5\n");

        var problems = folder.Read(
            StackFolder.Valid(
                "  ironwood:owner: Me\n  a:b:c: x\n  pulumi:autonaming: {mode: disabled}\n  ironwood:tires: {}\n")
                    + "secretsprovider: vault\n").Problems;

        Assert.Equal(
            ["IW1010", "IW1030", "IW1027", "IW1004", "IW1028", "IW1028"], problems.Select(problem => problem.Code));
    }

    [Fact]
    public void What_both_find_wrong_of_a_setting_is_told_once()
    {
        using var folder = new StackFolder(
            "name: ironwood\nruntime: dotnet\nconfig:\n  owner: {type: string}\n  network: {type: object, default: "
            + "{}}\n");

        Assert.Equal(
            new Problem(
                "IW1006", "ironwood:network", "is not a map", "5",
                "a map with any of existing, failoverSubnetCidrs, logs, proxySubnetCidrs, subnetCidr",
                "write 'subnetCidr: VALUE' on an indented line of its own, or {} for the defaults",
                new("Pulumi.test.yaml", 6, 21)),
            Assert.Single(folder.Read(StackFolder.Valid("  ironwood:network: 5\n  ironwood:owner: me\n")).Problems));
    }

    [Theory]
    [InlineData("{type: integer, default: 1}", "text", "integer")]
    [InlineData("{type: boolean, default: true}", "5", "boolean")]
    [InlineData("{type: array, items: {type: string}, default: []}", "[a, 5]", "array of string")]
    [InlineData(
        "{type: array, items: {type: array, items: {type: integer}}, default: []}", "[[x]]",
        "array of array of integer")]
    [InlineData("{type: object, default: {}}", "[a]", "object")]
    [InlineData("{type: string, default: a}", "{a: b}", "string")]
    public void A_value_of_the_stack_has_the_type_that_the_project_declares(
        string declaration, string value, string type)
    {
        using var folder = new StackFolder($"name: ironwood\nruntime: dotnet\nconfig:\n  mine: {declaration}\n");

        var problem = folder.Read(StackFolder.Valid($"  ironwood:mine: {value}\n")).Problems
            .Single(problem => problem.Code != "IW1004");

        Assert.Equal(("IW1006", "ironwood:mine", type), (problem.Code, problem.Path, problem.Allowed));
    }

    [Theory]
    [InlineData("{type: integer, default: 1}", "5")]
    [InlineData("{type: integer, default: 1}", "'-5'")]
    [InlineData("{type: integer, default: 1}", "1e3")]
    [InlineData("{type: boolean, default: true}", "False")]
    [InlineData("{type: array, items: {type: string}, default: []}", "[a, b]")]
    [InlineData("{type: array, items: {type: integer}, default: []}", "[5, '6', 7.0]")]
    [InlineData("{type: string, default: a}", "5")]
    [InlineData("{type: string, default: a}", "")]
    public void A_value_of_the_declared_type_is_taken(string declaration, string value)
    {
        using var folder = new StackFolder($"name: ironwood\nruntime: dotnet\nconfig:\n  mine: {declaration}\n");

        Assert.Equal(
            ["IW1004"],
            folder.Read(StackFolder.Valid($"  ironwood:mine: {value}\n")).Problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("config:\n  owner: 1.5\n", "ironwood:owner")]
    [InlineData("config:\n  owner: 2026-01-02\n", "ironwood:owner")]
    [InlineData("config:\n  owner: ~\n", "ironwood:owner")]
    [InlineData("config:\n  owner: {default: a, value: b}\n", "ironwood:owner")]
    [InlineData("config:\n  owner: {type: string, default: 5}\n", "ironwood:owner.default")]
    [InlineData("config:\n  owner: {type: text, default: a}\n", "ironwood:owner.type")]
    [InlineData("config:\n  owner: {default: a, colour: red}\n", "ironwood:owner.colour")]
    [InlineData("config:\n  owner: {default: a, description: 5}\n", "ironwood:owner.description")]
    [InlineData("config:\n  owner: {default: a, secret: sure}\n", "ironwood:owner.secret")]
    [InlineData("config:\n  owner: {type: string, default: a, secret: true}\n", "ironwood:owner")]
    [InlineData("config:\n  owner: {type: array, default: []}\n", "ironwood:owner.items")]
    [InlineData("config:\n  cache: {type: object, default: [a]}\n", "ironwood:cache.default")]
    [InlineData("config:\n  cache: {memoryGb: 5}\n", "ironwood:cache.memoryGb")]
    [InlineData("config:\n  gcp:zone: {type: string, value: a}\n", "gcp:zone.type")]
    [InlineData("config:\n  gcp:zone: {default: a}\n", "gcp:zone.default")]
    [InlineData("config:\n  gcp:zone: {description: a}\n", "gcp:zone")]
    [InlineData("config: [a]\n", "config")]
    [InlineData("config: stacks\nstackConfigDir: stacks\n", "config")]
    [InlineData("main: 5\n", "main")]
    [InlineData("license: [a]\n", "license")]
    public void What_the_CLI_refuses_of_the_project_file_is_refused(string text, string what)
    {
        using var folder = new StackFolder("name: ironwood\nruntime: dotnet\n" + text);
        if (text.Contains("stacks", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, "stacks"));
            folder.Write("stacks/Pulumi.test.yaml", StackFolder.Valid());
        }

        var problems = folder.Read(StackFolder.Valid()).Problems;

        Assert.Contains(problems, problem => problem.Code == "IW1028" && problem.Path == $"Pulumi.yaml: {what}");
        Assert.All(problems, problem => Assert.Equal("Pulumi.yaml", problem.Location!.File));
    }

    [Theory]
    [InlineData("name: ironwood\n")]
    [InlineData("name: ironwood\nruntime: ''\n")]
    [InlineData("name: ironwood\nruntime: {options: {}}\n")]
    [InlineData("name: ironwood\nruntime: {name: dotnet, option: {}}\n")]
    [InlineData("name: iron wood\nruntime: dotnet\n")]
    [InlineData("name: iron/wood\nruntime: dotnet\n")]
    public void A_project_has_a_name_and_a_runtime(string text)
    {
        using var folder = new StackFolder(text);

        Assert.Contains(folder.Read(StackFolder.Valid()).Problems, problem => problem.Code == "IW1028");
    }

    [Fact]
    public void For_a_misspelt_attribute_the_likely_one_is_suggested()
    {
        using var folder = new StackFolder("name: ironwood\nruntime: dotnet\nconfig:\n  owner: {defualt: a}\n");

        Assert.Equal("did you mean 'default'?", folder.OnlyProblem(StackFolder.Valid("  ironwood:owner: me\n")).Fix);
    }

    /// <summary>Small files that must not occupy the machine, and large ones that are read.</summary>
    [Fact]
    public void Aliases_for_keys_are_refused_at_once()
    {
        using var folder = new StackFolder();
        var text = "a0: &a0 {x: 1}\n"
            + string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} {{? *a{i - 1} : *a{i - 1}}}\n"));

        Assert.Equal("is not valid YAML: a key is a text, not a map or a list", folder.OnlyProblem(text).Message);
        Assert.Equal(
            "is not valid YAML: an alias refers to a node that contains it",
            folder.OnlyProblem("a: &self {? *self : 1}\n").Message);
    }

    [Fact]
    public void An_alias_of_a_text_may_be_a_key()
    {
        using var folder = new StackFolder();

        Assert.Equal("me", folder.Settings("name: &key ironwood:owner\n" + StackFolder.Valid("  *key : me\n")).Owner);
    }

    [Fact]
    public void Anchors_may_be_given_again()
    {
        using var folder = new StackFolder();

        Assert.Equal("b", folder.Settings("x: [&o a, &o b]\n" + StackFolder.Valid("  ironwood:owner: *o\n")).Owner);
        Assert.Equal("k", folder.Settings("x: &o {&o k: 1}\n" + StackFolder.Valid("  ironwood:owner: *o\n")).Owner);
    }

    [Fact]
    public void A_file_is_read_up_to_its_bounds_and_refused_beyond_them()
    {
        using var folder = new StackFolder();
        string Keys(int count) =>
            StackFolder.Valid(
                $"  other:x: {{{string.Join(", ", Enumerable.Range(0, count).Select(i => $"k{i}: 1"))}}}\n");

        Assert.Empty(folder.Read(Keys(25_000)).Problems);
        Assert.Equal(
            "is not valid YAML: it has more than 100000 keys and values", folder.OnlyProblem(Keys(50_000)).Message);
        Assert.Equal(
            "is not valid YAML: it is larger than 1 MiB",
            folder.OnlyProblem(StackFolder.Valid($"  other:x: {new string('x', 1 << 20)}\n")).Message);
    }

    [Fact]
    public void A_key_as_long_as_a_file_is_unknown_like_any_other()
    {
        using var folder = new StackFolder();

        Assert.Equal(
            "remove it",
            folder.OnlyProblem(StackFolder.Valid($"  ? \"ironwood:{new string('o', 900_000)}\"\n  : x\n")).Fix);
    }

    [Fact]
    public void Thousands_of_domains_and_unknown_keys_are_judged_in_time()
    {
        using var folder = new StackFolder();
        string Domains(string form)
        {
            var domains = Enumerable.Range(0, 19_000).Select(i => form.Replace("#", $"{i}", StringComparison.Ordinal));
            return $"  ironwood:frontDoor: {{domains: [{string.Join(", ", domains)}]}}\n";
        }

        Assert.Equal(
            18_999,
            folder.Read(StackFolder.Valid(Domains("a.example.com"))).Problems
                .Count(problem => problem.Code == "IW3011"));
        Assert.Equal(
            25_000,
            folder.Read(
                StackFolder.Valid(
                    string.Concat(Enumerable.Range(0, 25_000).Select(i => $"  ironwood:k{i}: 1\n")))).Problems.Count);
    }

    [Theory]
    [InlineData(new byte[] { 0x67, 0x72, 0xFC, 0x6E }, 8, 21)] // Latin-1
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 8, 19)] // half of a pair
    [InlineData(new byte[] { 0x61, 0x07 }, 8, 20)]
    [InlineData(new byte[] { 0xEF, 0xBF, 0xBF }, 8, 19)]
    public void Bytes_that_are_not_text_are_reported_with_their_place(byte[] bytes, int line, int column)
    {
        using var folder = new StackFolder();
        folder.Write(
            "Pulumi.test.yaml",
            [
                .. "# größe\n"u8,
                .. System.Text.Encoding.UTF8.GetBytes(
                    StackFolder.Valid("  ironwood:costCenter: a\n  ironwood:owner: ")),
                .. bytes, (byte)'\n',
            ]);

        var problem = Assert.Single(folder.ReadFile().Problems);

        Assert.Equal(("IW1002", line, column), (problem.Code, problem.Location!.Line, problem.Location.Column));
    }

    [Theory]
    [InlineData("1.1", true)]
    [InlineData("1.2", false)]
    [InlineData("1.0", false)]
    [InlineData("2.0", false)]
    public void The_version_of_YAML_is_that_of_the_CLI(string version, bool isRead)
    {
        using var folder = new StackFolder();

        Assert.Equal(isRead, folder.Read($"%YAML {version}\n---\n{StackFolder.Valid()}").Problems.Count == 0);
    }

    [Fact]
    public void What_is_missing_belongs_into_the_stacks_file()
    {
        using var folder = new StackFolder(
            "name: ironwood\nruntime: dotnet\nconfig:\n  spend: {type: object, default: {}}\n");

        var problems = folder.Read(
            "# a comment\nconfig:\n  gcp:project: ironwood-test\n  ironwood:tiers: {t: {chips: 4, default: true}}\n  "
            + "ironwood:waivers: {w: {rule: r, owner: o, reason: why}}\n").Problems;

        Assert.Equal(
            [
                ("gcp:region", "write 'gcp:region: VALUE' under 'config:' in Pulumi.test.yaml", "Pulumi.test.yaml:3:3"),
                (
                    "ironwood:waivers.w.expires",
                    "write 'expires: VALUE' under 'ironwood:waivers.w' in Pulumi.test.yaml", "Pulumi.test.yaml:5:25"),
            ],
            problems.Where(problem => problem.Code == "IW1007")
                .Select(problem => (problem.Path, problem.Fix!, problem.Location!.ToString())));
    }

    [Fact]
    public void A_ceiling_that_is_missing_is_not_blamed_on_the_project_file()
    {
        using var folder = new StackFolder(
            "name: ironwood\nruntime: dotnet\nconfig:\n  spend: {type: object, default: {}}\n");

        var problem = folder.OnlyProblem(
            "config:\n  gcp:project: ironwood-test\n  gcp:region: us-central1\n  ironwood:tiers: {t: {chips: 4, "
            + "default: true}}\n");

        Assert.Equal(("IW6001", "Pulumi.test.yaml:2:3"), (problem.Code, problem.Location!.ToString()));
    }
}
