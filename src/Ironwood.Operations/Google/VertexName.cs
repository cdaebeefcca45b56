using System.Diagnostics.CodeAnalysis;

namespace Ironwood.Operations.Google;

/// <summary>
/// The name of a resource in Vertex AI, such as <c>projects/P/locations/R/models/N@2</c>. Vertex AI answers with the
/// project's number even if the question had its id, so two names are compared without the project.
/// </summary>
/// <param name="Project">Id or number of the project.</param>
/// <param name="Location">The region.</param>
/// <param name="Path">The rest, such as <c>models/N</c>, without a version.</param>
/// <param name="Version">Version or alias of a model; null for its default version.</param>
public sealed partial record VertexName(string Project, string Location, string Path, string? Version = null)
{
    /// <summary>How the name of a model is written.</summary>
    public const string ModelForm =
        "projects/PROJECT/locations/REGION/models/MODEL, or MODEL alone, each with @VERSION or without";

    /// <summary>How the name of an endpoint is written.</summary>
    public const string EndpointForm = "projects/PROJECT/locations/REGION/endpoints/ENDPOINT";

    /// <summary>How the name of an operation is written.</summary>
    public const string OperationForm = "projects/PROJECT/locations/REGION/operations/NUMBER";

    /// <summary>The last part: the id within its collection.</summary>
    public string Id => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The name without a version.</summary>
    public string Resource => $"projects/{Project}/locations/{Location}/{Path}";

    /// <summary>Reads the name of a model. An id alone means a model in the given project and region.</summary>
    public static bool TryModel(string text, string project, string location, [NotNullWhen(true)] out VertexName? name)
    {
        name = Model().Match(text) is { Success: true } full ? Of(full) : null;
        if (name is null && ModelId().Match(text) is { Success: true } id)
        {
            name = new(project, location, $"models/{id.Groups["id"].Value}", VersionOf(id));
        }
        return name is not null;
    }

    /// <summary>Reads the name of an endpoint.</summary>
    public static bool TryEndpoint(string text, [NotNullWhen(true)] out VertexName? name)
    {
        name = Endpoint().Match(text) is { Success: true } match ? Of(match) : null;
        return name is not null;
    }

    /// <summary>Reads the name of an operation, with or without an endpoint or model in its middle.</summary>
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

    /// <summary>Whether both name the same resource. Version and project are not compared.</summary>
    public bool IsSameAs(VertexName other) => (Location, Path) == (other?.Location, other?.Path);

    /// <summary>The name, with its version if it has one.</summary>
    public override string ToString() => Version is null ? Resource : $"{Resource}@{Version}";

    private static VertexName Of(Match match) => new(
        match.Groups["project"].Value,
        match.Groups["location"].Value,
        match.Groups["path"].Value,
        VersionOf(match));

    private static string? VersionOf(Match match) =>
        match.Groups["version"] is { Success: true } version ? version.Value : null;

    private const string Parent = @"\Aprojects/(?<project>[a-z0-9:.-]+)/locations/(?<location>[a-z0-9-]+)/";

    [GeneratedRegex(Parent + @"(?<path>models/[A-Za-z0-9_-]+)(@(?<version>[A-Za-z0-9-]+))?\z")]
    private static partial Regex Model();

    [GeneratedRegex(@"\A(?<id>[A-Za-z0-9_-]+)(@(?<version>[A-Za-z0-9-]+))?\z")]
    private static partial Regex ModelId();

    [GeneratedRegex(Parent + @"(?<path>endpoints/[A-Za-z0-9_-]+)\z")]
    private static partial Regex Endpoint();

    [GeneratedRegex(Parent + @"(?<path>((endpoints|models)/[A-Za-z0-9_-]+/)?operations/[0-9]+)\z")]
    private static partial Regex Operation();
}
