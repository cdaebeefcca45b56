using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace Ironwood.Outputs.Tests;

/// <summary>What <c>dotnet pack</c> makes of the project, which was built already.</summary>
public sealed class PackageTests
{
    // Tests lie in artifacts/<packages>/bin/<project>/<configuration>.
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory);
    private static readonly string Packages = Here.Parent!.Parent!.Parent!.Name;

    [Fact]
    public async Task The_package_needs_Pulumi_alone_and_brings_what_a_reader_needs()
    {
        var folder = Directory.CreateTempSubdirectory("ironwood-pack-");
        try
        {
            using var package = await ZipFile.OpenReadAsync(await PackAsync(folder.FullName));
            var files = package.Entries.Select(entry => entry.FullName).ToArray();
            Assert.Contains("README.md", files);
            Assert.Contains("docs/outputs.schema.json", files);
            Assert.Contains("lib/net10.0/Ironwood.Outputs.dll", files);
            Assert.Contains("lib/net10.0/Ironwood.Outputs.xml", files);
            Assert.Single(files, file => file.EndsWith(".dll", StringComparison.Ordinal));

            using var stream = await package.GetEntry("Ironwood.Outputs.nuspec")!.OpenAsync();
            var said = (await XDocument.LoadAsync(stream, LoadOptions.None, default)).Root!.Elements().Single();
            string Of(string name) => said.Elements().Single(element => element.Name.LocalName == name).Value;

            Assert.Equal(("Ironwood.Outputs", "Apache-2.0", "README.md"), (Of("id"), Of("license"), Of("readme")));
            // What was compiled against the stand-ins is not taken for a release.
            Assert.Equal(Packages == "offline", Of("version").EndsWith("-offline", StringComparison.Ordinal));
            // The published Pulumi needs packages with advisories; the package asks for newer ones of them itself.
            string[] needed = Packages == "offline"
                ? ["Pulumi"]
                : ["OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "Pulumi"];
            Assert.Equal(
                needed.Select(id => (id, VersionOf(id))),
                said.Descendants()
                    .Where(element => element.Name.LocalName == "dependency")
                    .Select(element => (element.Attribute("id")!.Value, element.Attribute("version")!.Value))
                    .Order());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void No_other_project_is_a_package()
    {
        Assert.Contains(
            "<IsPackable>false</IsPackable>", SourceTree.Read("Directory.Build.props"), StringComparison.Ordinal);
        Assert.Equal(
            ["Ironwood.Outputs.csproj"],
            new[] { "src", "offline", "tests", "examples", "bench" }
                .Select(SourceTree.Path)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
                .Where(file => File.ReadAllText(file).Contains("<IsPackable>true", StringComparison.Ordinal))
                .Select(Path.GetFileName));
    }

    private static async Task<string> PackAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "msbuild", SourceTree.Path("src/Ironwood.Outputs"), "-t:Pack", "-p:NoBuild=true",
            "-nologo", "-verbosity:quiet", "-nodeReuse:false",
            $"-p:Configuration={Here.Name}", $"-p:IronwoodPackages={Packages}", $"-p:PackageOutputPath={folder}",
        ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
        return Assert.Single(Directory.GetFiles(folder));
    }

    private static string VersionOf(string package) => XDocument.Parse(SourceTree.Read("Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(version => version.Attribute("Include")!.Value == package)
        .Attribute("Version")!.Value;
}
