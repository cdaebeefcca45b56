using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Ironwood.Operations.Google;

/// <summary>
/// The name of something in Vertex AI, such as <c>projects/P/locations/R/models/N@2</c>. Vertex AI answers with the
/// project's number where it was asked with the id, so names are the same when all but the project is.
/// </summary>
/// <param name="Project">Id or number of the project.</param>
/// <param name="Location">The region.</param>
/// <param name="Path">What follows it, as <c>models/N</c>, without a version.</param>
/// <param name="Version">Version or alias of a model; null for its default version.</param>
public sealed partial record VertexName(string Project, string Location, string Path, string? Version = null)
{
    /// <summary>How the name of a model is written.</summary>
    public const string ModelForm = "projects/PROJECT/locations/REGION/models/MODEL, or MODEL alone, each with @VERSION or without";

    /// <summary>How the name of an endpoint is written.</summary>
    public const string EndpointForm = "projects/PROJECT/locations/REGION/endpoints/ENDPOINT";

    /// <summary>How the name of an operation is written.</summary>
    public const string OperationForm = "projects/PROJECT/locations/REGION/operations/NUMBER";

    /// <summary>The last part: the id within its collection.</summary>
    public string Id => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The name without a version.</summary>
    public string Resource => $"projects/{Project}/locations/{Location}/{Path}";

    /// <summary>Reads the name of a model, or its id alone, which then is in the given project and region.</summary>
    public static bool TryModel(string text, string project, string location, [NotNullWhen(true)] out VertexName? name)
    {
        name = Model().Match(text) is { Success: true } full ? Of(full)
            : ModelId().Match(text) is { Success: true } bare ? new(project, location, $"models/{bare.Groups["id"].Value}", VersionOf(bare))
            : null;
        return name is not null;
    }

    /// <summary>Reads the name of an endpoint.</summary>
    public static bool TryEndpoint(string text, [NotNullWhen(true)] out VertexName? name)
    {
        name = Endpoint().Match(text) is { Success: true } match ? Of(match) : null;
        return name is not null;
    }

    /// <summary>Reads the name of an operation, the endpoint's or model's in its middle or not.</summary>
    public static bool TryOperation(string text, [NotNullWhen(true)] out VertexName? name)
    {
        name = Operation().Match(text) is { Success: true } match ? Of(match) : null;
        return name is not null;
    }

    /// <summary>
    /// The region in the name of any resource, or of a parent such as <c>projects/P/locations/R</c>; null without one.
    /// </summary>
    public static string? LocationOf(string resource) =>
        resource?.Split('/') is ["projects", _, "locations", var location, ..] ? location : null;

    /// <summary>Whether both name the same thing, whatever its version and however the project is written.</summary>
    public bool IsSameAs(VertexName other) => (Location, Path) == (other?.Location, other?.Path);

    /// <summary>The name, with its version where it has one.</summary>
    public override string ToString() => Version is null ? Resource : $"{Resource}@{Version}";

    private static VertexName Of(Match match) =>
        new(match.Groups["project"].Value, match.Groups["location"].Value, match.Groups["path"].Value,
            VersionOf(match));

    private static string? VersionOf(Match match) => match.Groups["version"] is { Success: true } version
        ? version.Value
        : null;

    [GeneratedRegex(
        @"\Aprojects/(?<project>[a-z0-9:.-]+)/locations/(?<location>[a-z0-9-]+)/(?<path>models/[A-Za-z0-9_-]+)(@(?<version>[A-Za-z0-9-]+))?\z")]
    private static partial Regex Model();

    [GeneratedRegex(@"\A(?<id>[A-Za-z0-9_-]+)(@(?<version>[A-Za-z0-9-]+))?\z")]
    private static partial Regex ModelId();

    [GeneratedRegex(
        @"\Aprojects/(?<project>[a-z0-9:.-]+)/locations/(?<location>[a-z0-9-]+)/(?<path>endpoints/[A-Za-z0-9_-]+)\z")]
    private static partial Regex Endpoint();

    [GeneratedRegex(
        @"\Aprojects/(?<project>[a-z0-9:.-]+)/locations/(?<location>[a-z0-9-]+)/(?<path>((endpoints|models)/[A-Za-z0-9_-]+/)?operations/[0-9]+)\z")]
    private static partial Regex Operation();
}
