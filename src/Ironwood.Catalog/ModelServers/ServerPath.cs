namespace Ironwood.Catalog.ModelServers;

/// <summary>A path of the model server's HTTP interface.</summary>
/// <param name="Path">The path; <c>{id}</c> stands for one segment of letters, digits, dashes and underscores.</param>
/// <param name="IsPublic">Whether callers may reach it. Everything else stays behind the host's proxy.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record ServerPath(string Path, bool IsPublic, string Purpose, string Source, DateOnly AsOf) : ISourced
{
    /// <summary>Prefix of the paths that a tier's route may come before: <c>/simple/v1/completions</c>.</summary>
    public const string ApiPrefix = "/v1/";

    /// <summary>A regular expression that matches the path and nothing else, without anchors.</summary>
    public string Pattern => Regex.Escape(Path).Replace(@"\{id}", "[A-Za-z0-9_-]+", StringComparison.Ordinal);

    /// <summary>Whether a tier's route may come before it.</summary>
    public bool FollowsRoute => Path.StartsWith(ApiPrefix, StringComparison.Ordinal);
}
