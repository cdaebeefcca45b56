namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>
/// What becomes of plain scalars, and that quoted ones are text. <see cref="RecordedConfigTests"/> holds many more
/// against what the real CLI makes of them.
/// </summary>
public class YamlScalarTests
{
    [Theory]
    [InlineData("1_000", "1000", ScalarKind.Whole)]
    [InlineData("1_000_", "1000", ScalarKind.Whole)]
    [InlineData("0x10", "16", ScalarKind.Whole)]
    [InlineData("-0X10", "-16", ScalarKind.Whole)]
    [InlineData("0b-101", "-5", ScalarKind.Whole)]
    [InlineData("017", "15", ScalarKind.Whole)]
    [InlineData("-0017", "-15", ScalarKind.Whole)]
    [InlineData("+5", "5", ScalarKind.Whole)]
    [InlineData("-5", "-5", ScalarKind.Whole)]
    [InlineData("-0", "0", ScalarKind.Whole)]
    [InlineData("18446744073709551615", "18446744073709551615", ScalarKind.Whole)]
    [InlineData("+18446744073709551615", "18446744073709552000", ScalarKind.Real)]
    [InlineData("-9223372036854775808", "-9223372036854775808", ScalarKind.Whole)]
    [InlineData("089", "89", ScalarKind.Real)]
    [InlineData("0777777777777777777777777", "7.777777777777778e+23", ScalarKind.Real)]
    [InlineData("1e3", "1000", ScalarKind.Real)]
    [InlineData("1.50", "1.5", ScalarKind.Real)]
    [InlineData(".5", "0.5", ScalarKind.Real)]
    [InlineData(".5_0", "0.5", ScalarKind.Real)]
    [InlineData("-.5", "-0.5", ScalarKind.Real)]
    [InlineData("1e-400", "0", ScalarKind.Real)]
    [InlineData("12.5e-8", "1.25e-7", ScalarKind.Real)]
    [InlineData("True", "true", ScalarKind.Flag)]
    [InlineData("FALSE", "false", ScalarKind.Flag)]
    [InlineData("2026-1-2", "2026-01-02 00:00:00 +0000 UTC", ScalarKind.Timestamp)]
    [InlineData("2024-02-29T3:4:5.120+02:00", "2024-02-29 03:04:05.12 +0200 +0200", ScalarKind.Timestamp)]
    [InlineData("2024-02-29t03:04:05-00:00", "2024-02-29 03:04:05 +0000 UTC", ScalarKind.Timestamp)]
    [InlineData("2024-02-29  03:04:05,1234567891", "2024-02-29 03:04:05.123456789 +0000 UTC", ScalarKind.Timestamp)]
    [InlineData("0000-02-29", "0000-02-29 00:00:00 +0000 UTC", ScalarKind.Timestamp)]
    [InlineData("2023-02-29", "2023-02-29", ScalarKind.Text)]
    [InlineData("2023-02-28T03:04:05", "2023-02-28T03:04:05", ScalarKind.Text)]
    [InlineData("2023-02-28 03:04:05Z", "2023-02-28 03:04:05Z", ScalarKind.Text)]
    [InlineData("0x7fffffffffffffffff", "0x7fffffffffffffffff", ScalarKind.Text)]
    [InlineData("0b102", "0b102", ScalarKind.Text)]
    [InlineData("0x", "0x", ScalarKind.Text)]
    [InlineData("1e309", "1e309", ScalarKind.Text)]
    [InlineData("1.2.3", "1.2.3", ScalarKind.Text)]
    [InlineData(".5_", ".5_", ScalarKind.Text)]
    [InlineData("e5", "e5", ScalarKind.Text)]
    [InlineData("_1", "_1", ScalarKind.Text)]
    [InlineData("yes", "yes", ScalarKind.Text)]
    [InlineData("'1e3'", "1e3", ScalarKind.Text)]
    [InlineData("\"0x10\"", "0x10", ScalarKind.Text)]
    [InlineData("'~'", "~", ScalarKind.Text)]
    [InlineData("|-\n    1_000", "1_000", ScalarKind.Text)]
    [InlineData("!!str 1_000", "1_000", ScalarKind.Text)]
    [InlineData("!<tag:yaml.org,2002:int> '0x10'", "16", ScalarKind.Whole)]
    [InlineData("!!float 9007199254740993", "9007199254740992", ScalarKind.Real)]
    [InlineData("! 1_000", "1000", ScalarKind.Whole)]
    [InlineData("!own 1_000", "1_000", ScalarKind.Text)]
    [InlineData("!!binary Z3LDvG4=", "grün", ScalarKind.Text)]
    public void A_scalar_becomes_this_text(string yaml, string text, ScalarKind kind)
    {
        using var folder = new StackFolder();

        var scalar = Assert.IsType<ConfigScalar>(
            folder.ReadFile($"config:\n  ironwood:owner: {yaml}\n").Configuration!.Values["ironwood:owner"]);

        Assert.Equal((text, kind, "Pulumi.test.yaml:2:19"), (scalar.Text, scalar.Kind, scalar.Location!.ToString()));
        Assert.Equal(
            text != yaml && char.IsAsciiLetterOrDigit(yaml[0]) ? yaml : null,
            char.IsAsciiLetterOrDigit(yaml[0]) ? scalar.Written : null);
    }

