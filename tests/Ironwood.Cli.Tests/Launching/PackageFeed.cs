using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ironwood.Cli.Tests.Launching;

/// <summary>A NuGet feed on loopback: packages without content, and advisories on them.</summary>
internal sealed class PackageFeed : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Dictionary<string, Dictionary<string, byte[]>> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, object[]> _advisories = [];

    private PackageFeed(WebApplication server) => _server = server;

    /// <summary>Address of the feed's index.</summary>
    public string Index => $"{Address}/index.json";

    private string Address => _server.Urls.Single();

    public static async Task<PackageFeed> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var feed = new PackageFeed(server);
        server.MapGet("/index.json", () => new
        {
            version = "3.0.0",
            resources = new[]
            {
                feed.Resource("PackageBaseAddress/3.0.0", "/flat/"),
                feed.Resource("VulnerabilityInfo/6.7.0", "/advisories"),
            },
        }.AsJson());
        server.MapGet("/flat/{id}/index.json", (string id) => feed._packages.TryGetValue(id, out var versions)
            ? new { versions = versions.Keys }.AsJson()
            : Results.NotFound());
        server.MapGet(
            "/flat/{id}/{version}/{file}", (string id, string version) => Results.Bytes(feed._packages[id][version]));
        server.MapGet("/advisories", () => new[] { feed.Page() }.AsJson());
        server.MapGet("/advisories/all", () => feed._advisories.AsJson());
        await server.StartAsync();
        return feed;
    }

    /// <summary>Offers a package that needs others.</summary>
    public void Add(string id, string version, params (string Id, string Version)[] needs)
    {
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create))
        {
            using (var description = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open()))
            {
                description.Write($"""
                    <package><metadata>
                      <id>{id}</id><version>{version}</version><authors>test</authors><description>test</description>
                      <dependencies><group targetFramework="net6.0">
                        {string.Concat(needs.Select(need => $"<dependency id='{need.Id}' version='{need.Version}' />"))}
                      </group></dependencies>
                    </metadata></package>
                    """);
            }
            package.CreateEntry("lib/net6.0/_._");
        }
        if (!_packages.TryGetValue(id, out var versions))
        {
            _packages[id] = versions = [];
        }
        versions[version] = file.ToArray();
    }

    /// <summary>Publishes an advisory of moderate severity.</summary>
    /// <param name="advisory">Its name.</param>
    /// <param name="id">Package.</param>
    /// <param name="versions">Range of versions, as NuGet writes it.</param>
    public void Warn(string advisory, string id, string versions)
    {
        var entry = new { url = $"https://advisories.example/{advisory}", severity = 1, versions };
        _advisories[id.ToLowerInvariant()] = [.. _advisories.GetValueOrDefault(id.ToLowerInvariant(), []), entry];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Dictionary<string, string> Resource(string type, string path) => new()
    {
        ["@id"] = Address + path,
        ["@type"] = type,
    };

    private Dictionary<string, string> Page() => new()
    {
        ["@name"] = "all",
        ["@id"] = $"{Address}/advisories/all",
        ["@updated"] = "2026-11-23T00:00:00Z",
    };
}

file static class Answers
{
    public static IResult AsJson<T>(this T value) => Results.Json(value, contentType: "application/json");
}
