using System.Xml;
using Ironwood.Report.Drawing.Layout;

namespace Ironwood.Report.Drawing;

/// <summary>
/// An architecture as SVG, for a file or inside HTML. It supports light and dark mode and has a description for screen
/// readers.
/// </summary>
public static class SvgDrawing
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const double Corner = 6;

    private static readonly string Style = EmbeddedStyle();

    /// <summary>The drawing, ending with a line feed.</summary>
    public static string Of(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            IndentChars = " ",
            NewLineChars = "\n",
            CheckCharacters = false,
        };
        using (var writer = XmlWriter.Create(text, settings))
        {
            new Writing(architecture, writer).Write();
        }
        return text.Append('\n').ToString();
    }

    private static string EmbeddedStyle()
    {
        using var stream = typeof(SvgDrawing).Assembly.GetManifestResourceStream("Drawing/architecture.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private sealed class Writing
    {
        private readonly Architecture _architecture;
        private readonly XmlWriter _xml;
        private readonly Rows _rows;
        private readonly Columns _columns;
        private readonly Wires _wires;
        private readonly Labels _labels;
        private readonly Heights _heights;

        public Writing(Architecture architecture, XmlWriter xml)
        {
            _architecture = architecture;
            _xml = xml;
            _rows = new(architecture);
            _columns = new(architecture, _rows);
            _wires = new(architecture, _rows, _columns);
            _labels = new(_wires, _columns);
            _heights = new(architecture, _rows, _wires, _labels);
        }

        public void Write()
        {
            var right = _wires.All.SelectMany(wire => wire.Legs).Select(leg => leg.High).Append(_columns.Right).Max()
                + Measures.Margin;
            Open("svg", null);
            Attribute("viewBox", $"0 0 {Number(right)} {Number(_heights.Bottom + Measures.Margin)}");
            Attribute("width", Number(right));
            Attribute("height", Number(_heights.Bottom + Measures.Margin));
            Attribute("class", "architecture");
            Attribute("role", "img");
            Attribute("aria-labelledby", "architecture-title architecture-description");
            Element("title", "architecture-title", _architecture.Title);
            Element("desc", "architecture-description", _architecture.Summary);
            Open("style", null);
            Text(Style);
            _xml.WriteEndElement();
            Marker();
            foreach (var area in _architecture.Areas)
            {
                WriteArea(area);
            }
            foreach (var wire in _wires.All.OrderBy(wire => !wire.Arrow.IsWatching))
            {
                WriteWire(wire);
            }
            if (_architecture.HasClients)
            {
                WriteClients();
            }
            foreach (var box in _architecture.Boxes)
            {
                WriteBox(box);
            }
            foreach (var wire in _labels.Wires)
            {
                WriteLabel(wire);
            }
            _xml.WriteEndElement();
        }

        private void WriteArea(Area area)
        {
            var span = _columns.Of(area.Id);
            var first = _rows.FirstOf(area);
            var top = _heights.TopOf(first) - (HasSet(area, first)
                ? Measures.SetTitle
                : 0) - Measures.AreaTitle - Measures.AreaPadding / 2
                - _labels.HeightAbove(first);
            var bottom = _heights.BottomOf(_rows.LastOf(area))
                + (HasSet(area, _rows.LastOf(area)) ? Measures.SetPadding : 0) + Measures.AreaPadding;
            Rectangle("area", span.Left, top, span.Width, bottom - top, 12);
            Title("area-title", span, Measures.AreaPadding, top + 19, area.Title, Measures.AreaFont);
            foreach (var set in area.Sets)
            {
                var row = _rows.Of(set.Boxes[0]);
                var place = _columns.Of(set.Id);
                var head = _heights.TopOf(row) - Measures.SetTitle;
                Rectangle("set", place.Left, head, place.Width, _heights.BottomOf(row) + Measures.SetPadding - head, 9);
                Title("set-title", place, Measures.SetPadding, head + 14, set.Title, Measures.SetFont);
            }
        }

        private bool HasSet(Area area, int row) => area.Sets.Any(set => _rows.Of(set.Boxes[0]) == row);

        private void Title(string style, Span span, double padding, double y, string text, Font font) =>
            Line(style, span.Left + padding, y, TextLines.Cut(text, span.Width - 2 * padding, font));

        private void WriteClients()
        {
            var span = _columns.Of(Architecture.ClientId);
            Open("g", "box clients");
            Rectangle("box-face", span.Left, _heights.TopOf(0), span.Width, _heights.Of(0), _heights.Of(0) / 2);
            Line("box-name middle", span.Middle, _heights.TopOf(0) + _heights.Of(0) / 2 + 4, Architecture.ClientTitle);
            _xml.WriteEndElement();
        }

        private void WriteBox(Box box)
        {
            var span = _columns.Of(box.Id);
            var top = _heights.TopOf(_rows.Of(box.Id));
            Open("g", box.Tier is null ? "box" : "box tier");
            Element("title", null, string.Join(", ", new[] { box.Name, box.Kind }.Concat(box.Details)));
            Rectangle("box-face", span.Left, top, span.Width, _heights.Of(_rows.Of(box.Id)), 7);
            var y = top + Measures.BoxPadding + 11 - Measures.LineHeight;
            foreach (var (style, lines) in new[]
            {
                ("box-name", Heights.NameOf(box)),
                ("box-kind", Heights.KindOf(box)),
                ("box-detail", Heights.DetailsOf(box)),
            })
            {
                foreach (var line in lines)
                {
                    Line(style, span.Left + Measures.TextInset, y += Measures.LineHeight, line);
                }
            }
            _xml.WriteEndElement();
        }

        private void WriteWire(Wire wire)
        {
            Open("path", wire.Arrow.IsWatching ? "wire watching" : "wire");
            Attribute("d", PathOf(wire));
            Attribute(
                "marker-end", wire.Arrow.IsWatching ? "url(#architecture-watching-head)" : "url(#architecture-head)");
            _xml.WriteEndElement();
        }

        private void WriteLabel(Wire wire)
        {
            var lines = _labels.Of(wire);
            var y = EndOf(wire) - 7 - lines.Count * Measures.LineHeight;
            foreach (var line in lines)
            {
                Line("wire-label", wire.Legs[^1].To + Measures.LabelGap, y += Measures.LineHeight, line);
            }
        }

        private bool IsSet(string id) => _architecture.Areas.Any(area => area.Sets.Any(set => set.Id == id));

        private double StartOf(Wire wire) =>
            _heights.BottomOf(wire.Source) + (IsSet(wire.Arrow.From) ? Measures.SetPadding : 0);

        private double EndOf(Wire wire) => _heights.TopOf(wire.Target) - (IsSet(wire.Arrow.To) ? Measures.SetTitle : 0);

        private string PathOf(Wire wire)
        {
            var points = new List<(double X, double Y)> { (wire.Legs[0].From, StartOf(wire)) };
            foreach (var leg in wire.Legs.Where(leg => !leg.IsStraight))
            {
                points.Add((leg.From, _heights.Of(leg)));
                points.Add((leg.To, _heights.Of(leg)));
            }
            points.Add((wire.Legs[^1].To, EndOf(wire) - 2));
            var path = new StringBuilder($"M{Number(points[0].X)} {Number(points[0].Y)}");
            for (var i = 1; i < points.Count - 1; i++)
            {
                var (before, at, after) = (points[i - 1], points[i], points[i + 1]);
                var round = Math.Min(Corner, Math.Min(Distance(before, at), Distance(at, after)) / 2);
                var (enter, leave) = (Towards(at, before, round), Towards(at, after, round));
                path.Append(
                    CultureInfo.InvariantCulture,
                    $"L{Number(enter.X)} {Number(enter.Y)}Q{Number(at.X)} {Number(at.Y)} {Number(leave.X)} "
                    + $"{Number(leave.Y)}");
            }
            return path.Append(CultureInfo.InvariantCulture, $"L{Number(points[^1].X)} {Number(points[^1].Y)}")
                .ToString();
        }

        private static double Distance((double X, double Y) a, (double X, double Y) b) =>
            Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);

        private static (double X, double Y) Towards((double X, double Y) at, (double X, double Y) other, double by)
        {
            var distance = Distance(at, other);
            return distance == 0
                ? at
                : (at.X + (other.X - at.X) * by / distance, at.Y + (other.Y - at.Y) * by / distance);
        }

        private void Marker()
        {
            Open("defs", null);
            foreach (var (id, style) in new[] { (
                "architecture-head", "head"), ("architecture-watching-head", "head watching") })
            {
                Open("marker", null);
                Attribute("id", id);
                Attribute("viewBox", "0 0 8 8");
                Attribute("refX", "6");
                Attribute("refY", "4");
                Attribute("markerWidth", "7");
                Attribute("markerHeight", "7");
                Attribute("orient", "auto");
                Open("path", style);
                Attribute("d", "M0 0L8 4L0 8z");
                _xml.WriteEndElement();
                _xml.WriteEndElement();
            }
            _xml.WriteEndElement();
        }

        private void Rectangle(string style, double x, double y, double width, double height, double radius)
        {
            Open("rect", style);
            Attribute("x", Number(x));
            Attribute("y", Number(y));
            Attribute("width", Number(width));
            Attribute("height", Number(height));
            Attribute("rx", Number(radius));
            _xml.WriteEndElement();
        }

        private void Line(string style, double x, double y, string text)
        {
            Open("text", style);
            Attribute("x", Number(x));
            Attribute("y", Number(y));
            Text(text);
            _xml.WriteEndElement();
        }

        private void Element(string name, string? id, string text)
        {
            Open(name, null);
            if (id is not null)
            {
                Attribute("id", id);
            }
            Text(text);
            _xml.WriteEndElement();
        }

        // Characters that XML does not allow, such as a bell, are left out.
        private void Text(string text) => _xml.WriteString(
            string.Concat(
                text.EnumerateRunes()
                    .Where(rune => rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
                    .Select(rune => rune.ToString())));

        private void Open(string name, string? style)
        {
            _xml.WriteStartElement(name, Namespace);
            if (style is not null)
            {
                Attribute("class", style);
            }
        }

        private void Attribute(string name, string value) => _xml.WriteAttributeString(name, value);

        private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
    }
}