    [Theory]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData(".NaN")]
    [InlineData("!!int abc")]
    [InlineData("!!int 1.5")]
    [InlineData("!!bool yes")]
    [InlineData("!!null x")]
    [InlineData("!!timestamp 5")]
    [InlineData("!!binary x")]
    [InlineData("!!binary aGVs bG8=")]
    [InlineData("!!binary /w==")] // not UTF-8
    [InlineData("\"a\\/b\"")]
    [InlineData("{v: \"\\\\\\/\"}")]
    [InlineData("\"\\nb\"")]
    [InlineData("|\n\n    b")]
    public void What_the_CLI_does_not_hand_over_is_refused(string yaml)
    {
        using var folder = new StackFolder();

        Assert.Equal("IW1002", Assert.Single(folder.ReadFile($"config:\n  ironwood:owner: {yaml}\n").Problems).Code);
    }

    [Theory]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("Null")]
    [InlineData("NULL")]
    [InlineData("")]
    public void A_null_is_as_if_the_text_were_absent(string yaml)
    {
        using var folder = new StackFolder();

        Assert.Equal("unassigned", folder.Settings(StackFolder.Valid($"  ironwood:owner: {yaml}\n")).Owner);
    }

    [Theory]
    [InlineData("~")]
    [InlineData("")]
    public void A_null_is_not_a_map_of_settings(string yaml)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid($"  ironwood:network: {yaml}\n"));

        Assert.Equal(
            ("IW1006", "ironwood:network", "is empty, but must be a map"),
            (problem.Code, problem.Path, problem.Message));
        Assert.EndsWith("or {} for the defaults", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("256", 256)]
    [InlineData("'256'", 256)]
    [InlineData("1_024", 1024)]
    [InlineData("0x100", 256)]
    [InlineData("0b100", 4)]
    [InlineData("0o400", 256)]
    [InlineData("1.024e3", 1024)]
    public void A_number_is_read_however_it_is_written(string yaml, int chips)
    {
        using var folder = new StackFolder();

        Assert.Equal(chips, folder.Settings(StackFolder.Valid(), $"tiers.t.chips={yaml}").Tiers["t"].Chips);
    }

    [Theory]
    [InlineData("default", "yes", "IW1006")]
    [InlineData("default", "on", "IW1006")]
    [InlineData("chips", "'0256'", "IW1006")]
    [InlineData("maxRequestsPerSecondPerVm", "'01.5'", "IW1006")]
    [InlineData("chips", "0256", "IW1018")]
    [InlineData("maxRequestsPerSecondPerVm", "010", "IW1018")]
    public void What_is_ambiguous_is_refused(string setting, string yaml, string code)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid(), $"tiers.t.{setting}={yaml}");

        Assert.Equal(
            (code, $"ironwood:tiers.t.{setting}", yaml.Trim('\'')), (problem.Code, problem.Path, problem.Value));
    }

    [Theory]
    [InlineData("0100", "write 100, or 64 if that is meant")]
    [InlineData("-0100", "write -100, or -64 if that is meant")]
    [InlineData("0089", "write 89")]
    [InlineData("00", "write 0")]
    public void A_leading_zero_is_answered_with_both_readings(string yaml, string fix)
    {
        using var folder = new StackFolder();

        Assert.Equal(
            fix, folder.OnlyProblem(StackFolder.Valid($"  ironwood:spend: {{ceilingUsdPerHour: {yaml}}}\n")).Fix);
    }

    [Theory]
    [InlineData(
        "  ironwood:ci: {repository: a/b, repositoryId: 1, branch: 2026-01-02}\n", "ironwood:ci.branch", "2026-01-02")]
    [InlineData("  ironwood:owner: 1.10\n", "ironwood:owner", "1.10")]
    [InlineData("  ironwood:owner: True\n", "ironwood:owner", "True")]
    [InlineData("  ironwood:owner: 0042\n", "ironwood:owner", "0042")]
    public void A_text_that_would_become_another_one_needs_quotes(string setting, string path, string written)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid(setting));

        Assert.Equal(
            ("IW1018", path, written, $"write \"{written}\""),
            (problem.Code, problem.Path, problem.Value, problem.Fix));
        Assert.Equal("text in quotes", problem.Allowed);
    }

    [Theory]
    [InlineData("2027-03-31")]
    [InlineData("'2027-03-31'")]
    [InlineData("2027-3-31")]
    [InlineData("2027-03-31T12:30:00+02:00")]
    [InlineData("'2027-03-31 00:00:00 +0000 UTC'")]
    [InlineData("'2027-03-31 12:30:00.5 +0200 CEST'")]
    [InlineData("'2027-03-31T00:00:00Z'")]
    [InlineData("'2027-03-31T00:00:00.25-07:00'")]
    public void A_date_is_read_in_every_form_that_the_CLI_makes_of_it(string yaml)
    {
        using var folder = new StackFolder();
        var waiver = $"  ironwood:waivers: {{w: {{rule: r, owner: o, reason: why, expires: {yaml}}}}}\n";

        Assert.Equal(new DateOnly(2027, 3, 31), folder.Settings(StackFolder.Valid(waiver)).Waivers["w"].Expires);

        // A default of the project file, where the CLI makes another text of a date.
        folder.Write(
            "Pulumi.yaml",
            $"name: ironwood\nruntime: dotnet\nconfig:\n  waivers:\n    default: {{w: {{rule: r, owner: o, reason: "
            + $"why, expires: {yaml}}}}}\n");
        Assert.Equal(new DateOnly(2027, 3, 31), folder.Settings(StackFolder.Valid()).Waivers["w"].Expires);
    }

    [Theory]
    [InlineData("2027-02-30")]
    [InlineData("tomorrow")]
    [InlineData("'2027-3-31'")]
    [InlineData("'2027-03-31 noon'")]
    [InlineData("20270331")]
    [InlineData("[2027-03-31]")]
    [InlineData("{secure: v1:a}")]
    public void What_is_not_a_date_is_refused(string yaml)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(
            StackFolder.Valid($"  ironwood:waivers: {{w: {{rule: r, owner: o, reason: why, expires: {yaml}}}}}\n"));

        Assert.Equal(
            (yaml.Contains("secure", StringComparison.Ordinal) ? "IW1008" : "IW7103", "ironwood:waivers.w.expires"),
            (problem.Code, problem.Path));
    }
}
