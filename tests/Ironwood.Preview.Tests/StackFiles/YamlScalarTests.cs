using Ironwood.Planning.Settings;

namespace Ironwood.Preview.Tests.StackFiles;

/// <summary>What the Pulumi engine makes of plain scalars, and that quoted ones are text.</summary>
public class YamlScalarTests
{
    [Theory]
    [InlineData("1_000", "1000")]
    [InlineData("0x10", "16")]
    [InlineData("0x7fffffffffffffffff", "0x7fffffffffffffffff")]
    [InlineData("1e3", "1000")]
    [InlineData("1.50", "1.5")]
    [InlineData("+5", "5")]
    [InlineData("-5", "-5")]
    [InlineData(".5", "0.5")]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("True", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("False", "false")]
    [InlineData("yes", "yes")]
    [InlineData("on", "on")]
    [InlineData("017", "017")]
    [InlineData("1_000_", "1_000_")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("e5", "e5")]
    [InlineData("0x", "0x")]
    [InlineData("_1", "_1")]
    [InlineData("'1e3'", "1e3")]
    [InlineData("\"0x10\"", "0x10")]
    [InlineData("'True'", "True")]
    [InlineData("'~'", "~")]
    [InlineData("|-\n    1_000", "1_000")]
    public void A_scalar_becomes_this_text(string yaml, string text)
    {
        using var folder = new StackFolder();

        var configuration = folder.ReadFile($"config:\n  ironwood:owner: {yaml}\n").Configuration!;

        Assert.Equal(new ConfigScalar(text, new("Pulumi.test.yaml", 2, 19)), configuration.Values["ironwood:owner"]);
    }

    [Theory]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("Null")]
    [InlineData("NULL")]
    [InlineData("")]
    public void A_null_is_as_if_the_key_were_absent(string yaml)
    {
        using var folder = new StackFolder();

        Assert.Equal("unassigned", folder.Settings(StackFolder.Valid($"  ironwood:owner: {yaml}\n")).Owner);
    }

    [Theory]
    [InlineData("256", 256)]
    [InlineData("'256'", 256)]
    [InlineData("1_024", 1024)]
    [InlineData("0x100", 256)]
    [InlineData("1.024e3", 1024)]
    public void A_number_is_read_however_it_is_written(string yaml, int chips)
    {
        using var folder = new StackFolder();

        Assert.Equal(chips, folder.Settings(StackFolder.Valid(), $"tiers.t.chips={yaml}").Tiers["t"].Chips);
    }

    /// <summary>Readers of YAML disagree on these: octal or decimal, boolean or text.</summary>
    [Theory]
    [InlineData("chips", "0256")]
    [InlineData("chips", "0o400")]
    [InlineData("chips", "0b100")]
    [InlineData("default", "yes")]
    [InlineData("default", "on")]
    public void What_is_ambiguous_is_refused(string setting, string yaml)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid(), $"tiers.t.{setting}={yaml}");

        Assert.Equal(("IW1006", $"ironwood:tiers.t.{setting}", yaml), (problem.Code, problem.Path, problem.Value));
    }
}
