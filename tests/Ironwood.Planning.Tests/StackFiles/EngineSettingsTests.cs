namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>Settings of the Pulumi engine under which this program cannot run.</summary>
public class EngineSettingsTests
{
    [Theory]
    [InlineData("['*']", "*")]
    [InlineData("[aws, gcp]", "gcp")]
    [InlineData("[' random ']", "random")]
    [InlineData("'[\"aws\", \"gcp\"]'", "gcp")] // as `pulumi config set` writes it
    public void A_provider_that_the_program_uses_cannot_be_forbidden(string value, string package)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid($"  pulumi:disable-default-providers: {value}\n"));

        Assert.Equal(
            ("IW1026", "pulumi:disable-default-providers", package, $"remove '{package}'"),
            (problem.Code, problem.Path, problem.Value, problem.Fix));
        Assert.StartsWith("Pulumi.test.yaml:6:", problem.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'*'")]
    [InlineData("[1]")]
    [InlineData("[~]")]
    [InlineData("'[null]'")]
    [InlineData("{a: b}")]
    [InlineData("true")]
    public void What_is_no_list_of_packages_is_refused(string value)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid($"  pulumi:disable-default-providers: {value}\n"));

        Assert.Equal(("IW1026", "is not a list of package names"), (problem.Code, problem.Message));
    }

    [Theory]
    [InlineData("disable-default-providers: [aws]")]
    [InlineData("disable-default-providers: []")]
    [InlineData("disable-default-providers: ''")]
    [InlineData("disable-default-providers: ~")]
    [InlineData("autonaming: {mode: default}")]
    [InlineData("autonaming: {mode: default, providers: {aws: {mode: disabled}, gcp: {mode: default}}}")]
    [InlineData("autonaming: {providers: {gcp: {resources: {'gcp:storage/bucket:Bucket': {mode: default}}}}}")]
    [InlineData("tags: {a: b}")]
    public void What_does_not_concern_the_program_is_left_alone(string setting)
    {
        using var folder = new StackFolder();

        Assert.Empty(folder.Read(StackFolder.Valid($"  pulumi:{setting}\n")).Problems);
    }

    [Theory]
    [InlineData("{mode: disabled}", "disabled")]
    [InlineData("{mode: verbatim}", "verbatim")]
    [InlineData("{pattern: '${name}-${hex(4)}'}", "${name}-${hex(4)}")]
    [InlineData("{providers: {gcp: {mode: disabled}}}", "disabled")]
    [InlineData(
        "{mode: default, providers: {gcp: {resources: {'gcp:storage/bucket:Bucket': {mode: verbatim}}}}}", "verbatim")]
    [InlineData("{colour: red}", "red")] // the CLI refuses it
    [InlineData("disabled", "disabled")]
    public void Other_names_than_the_engines_own_are_refused(string value, string named)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(StackFolder.Valid($"  pulumi:autonaming: {value}\n"));

        Assert.Equal(("IW1027", "pulumi:autonaming", named), (problem.Code, problem.Path, problem.Value));
    }

    /// <summary>The list of packages is that of the program: a resource of a new one needs a place in it.</summary>
    [Fact]
    public void The_packages_are_those_of_the_resources()
    {
        var named = Directory.EnumerateFiles(SourceTree.Path("src/Ironwood.Infra"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("using Pulumi.", StringComparison.Ordinal))
            .Select(line => line["using Pulumi.".Length..].Split('.', ';')[0].ToLowerInvariant())
            .Distinct();
        using var folder = new StackFolder();

        Assert.All(named, package =>
            Assert.Equal(
                "IW1026",
                folder.OnlyProblem(StackFolder.Valid($"  pulumi:disable-default-providers: [{package}]\n")).Code));
    }
}
