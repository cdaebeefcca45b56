using Ironwood.Analysis.Reading;
using Ironwood.Analysis.Traffic;
using Ironwood.Graph;

namespace Ironwood.Report.Drawing;

/// <summary>
/// Reads the architecture from a graph. Components where requests enter are drawn resource by resource, every other
/// component is one box, and similar components share one box. It does not depend on names; only references make
/// arrows.
/// </summary>
public static class ArchitectureReader
{
    /// <summary>The architecture of a graph. Pure: equal graphs give equal drawings.</summary>
    public static Architecture Read(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new Reading(graph).Drawing();
    }

    private sealed class Reading
    {
        private const string NoArea = "other";

        private readonly ResourceGraph _graph;
        private readonly ManagedGroups _groups;
        private readonly Places _places;
        private readonly RequestPath _path;
        private readonly ILookup<string, RouteRow> _rows;
        private readonly Dictionary<string, string> _signatures = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Box> _boxOf = new(StringComparer.Ordinal);
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { Architecture.ClientId };

        public Reading(ResourceGraph graph)
        {
            _graph = graph;
            _groups = ManagedGroups.Of(graph);
            _places = new(graph);
            _path = new(_places);
            _rows = RouteTable.Of(graph).ToLookup(row => row.BackendService, StringComparer.Ordinal);
        }

        public Architecture Drawing()
        {
            var areas = _places.Tops
                .GroupBy(
                    top => TypeWords.AreaOf(top.Type) is { } area && top.Kind == ResourceKind.Component ? area : NoArea)
                .OrderBy(area => area.Key, StringComparer.Ordinal)
                .Select(area => AreaOf(area.Key, [.. area]))
                .Where(area => area.Boxes.Count > 0)
                .ToArray();
            var arrows = ArrowBundles.Of(Arrows(), [.. areas.SelectMany(area => area.Sets)]);
            var created = _graph.Nodes.Count(node => node.Kind == ResourceKind.Custom);
            return new(
                $"Architecture of {_graph.Project} {_graph.Stack}",
                string.Create(CultureInfo.InvariantCulture,
                    $"{created:N0} resources as {areas.Sum(area => area.Boxes.Count)} boxes in {areas.Length} areas "
                    + $"({string.Join(", ", areas.Select(area => area.Title))}). "
                    + $"{arrows.Count} arrows show what reads or sends to what."),
                areas,
                arrows);
        }

        private Area AreaOf(string name, ResourceNode[] tops)
        {
            var shown = tops.SelectMany(top => _path.IsOpened(top) ? _places.Inside(top).Where(_path.IsStep) : [top]);
            var boxes = shown.GroupBy(Signature, StringComparer.Ordinal)
                .Select(alike => (Box: BoxOf([.. alike]), First: alike.First()))
                .OrderBy(pair => pair.Box.Name, StringComparer.Ordinal)
                .ToArray();
            var sets = boxes
                .Where(pair => pair.Box.Tier is not null && pair.First.Kind == ResourceKind.Component)
                .GroupBy(pair => pair.First.Type, StringComparer.Ordinal)
                .Where(alike => alike.Count() > 1)
                .Select(alike => new BoxSet(
                    NewId("s", alike.Key), Capital(TypeWords.Counted(TypeWords.Of(alike.Key), alike.Count())),
                    [.. alike.Select(pair => pair.Box.Id)]));
            return new(NewId("a", name), Capital(name), [.. boxes.Select(pair => pair.Box)], [.. sets]);
        }

        private Box BoxOf(ResourceNode[] alike)
        {
            var names = alike.Select(node => node.Name).Order(StringComparer.Ordinal).ToArray();
            var first = alike[0];
            var isComponent = first.Kind == ResourceKind.Component;
            var inside = alike.SelectMany(_places.Inside).ToArray();
            var box = new Box(
                NewId("b", names[0]),
                names.Length == 1 ? names[0] : $"{names[0]} .. {names[^1]} ({names.Length})",
                TypeWords.Of(first.Type),
                isComponent
                    ? BoxContents.Of(_groups, inside)
                    : BoxContents.Kinds(
                        alike.SelectMany(_path.ReadBy).Where(used => !_path.IsStep(used) && IsOpened(used)).Distinct()),
                TierOf(first));
            foreach (var node in alike)
            {
                _boxOf[node.Urn] = box;
            }
            return box;
        }

