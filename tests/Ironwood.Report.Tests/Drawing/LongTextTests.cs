using System.Xml.Linq;

namespace Ironwood.Report.Tests.Drawing;

/// <summary>Long texts are broken into lines, where a reader would break them, and not cut; the drawing makes
/// room.</summary>
public class LongTextTests
{
    private const string Name =
        "inference-https-forwarding-rule-of-the-european-front-door .. inference-https-forwarding-rule-of-the-second "
        + "(3)";
    private const string Detail =
        "3 global network endpoint groups, security policy, health check, and what else a service reads";
    private const string Label = "/vertex/small/predict-long-running and 2 more";

    [Fact]
    public void A_name_and_its_details_are_whole_between_hyphens_and_words()
    {
        var box = Box(Draw(Name, Detail, ""), "b_two");

        var name = Lines(box, "box-name");
        Assert.Equal(
            Name.Replace(" ", "", StringComparison.Ordinal),
            string.Concat(name).Replace(" ", "", StringComparison.Ordinal));
        Assert.True(name.Length > 2);
        Assert.All(name.SkipLast(1), line => Assert.Matches("(-|[^ ])$", line));
        Assert.Contains(name, line => line.EndsWith('-'));
        Assert.Equal(Detail, string.Join(' ', Lines(box, "box-detail")));
    }

    [Fact]
    public void A_box_is_as_high_as_its_lines_need()
    {
        var box = Box(Draw(Name, Detail, ""), "b_two");
        var face = box.Element(box.Name.Namespace + "rect")!;
        var bottom = Number(face, "y") + Number(face, "height");
        var lines = box.Elements(box.Name.Namespace + "text").Select(text => Number(text, "y")).ToArray();

        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.Equal(15, pair.Second - pair.First));
        Assert.InRange(bottom - lines[^1], 3, 15);
        Assert.InRange(lines[0] - Number(face, "y"), 10, 25);
    }

    [Fact]
    public void What_no_box_holds_ends_in_an_ellipsis()
    {
        var lines = Lines(Box(Draw(string.Join('-', Enumerable.Repeat("part", 200)), Detail, ""), "b_two"), "box-name");

        Assert.Equal(6, lines.Length);
        Assert.EndsWith("…", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain('…', string.Concat(lines.SkipLast(1)));
    }

    // Capitals are wider than small letters, and the letters of some scripts twice as wide.
    [Theory]
    [InlineData("iiiiiiiiiiiiiiiiiiiiiiiiiiiiii", 1)]
    [InlineData("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", 3)]
    [InlineData("推論推論推論推論推論推論推論推論推論推論推論推論推論推論推論", 3)]
    public void Lines_hold_what_is_as_wide_as_the_box_and_no_more(string name, int lines) =>
        Assert.Equal(lines, Lines(Box(Draw(name, "", ""), "b_two"), "box-name").Length);

    [Fact]
    public void Nothing_is_cut_through_the_middle_of_a_letter()
    {
        var lines = Lines(Box(Draw(string.Concat(Enumerable.Repeat("👩🏽‍🚀", 40)), "", ""), "b_two"), "box-name");

        Assert.All(
            lines,
            line => Assert.Equal(
                "", line.Replace("👩🏽‍🚀", "", StringComparison.Ordinal).Replace("…", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_label_is_broken_above_the_box_that_it_leads_to()
    {
        var svg = Draw("two", Detail, Label);

        var lines = Classed(svg, "wire-label").ToArray();
        var face = Box(svg, "b_two").Element(svg.GetDefaultNamespace() + "rect")!;
        Assert.True(lines.Length > 1);
        Assert.Equal(
            Label.Replace(" ", "", StringComparison.Ordinal),
            string.Concat(lines.Select(line => line.Value)).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(lines, line =>
        {
            Assert.InRange(Number(line, "x"), Number(face, "x"), Number(face, "x") + Number(face, "width"));
            Assert.True(Number(line, "y") < Number(face, "y"));
        });
        // The area around the box begins above the label's first line.
        var area = Classed(svg, "area").Single(
            rect => Number(rect, "y") < Number(face, "y")
                && Number(rect, "y") + Number(rect, "height") > Number(face, "y"));
        Assert.True(Number(area, "y") < Number(lines[0], "y") - 30);
    }

    [Fact]
    public void A_title_is_as_long_as_its_area()
    {
        var title = Assert.Single(
            Classed(Draw("two", Detail, "", new string('M', 60)), "area-title"), title => title.Value.StartsWith('M'));

        Assert.Matches("^M{5,15}…$", title.Value);
    }

    private static XElement Draw(string name, string detail, string label, string area = "B") =>
        XDocument.Parse(SvgDrawing.Of(new(
            "title", "summary",
            [
                new("a_a", "A", [new("b_one", "one", "Thing", [], null)], []),
                new("a_b", area, [new("b_two", name, "Thing", detail.Length > 0 ? [detail] : [], null)], []),
            ],
            [new(Architecture.ClientId, "b_one", "", false), new("b_one", "b_two", label, false)]))).Root!;

    // Boxes are drawn in the order of the areas, behind the clients.
    private static XElement Box(XElement svg, string id) => Classed(svg, "box").ElementAt(id == "b_two" ? 2 : 1);

    private static string[] Lines(XElement box, string style) => [.. Classed(box, style).Select(line => line.Value)];

    private static IEnumerable<XElement> Classed(XElement svg, string style) => svg.Descendants()
        .Where(element => element.Attribute("class")?.Value.Split(' ')[0] == style);

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, null);
}
