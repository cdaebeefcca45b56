namespace Ironwood.Report.Drawing;

/// <summary>
/// A graph as a person draws it: components as boxes in areas, and arrows where one reads another. What it is drawn
/// with, Mermaid, Graphviz or SVG, adds nothing.
/// </summary>
/// <param name="Title">What is drawn.</param>
/// <param name="Summary">A sentence for one who cannot see it.</param>
/// <param name="Areas">The areas, each with its boxes; sorted by title.</param>
/// <param name="Arrows">The arrows, sorted by their ends.</param>
public sealed record Architecture(
    string Title, string Summary, IReadOnlyList<Area> Areas, IReadOnlyList<Arrow> Arrows)
{
    /// <summary>Id of the box of those who send requests; it stands in no area.</summary>
    public const string ClientId = "clients";

    /// <summary>Title of the box of those who send requests.</summary>
    public const string ClientTitle = "Clients";

    /// <summary>Whether requests come in anywhere.</summary>
    public bool HasClients => Arrows.Any(arrow => arrow.From == ClientId);

    /// <summary>All boxes but the clients'.</summary>
    public IEnumerable<Box> Boxes => Areas.SelectMany(area => area.Boxes);
}

/// <summary>What belongs together: traffic, serving, telemetry.</summary>
/// <param name="Id">Unique in the drawing; letters, digits and <c>_</c>.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Boxes">Its boxes, by name.</param>
/// <param name="Sets">Boxes of it that one arrow may stand for.</param>
public sealed record Area(string Id, string Title, IReadOnlyList<Box> Boxes, IReadOnlyList<BoxSet> Sets);

/// <summary>A component, a resource, or several that are alike.</summary>
/// <param name="Id">Unique in the drawing; letters, digits and <c>_</c>.</param>
/// <param name="Name">Name, or first and last of several.</param>
/// <param name="Kind">What it is, in words.</param>
/// <param name="Details">What is in it; a few short lines.</param>
/// <param name="Tier">The tier that it serves; null when none or several.</param>
public sealed record Box(string Id, string Name, string Kind, IReadOnlyList<string> Details, string? Tier);

/// <summary>Boxes that differ in their tier alone. An arrow that each of them has is drawn once, at the set.</summary>
/// <param name="Id">Unique in the drawing; letters, digits and <c>_</c>.</param>
/// <param name="Title">What they are, in words.</param>
/// <param name="Boxes">Ids of the boxes, two at least.</param>
public sealed record BoxSet(string Id, string Title, IReadOnlyList<string> Boxes);

/// <summary>One reads, or sends to, another.</summary>
/// <param name="From">Id of a box or a set.</param>
/// <param name="To">Id of a box or a set.</param>
/// <param name="Label">What goes that way; may be empty.</param>
/// <param name="IsWatching">Whether it is beside the requests' way: an alert, a dashboard, a budget.</param>
public sealed record Arrow(string From, string To, string Label, bool IsWatching);