        private bool IsOpened(ResourceNode node) => _path.IsOpened(_places.TopOf(node));

        private string? TierOf(ResourceNode node) => node.Kind == ResourceKind.Component
            ? BoxContents.TierOf(_groups, _places.Inside(node))
            : _rows[node.Name].Select(row => row.Tier).FirstOrDefault();

        // Two resources are similar if they have the same type and tier and lead to similar resources.
        private string Signature(ResourceNode node)
        {
            if (_signatures.TryGetValue(node.Urn, out var known))
            {
                return known;
            }
            // Resources in a reference cycle are distinguished by name.
            _signatures[node.Urn] = node.Name;
            var parts = _path.IsStep(node)
                ? _path.ReadBy(node).Select(next => IsOpened(next) ? Signature(next) : Signature(_places.TopOf(next)))
                : _places.Inside(node).Select(child => child.Type);
            return _signatures[node.Urn] =
                $"{node.Type}/{TierOf(node)}({string.Join(',', parts.Distinct().Order(StringComparer.Ordinal))})";
        }

        private IEnumerable<Arrow> Arrows()
        {
            var pairs = (
                from edge in _places.Reads
                where IsWorthAnArrow(_graph[edge.From], _graph[edge.To])
                from sender in BoxesOf(_graph[edge.From])
                from receiver in BoxesOf(_graph[edge.To])
                where sender != receiver
                select (
                    sender.Id,
                    sender.Tier,
                    Receiver: receiver,
                    From: _graph[edge.From],
                    To: _graph[edge.To])).ToArray();
            var served = Served(
                pairs.Select(pair => (pair.Id, pair.Receiver.Id)).ToLookup(pair => pair.Item1, pair => pair.Item2));
            var between =
                from pair in pairs
                group pair by (From: pair.Id, To: pair.Receiver.Id) into same
                let one = same.First()
                let overflows = one.Tier is not null && one.Receiver.Tier is not null && one.Tier != one.Receiver.Tier
                select new Arrow(
                    same.Key.From, same.Key.To,
                    overflows
                        ? "overflow"
                        : PathsTo([.. same.Where(p => _path.IsStep(p.To)).Select(p => p.To.Name).Distinct()]),
                    !served.Contains(same.Key.From));
            return between.Concat(_path.Entries
                .Select(entry => new Arrow(Architecture.ClientId, _boxOf[entry.Urn].Id, PortOf(entry), false))
                .Distinct());
        }

        // Resources in the same component that it uses are already listed in its box.
        private bool IsWorthAnArrow(ResourceNode from, ResourceNode to) =>
            _places.TopOf(from) != _places.TopOf(to) || (_path.IsStep(from) && _path.IsStep(to));

        private IEnumerable<Box> BoxesOf(ResourceNode node) =>
            (IsOpened(node) ? _path.ShownAt(node) : [_places.TopOf(node)])
                .Select(shown => _boxOf.GetValueOrDefault(shown.Urn)).OfType<Box>().Distinct();

        private HashSet<string> Served(ILookup<string, string> next)
        {
            var served = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(_path.Entries.Select(entry => _boxOf[entry.Urn].Id));
            while (open.TryPop(out var id))
            {
                if (served.Add(id))
                {
                    foreach (var to in next[id])
                    {
                        open.Push(to);
                    }
                }
            }
            return served;
        }

        private string PathsTo(string[] services)
        {
            var rows = services.SelectMany(service => _rows[service]).ToArray();
            var paths = rows.SelectMany(row => row.Paths)
                .Concat(rows.Any(row => row.IsDefault) ? ["all others"] : []).Distinct().ToArray();
            return paths.Length switch
            {
                0 => "",
                <= 2 => string.Join(", ", paths),
                _ => $"{paths[0]} and {paths.Length - 1} more",
            };
        }

        private static string PortOf(ResourceNode entry) =>
            entry.Inputs["portRange"]?.ToString() is { Length: > 0 } ports ? $"port {ports}" : "";

        private string NewId(string prefix, string name)
        {
            var word = string.Concat(
                TypeWords.Name(name)
                    .Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'));
            var id = $"{prefix}_{word}";
            for (var number = 2; !_ids.Add(id); number++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{prefix}_{word}_{number}");
            }
            return id;
        }

        private static string Capital(string text) =>
            text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }
}
