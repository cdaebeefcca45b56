using System.Collections.Concurrent;
using Ironwood.Graph;
using Ironwood.Planning;
using Ironwood.Planning.StackFiles;
using Ironwood.Preview;

namespace Ironwood.Report.Tests;

/// <summary>Reports to look at.</summary>
internal static class Reports
{
    /// <summary>What a name may hold at its worst.</summary>
    public const string Hostile = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)></title></style></svg>";

    private static readonly ConcurrentDictionary<string, Lazy<Task<ResourceGraph>>> Graphs = new(
        StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Pages = new(StringComparer.Ordinal);

    /// <summary>What the stack of a stack file declares, captured once.</summary>
    public static Task<ResourceGraph> GraphOfAsync(string stack) =>
        Graphs.GetOrAdd(stack, name => new(() => CaptureAsync(name))).Value;

    /// <summary>The page of a stack of a stack file, made once.</summary>
    public static Task<string> PageOfAsync(string stack) =>
        Pages.GetOrAdd(
            stack, name => new(
                async () => await HtmlReport.OfAsync(With("ironwood prod", await GraphOfAsync(name))))).Value;

    private static async Task<ResourceGraph> CaptureAsync(string stack)
    {
        var files = StackFileReader.Read(FixtureStacks.Folder, stack, []);
        var plan = SettingsReader.Read(files.Configuration!).Plan!;
        return await StackPreview.CaptureAsync(plan, files.Configuration!.Project, stack);
    }

    /// <summary>A report with something in every section.</summary>
    public static StackReport With(string text, ResourceGraph graph) => new()
    {
        Title = text,
        Subtitle = text,
        Figures = [new(text, "148", text), new("Chips", "10,496")],
        DrawingSvg = SvgDrawing.Of(ArchitectureReader.Read(graph)),
        Tiers = [new(text, "256 tpu7x", "64 x tpu7x-standard-4t", text, text)],
        Routes = [new("/simple, /simple/*", text, text, text), new("(all others)", "medium", text, "")],
        Findings =
        [
            new(FindingLevel.Error, text, text, text, text, text),
            new(
                FindingLevel.Warning, "wiring/timeout", "backend timeoutSec", "is too short", "Answers are cut off.",
                "raise it"),
            new(FindingLevel.Note, "limits/names", "front-door", "is long", "It is not read.", "shorten it"),
            new(
                FindingLevel.Waived, "security/plain-http", "proxy", "speaks HTTP", "Everybody reads it.",
                "Waived by me until 2027-01-01: trial"),
        ],
        Failures =
        [
            new(text, text, text, text, true),
            new("zone us-central1-c", "inference-backend-small", "128 of 256 chips", "none", false),
        ],
        Cost = new(
            text, [new(text, true, 75m, 15m), new("cache", false, 25m, 25m)], [text], [new(text, text, text)], text),
        Resources =
        [
            new("front-door", "FrontDoor", 2, [new(text, text, 0, []), new("map", "compute.URLMap", 0, [])]),
            new(text, text, 0, []),
        ],
        Outputs = [new(text, [text]), new("tierUrls", ["large: https://h/complex", "small: https://h/simple"])],
        Footer = text,
    };

    /// <summary>A stack of one component whose texts are all hostile.</summary>
    public static ResourceGraph HostileGraph()
    {
        var root = Node("pulumi:pulumi:Stack", "stack", ResourceKind.Component, null);
        var component = Node($"ironwood:{Hostile}:Thing", Hostile, ResourceKind.Component, root.Urn);
        var resource = Node("gcp:compute/network:Network", $"{Hostile}-1", ResourceKind.Custom, component.Urn);
        return new("project", "stack", [root, component, resource], []);
    }

    private static ResourceNode Node(string type, string name, ResourceKind kind, string? parent) =>
        new() { Urn = $"urn::{type}::{name}", Type = type, Name = name, Kind = kind, Parent = parent };
}
