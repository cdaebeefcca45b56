using System.Diagnostics;
using System.Xml.Linq;

namespace Ironwood.Cli.Tests.Launching;

/// <summary>
/// A project that references Pulumi, with this repository's settings for builds and packages, against a feed that has
/// published advisories.
/// </summary>
public sealed class RestoreTests : IDisposable
{
    // As published on 2026-04-23 and 2026-04-30.
    private static readonly (string Name, string Package, string Versions)[] Known =
    [
        ("GHSA-g94r-2vxg-569j", "OpenTelemetry.Api", "[0.5.0, 1.15.3)"),
        ("GHSA-4625-4j76-fww9", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "[1.8.0, 1.15.3)"),
    ];

    private static readonly string[] Settings =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_package_that_Pulumi_needs_has_an_advisory_known_today()
    {
        await using var feed = await FeedAsync();
        foreach (var (name, package, versions) in Known)
        {
            feed.Warn(name, package, versions);
        }

        var (exitCode, output) = await DotnetAsync(feed, "restore");

        Assert.True((exitCode, output) == (0, ""), output);
    }

    [Fact]
    public async Task An_advisory_of_tomorrow_stops_no_build_but_the_audit()
    {
        await using var feed = await FeedAsync();
        feed.Warn("GHSA-tomorrow", "OpenTelemetry.Api", "[0.5.0, 999.0.0)");

        // As Pulumi does before `pulumi up`.
        var (exitCode, output) = await DotnetAsync(feed, "build");

        Assert.True(exitCode == 0, output);
        Assert.Contains("warning NU1902: ", output, StringComparison.Ordinal);
        Assert.Contains("https://advisories.example/GHSA-tomorrow", output, StringComparison.Ordinal);

        (exitCode, output) = await DotnetAsync(feed, "restore", "--force", "-p:IronwoodAudit=strict");

        Assert.Equal(1, exitCode);
        Assert.Contains("error NU1902: ", output, StringComparison.Ordinal);
    }

    /// <summary>Pulumi as published, and what it needs in two versions: Pulumi's choice and this
    /// repository's.</summary>
    private static async Task<PackageFeed> FeedAsync()
    {
        var feed = await PackageFeed.StartAsync();
        feed.Add(
            "Pulumi",
            VersionOf("Pulumi"),
            ("OpenTelemetry", "1.9.0"),
            ("OpenTelemetry.Exporter.OpenTelemetryProtocol", "1.9.0"));
        foreach (var version in (string[])["1.9.0", VersionOf("OpenTelemetry")])
        {
            feed.Add("OpenTelemetry.Exporter.OpenTelemetryProtocol", version, ("OpenTelemetry", version));
            feed.Add("OpenTelemetry", version, ("OpenTelemetry.Api", version));
            feed.Add("OpenTelemetry.Api", version);
        }
        feed.Add("Meziantou.Analyzer", VersionOf("Meziantou.Analyzer"));
        return feed;
    }

    private static string VersionOf(string package) => XDocument.Parse(SourceTree.Read("Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(version => version.Attribute("Include")!.Value == package)
        .Attribute("Version")!.Value;

    private async Task<(int ExitCode, string Output)> DotnetAsync(PackageFeed feed, params string[] arguments)
    {
        foreach (var file in Settings)
        {
            File.Copy(SourceTree.Path(file), _folder[file], overwrite: true);
        }
        await File.WriteAllTextAsync(_folder["Small.csproj"], """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><PackageReference Include="Pulumi" /></ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(_folder["NuGet.config"], $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{feed.Index}" allowInsecureConnections="true" />
              </packageSources>
            </configuration>
            """);
        string[] project = [_folder["Small.csproj"], "-v:quiet", "-nodeReuse:false"];
        var start = new ProcessStartInfo("dotnet", [.. arguments, .. project])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.Path,
        };
        start.Environment["IronwoodPackages"] = "registry";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["NUGET_PACKAGES"] = _folder["packages"];
        start.Environment["NUGET_HTTP_CACHE_PATH"] = _folder["cache"];
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
