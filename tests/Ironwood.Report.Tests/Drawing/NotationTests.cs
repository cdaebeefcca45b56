using System.Diagnostics;
using System.Xml.Linq;

namespace Ironwood.Report.Tests.Drawing;

/// <summary>The three notations say the same, and whatever a name holds stays a name.</summary>
public partial class NotationTests
{
    private const string Hostile = "\"]; end <script>alert(1)</script> & #35; `x` \\ \n | {}\u0007";

    private static readonly Architecture Drawn = ArchitectureReader.Read(SmallPlatform.Graph);

    private static readonly Architecture Odd = new(
        Hostile, Hostile,
        [
            new(
                "a_x", Hostile, [new("b_one", Hostile, Hostile, [Hostile], "t"), new("b_two", "two", "Thing", [], "u")],
                [new("s_x", Hostile, ["b_one", "b_two"])]),
            new("a_y", "Y", [new("b_three", "three", "Thing", [], null)], []),
        ],
        [new(Architecture.ClientId, "b_one", Hostile, false), new("s_x", "b_three", "", true)]);

    [Fact]
    public void Mermaid_has_every_box_area_and_arrow()
    {
        var lines = MermaidDrawing.Of(Drawn).Split('\n');

        Assert.Equal("flowchart TB", lines[0]);
        Assert.Contains("  clients([\"Clients\"])", lines);
        Assert.Contains("  subgraph a_serving[\"Serving\"]", lines);
        Assert.Contains("    subgraph s_pod[\"2 pods\"]", lines);
        Assert.Contains("      b_x_one[\"x-one<br/>Pod<br/>1,200 x ct6e<br/>1 group in z-a\"]", lines);
        Assert.Contains("    b_m[\"m<br/>URL map\"]", lines);
        Assert.Contains("  clients -->|\"port 443\"| b_r", lines);
        Assert.Contains("  b_a -.-> b_m", lines);
        Assert.Contains("  s_pod --> b_c", lines);
        Assert.Equal(Drawn.Areas.Count + 1, lines.Count(line => line.Trim() == "end"));
        Assert.Equal(
            Drawn.Boxes.Count(),
            lines.Count(
                line => line.Trim().StartsWith("b_", StringComparison.Ordinal)
                    && line.Contains("[\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void In_Mermaid_a_hostile_name_stays_between_its_quotes()
    {
        foreach (var line in MermaidDrawing.Of(Odd).TrimEnd('\n').Split('\n').Skip(3))
        {
            Assert.Matches(
                """^\s*(end|subgraph \w+\["[^"\[\]<>`\\]*"\]|\w+(\(\["|\[")([^"\[\]<>`\\]|<br/>)*("\]\)|"\])|\w+ (-->|-\.->)(\|"[^"]*"\|)? \w+)$""",
                line);
        }
    }

    // Mermaid takes a directive out of any place, quoted or not.
    [Theory]
    [InlineData("%%{init: {}}%%", "#37;#37;#123;init#58; #123;#125;#125;#37;#37;")]
    [InlineData("a|b\n\"c\";", "a#124;b #34;c#34;#59;")]
    [InlineData("style: <1>", "style#58; #60;1#62;")]
    [InlineData("/simple/*, (9) 推論 🚀", "/simple/#42;, (9) 推論 #128640;")]
    public void In_Mermaid_a_sign_that_could_begin_something_is_a_number(string text, string label) =>
        Assert.Equal(label, MermaidText.Escape(text));

    [Fact]
    public void In_Graphviz_a_hostile_name_stays_between_its_quotes()
    {
        var dot = DotDrawing.Of(Odd);

        // Without its quoted texts nothing is left of a name.
        Assert.DoesNotMatch("script|#35|`", Quoted().Replace(dot, ""));
        Assert.Contains("&amp;", dot, StringComparison.Ordinal);
        Assert.Contains("ltail=cluster_s_x", dot, StringComparison.Ordinal);
        Assert.Contains("style=dashed", dot, StringComparison.Ordinal);
    }

    [ProgramFact("dot")]
    public void Graphviz_draws_what_is_written_for_it()
    {
        foreach (var drawing in new[] { Drawn, Odd })
        {
            using var dot = Process.Start(
                new ProcessStartInfo("dot", "-Tplain")
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
            dot.StandardInput.Write(DotDrawing.Of(drawing));
            dot.StandardInput.Close();
            var output = dot.StandardOutput.ReadToEnd();
            var error = dot.StandardError.ReadToEnd();
            dot.WaitForExit();

            Assert.Equal((0, ""), (dot.ExitCode, error));
            Assert.Equal(
                drawing.Boxes.Count() + 1,
                output.Split('\n').Count(line => line.StartsWith("node ", StringComparison.Ordinal)));
            Assert.Equal(
                drawing.Arrows.Count,
                output.Split('\n').Count(line => line.StartsWith("edge ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void An_SVG_is_XML_says_what_it_is_and_has_every_box_and_arrow()
    {
        var svg = XDocument.Parse(SvgDrawing.Of(Drawn)).Root!;
        var name = svg.GetDefaultNamespace();

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(
            svg.Attribute("aria-labelledby")!.Value,
            $"{svg.Element(name + "title")!.Attribute("id")!.Value} "
            + $"{svg.Element(name + "desc")!.Attribute("id")!.Value}");
        Assert.Equal("Architecture of project stack", svg.Element(name + "title")!.Value);
        Assert.Contains("prefers-color-scheme: dark", svg.Element(name + "style")!.Value, StringComparison.Ordinal);
        Assert.Equal(Drawn.Boxes.Count() + 1, Classed(svg, "box").Count());
        Assert.Equal(Drawn.Arrows.Count, Classed(svg, "wire").Count());
        Assert.Equal(Drawn.Arrows.Count(arrow => arrow.IsWatching), Classed(svg, "wire watching").Count());
        Assert.Equal(
            ["/a and 2 more", "all others", "overflow", "port 443"],
            Classed(svg, "wire-label").Select(label => label.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void In_an_SVG_a_hostile_name_is_text()
    {
        var svg = XDocument.Parse(SvgDrawing.Of(Odd));

        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains(
            svg.Descendants(),
            element => element.Value.Contains("<script>alert(1)</script> & #35;", StringComparison.Ordinal));
    }

    [Fact]
    public void No_wire_runs_through_a_box_and_no_two_run_on_one_another()
    {
        var svg = XDocument.Parse(SvgDrawing.Of(Drawn)).Root!;
        var name = svg.GetDefaultNamespace();
        var boxes = Classed(svg, "box").Select(box => box.Element(name + "rect")!)
            .Select(
                face => (
                    Left: Number(face, "x"), Top: Number(face, "y"), Right: Number(face, "x") + Number(face, "width"),
                    Bottom: Number(face, "y") + Number(face, "height")))
            .ToArray();
        var runs = Classed(svg, "wire")
            .SelectMany((wire, index) => Runs(wire.Attribute("d")!.Value).Select(run => (index, run)))
            .ToArray();

        Assert.NotEmpty(runs);
        Assert.All(runs, item =>
        {
            var ((x1, y1), (x2, y2)) = item.run;
            Assert.DoesNotContain(boxes, box => Math.Max(x1, x2) > box.Left + 1 && Math.Min(x1, x2) < box.Right - 1
                && Math.Max(y1, y2) > box.Top + 1 && Math.Min(y1, y2) < box.Bottom - 1);
            Assert.DoesNotContain(runs, other => other.index != item.index && Overlap(item.run, other.run));
        });
    }

    private static bool Overlap(
        ((double X, double Y) A, (double X, double Y) B) one, ((double X, double Y) A, (double X, double Y) B) two)
    {
        bool Along(Func<(double X, double Y), double> across, Func<(double X, double Y), double> along) =>
            across(one.A) == across(one.B) && across(two.A) == across(two.B) && across(one.A) == across(two.A)
            && Math.Min(Math.Max(along(one.A), along(one.B)), Math.Max(along(two.A), along(two.B)))
                - Math.Max(Math.Min(along(one.A), along(one.B)), Math.Min(along(two.A), along(two.B))) > 1;
        return Along(point => point.X, point => point.Y) || Along(point => point.Y, point => point.X);
    }

    // Straight parts of a path; at a corner its control point stands for both ends.
    private static IEnumerable<((double, double), (double, double))> Runs(string path)
    {
        var points = Point().Matches(path)
            .Where(
                match => match.Groups["command"].Value is "M" or "Q"
                    || match == Point().Matches(path)[^1]
                    || match.NextMatch() is { Success: false })
            .Select(match => (double.Parse(match.Groups["x"].Value, null), double.Parse(match.Groups["y"].Value, null)))
            .ToArray();
        return points.Zip(points.Skip(1));
    }

    private static IEnumerable<XElement> Classed(XElement svg, string style) => svg.Descendants()
        .Where(element => element.Name.LocalName is not "style" and not "marker"
            && element.Attribute("class")?.Value is { } value
            && (value == style || value.StartsWith(style + " ", StringComparison.Ordinal)));

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, null);

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<command>[MLQ])(?<x>[0-9.]+) (?<y>[0-9.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Point();
}
