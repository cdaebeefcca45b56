namespace Ironwood.Planning.Settings;

/// <summary>
/// One route of a tier. A text alone is its path: <c>/simple/*</c> is short for <c>{path: /simple/*}</c>.
/// </summary>
[WrittenAsText(nameof(Path))]
public sealed record RouteSettings
{
    /// <summary>
    /// The path: <c>/simple/*</c> also covers <c>/simple</c> itself; a path without <c>/*</c> matches exactly.
    /// Default: every path, which needs a host or a header beside it.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>
    /// Host name in full. The route then applies to requests for this host only. Default: every host.
    /// </summary>
    public string? Host { get; init; }

    /// <summary>
    /// Headers that a request must have, by name; all of them. Names ignore case. A text alone is the header's whole
    /// value: <c>x-model: large</c>.
    /// </summary>
    [KeyedBy("header")]
    public IReadOnlyDictionary<string, HeaderSettings> Headers { get; init; } =
        new Dictionary<string, HeaderSettings>();
}

/// <summary>
/// What a header of a request must be. Exactly one of <see cref="Exact"/>, <see cref="Prefix"/>, <see cref="Present"/>
/// and <see cref="Regex"/>.
/// </summary>
[WrittenAsText(nameof(Exact))]
public sealed record HeaderSettings
{
    /// <summary>The whole value. Capitals and small letters differ. Default: none.</summary>
    public string? Exact { get; init; }

    /// <summary>How the value begins. Default: none.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether any value will do. Default false.</summary>
    public bool Present { get; init; }

    /// <summary>
    /// Regular expression (RE2) for the whole value; only with <c>frontDoor.scheme: internal</c>, because Google
    /// refuses it on the external load balancer. Needs <see cref="Example"/>. Default: none.
    /// </summary>
    public string? Regex { get; init; }

    /// <summary>
    /// A value that <see cref="Regex"/> matches. The test of the URL map sends it. Default: none.
    /// </summary>
    public string? Example { get; init; }
}
