namespace Ironwood.Report.Drawing;

/// <summary>
/// The architecture that a graph describes: components as boxes in areas, and arrows where one reads another. Mermaid,
/// Graphviz and SVG drawings show the same contents.
/// </summary>
/// <param name="Title">The title.</param>
/// <param name="Summary">A sentence for readers who cannot see the drawing.</param>
/// <param name="Areas">The areas, each with its boxes; sorted by title.</param>
/// <param name="Arrows">The arrows, sorted by their ends.</param>
public sealed record Architecture(string Title, string Summary, IReadOnlyList<Area> Areas, IReadOnlyList<Arrow> Arrows)
{
    /// <summary>Id of the clients' box, which is in no area.</summary>
    public const string ClientId = "clients";

    /// <summary>Title of the clients' box.</summary>
    public const string ClientTitle = "Clients";

    /// <summary>Whether there is an entry for requests.</summary>
    public bool HasClients => Arrows.Any(arrow => arrow.From == ClientId);

    /// <summary>All boxes except the clients' box.</summary>
    public IEnumerable<Box> Boxes => Areas.SelectMany(area => area.Boxes);
}

/// <summary>An area of related boxes, for example traffic, serving or telemetry.</summary>
/// <param name="Id">Unique in the drawing; letters, digits and <c>_</c>.</param>
/// <param name="Title">The title above it.</param>
/// <param name="Boxes">Its boxes, by name.</param>
/// <param name="Sets">Sets of its boxes that share arrows.</param>
public sealed record Area(string Id, string Title, IReadOnlyList<Box> Boxes, IReadOnlyList<BoxSet> Sets);

/// <summary>A component, a resource, or several similar ones.</summary>
/// <param name="Id">Unique in the drawing; letters, digits and <c>_</c>.</param>
/// <param name="Name">Name, or first and last of several.</param>
/// <param name="Kind">What it is, in words.</param>
/// <param name="Details">Its contents, in a few short lines.</param>
/// <param name="Tier">The tier that it serves; null without a tier or with several tiers.</param>
public sealed record Box(string Id, string Name, string Kind, IReadOnlyList<string> Details, string? Tier);

/// <summary>
/// Boxes that differ only in their tier. If all of them have the same arrow, it is drawn once, at the set.
/// </summary>
/// <param name="Id">Unique in the drawing; letters, digits and <c>_</c>.</param>
/// <param name="Title">What they are, in words.</param>
/// <param name="Boxes">Ids of the boxes, at least two.</param>
public sealed record BoxSet(string Id, string Title, IReadOnlyList<string> Boxes);

/// <summary>An arrow: one box reads another or sends to it.</summary>
/// <param name="From">Id of a box or a set.</param>
/// <param name="To">Id of a box or a set.</param>
/// <param name="Label">The label; may be empty.</param>
/// <param name="IsWatching">Whether it only watches and is not on the path of requests: an alert, a dashboard, a
/// budget.</param>
public sealed record Arrow(string From, string To, string Label, bool IsWatching);
