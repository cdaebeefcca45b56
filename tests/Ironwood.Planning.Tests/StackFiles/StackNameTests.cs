namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>Names of stacks as the Pulumi CLI takes them, and where their files are.</summary>
public class StackNameTests
{
    [Theory]
    [InlineData("test")]
    [InlineData("acme/test")]
    [InlineData("acme/ironwood/test")]
    [InlineData("my-org.2/ironwood/test")]
    public void A_stack_may_be_named_with_its_organization_and_project(string name)
    {
        using var folder = new StackFolder();
        folder.Write("Pulumi.test.yaml", StackFolder.Valid());

        Assert.Equal("test", StackFileReader.Read(folder.Path, name).Configuration!.Stack);
    }

    [Fact]
    public void A_stack_of_another_project_is_refused()
    {
        using var folder = new StackFolder();
        folder.Write("Pulumi.test.yaml", StackFolder.Valid());

        var problem = Assert.Single(StackFileReader.Read(folder.Path, "acme/search/test", ["malformed"]).Problems);

        Assert.Equal(("IW1031", "--stack", "acme/search/test"), (problem.Code, problem.Path, problem.Value));
        Assert.Equal("write --stack test, or run in the folder of 'search'", problem.Fix);
    }

    // What is missing in an empty default of the project belongs into the stack's file; a value that is wrong does not.
    [Theory]
    [InlineData("ironwood:models", "Pulumi.dev.yaml")]
    [InlineData("ironwood:models.keepImages", "Pulumi.dev.yaml")]
    [InlineData("ironwood:serviceLevels", "Pulumi.dev.yaml")]
    [InlineData("ironwood:environment", "Pulumi.yaml")]
    [InlineData("ironwood:owner", "Pulumi.dev.yaml")]
    public void A_place_is_in_the_file_that_a_person_has_to_change(string path, string file) => Assert.Equal(
        file,
        StackFileReader.Read(FixtureStacks.Folder, "dev").Configuration!.LocationOf(path)!.File);

    [Theory]
    [InlineData("stackConfigDir: stacks\n")]
    [InlineData("stackConfigDir: ./stacks/\n", "./stacks")]
    [InlineData("config: stacks\n")] // its name before
    [InlineData("stackConfigDir: deep/er\n", "deep/er")]
    [InlineData("stackConfigDir: ''\n", "")]
    [InlineData("stackConfigDir:\n", "")]
    public void The_files_may_be_in_a_folder_of_their_own(string setting, string at = "stacks")
    {
        using var folder = new StackFolder("name: ironwood\nruntime: dotnet\n" + setting);
        Directory.CreateDirectory(Path.Combine(folder.Path, at));
        folder.Write(Path.Combine(at, "Pulumi.dev.yaml"), StackFolder.Valid("  ironwood:owner: Me\n"));
        folder.Write(Path.Combine(at, "Pulumi.dev.deploy.yaml"), "settings: {}\n");

        var configuration = StackFileReader.Read(folder.Path, "dev").Configuration!;

        Assert.Equal(at.Length > 0 ? $"{at}/Pulumi.dev.yaml" : "Pulumi.dev.yaml", configuration.File);
        Assert.Equal(configuration.File, configuration.LocationOf("ironwood:owner")!.File);
        Assert.Equal(["dev"], StackFileReader.Stacks(folder.Path));
    }

    [Fact]
    public void What_is_beside_the_folder_is_no_stack()
    {
        using var folder = new StackFolder("name: ironwood\nruntime: dotnet\nstackConfigDir: stacks\n");
        folder.Write("Pulumi.test.yaml", StackFolder.Valid());
        Directory.CreateDirectory(Path.Combine(folder.Path, "stacks"));
        folder.Write("stacks/Pulumi.dev.yaml", StackFolder.Valid());

        var problem = folder.OnlyProblem();

        Assert.Equal(
            ("IW1001", "has no file stacks/Pulumi.test.yaml", "dev"), (problem.Code, problem.Message, problem.Allowed));
    }

    [Fact]
    public void Settings_of_deployments_are_no_stack()
    {
        using var folder = new StackFolder();
        folder.Write("Pulumi.dev.yaml", StackFolder.Valid());
        folder.Write("Pulumi.dev.deploy.yaml", "settings: {}\n");

        var problem = Assert.Single(StackFileReader.Read(folder.Path, "dev.deploy").Problems);

        Assert.Equal(["dev"], StackFileReader.Stacks(folder.Path));
        Assert.Equal(
            ("IW1001", "is not a stack: Pulumi.dev.deploy.yaml holds settings of Pulumi Cloud's deployments"),
            (problem.Code, problem.Message));
    }
}
