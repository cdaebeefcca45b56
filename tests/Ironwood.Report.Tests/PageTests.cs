using System.Xml.Linq;

namespace Ironwood.Report.Tests;

/// <summary>
/// The contents of the page: every word of a report in its place, and the texts for readers who cannot see it.
/// </summary>
public sealed partial class PageTests : IAsyncLifetime
{
    private static readonly StackReport Report = new()
    {
        Title = "ironwood trial",
        Subtitle = "Project p, region r.",
        Figures = [new("Resources", "148", "as they stand"), new("Chips", "10,496")],
        DrawingSvg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>drawn</title></svg>",
        Tiers =
        [
            new("small (default)", "256 tpu7x", "64 x machine", "1 slice", "z-a"),
            new("large", "512", "128 x machine", "2 slices", "z-b"),
        ],
        Routes =
        [
            new("/a, /a/*", "small", "service-a", "group-a in z-a"),
            new("(all others)", "large", "service-b", "group-b in z-b"),
        ],
        Findings =
        [
            new(FindingLevel.Error, "family/one", "a prop", "is wrong", "It breaks.", "repair it", 2),
            new(FindingLevel.Warning, "family/two", "b", "is odd", "It limps.", "straighten it"),
            new(FindingLevel.Note, "family/three", "c", "is so", "It is known.", "leave it"),
            new(FindingLevel.Note, "family/four", "d", "is so too", "It is known too.", "leave it too"),
            new(FindingLevel.Waived, "family/five", "e", "was wrong", "It breaks as well.", "Waived by me"),
            new(FindingLevel.Waived, "family/six", "f", "was odd", "It limps as well.", "Waived by me too"),
        ],
        Failures =
        [
            new("zone z-a", "service-a", "0 of 9 chips", "none", true),
            new("zone z-b", "service-b", "4 of 9 chips", "takes over 5", false),
        ],
        Cost = new(
            "Cost: 4 USD an hour.", [new("small", true, 3m, 1.5m), new("cache", false, 1m, 1m)],
            ["Ceiling: none.", "Budget: some."],
            [new("pubsub", "40 USD a TiB", "https://pubsub")], "List prices."),
        Resources =
        [
            new(
                "door", "FrontDoor", 2,
                [new("map", "compute.URLMap", 0, []), new("inner", "Inner", 1, [new("rule", "compute.Rule", 0, [])])]),
            new("lone", "pubsub.Topic", 0, []),
        ],
        Outputs = [new("url", ["https://h"]), new("urls", ["a: https://h/a", "b: https://h/b"])],
        Footer = "Written by a test.",
    };

    private XElement _page = new("none");

    public async Task InitializeAsync() => _page = await ReadAsync(Report);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void The_head_says_what_it_is_and_lets_nothing_in()
    {
        Assert.Equal("ironwood trial", Text(One("title", in_: "head")));
        Assert.Equal(
            ["charset=utf-8", "name=viewport content=width=device-width, initial-scale=1", "name=color-scheme "
                + "content=light dark",
                "http-equiv=Content-Security-Policy content=default-src 'none'; style-src 'unsafe-inline'; img-src "
                + "data:"],
            Named("meta").Select(
                meta => string.Join(' ', meta.Attributes().Select(part => $"{part.Name}={part.Value}"))));
        Assert.Equal("data:,", One("link").Attribute("href")!.Value);
        Assert.Contains("prefers-color-scheme: dark", One("style", in_: "head").Value, StringComparison.Ordinal);
        Assert.Equal(
            ("ironwood trial", "Ironwood", "Project p, region r."),
            (Text(One("h1")), Text(Classed("product")), Text(Classed("subtitle"))));
        Assert.Equal(["Resources: 148 as they stand", "Chips: 10,496"], Classed("figures").Elements().Select(figure =>
        {
            var value = figure.Element("dd")!.Nodes()
                .Select(part => part is XElement element ? Text(element) : part.ToString().Trim());
            return $"{Text(figure.Element("dt")!)}: {string.Join(' ', value)}";
        }));
        Assert.Equal("figure-note", One("dd", in_: "header", at: 0).Element("span")!.Attribute("class")!.Value);
        Assert.Single(Named("span"), span => Class(span) == "figure-note");
        Assert.Equal("Written by a test.", Text(One("footer")));
    }

    [Fact]
    public void Every_section_is_linked_named_by_its_heading_and_in_the_order_of_the_links()
    {
        string[] titles = ["Architecture", "Tiers", "Routes", "Findings", "Failures", "Cost", "Resources", "Outputs"];
        var sections = One("main").Elements("section").ToArray();

        Assert.Equal(titles, sections.Select(section => Text(section.Element("h2")!)));
        Assert.All(
            sections,
            section => Assert.Equal(
                section.Attribute("aria-labelledby")!.Value, section.Element("h2")!.Attribute("id")!.Value));
        var links = One("nav").Descendants("a").ToArray();
        Assert.Equal(titles, links.Select(Text));
        Assert.Equal(
            sections.Select(section => $"#{section.Attribute("aria-labelledby")!.Value}"),
            links.Select(link => link.Attribute("href")!.Value));
        Assert.Equal("Sections", One("nav").Attribute("aria-label")!.Value);
        Assert.Equal(("main", "-1"), (One("main").Attribute("id")!.Value, One("main").Attribute("tabindex")!.Value));
        Assert.Equal("#main", Classed("skip").Attribute("href")!.Value);
    }

    // What is wider than a phone is scrolled, by keyboard as well, and says what it is.
    [Fact]
    public void What_scrolls_is_a_named_region_that_the_keyboard_reaches()
    {
        var regions = Named("div").Where(div => Class(div).Split(' ').Contains("scroll")).ToArray();

        Assert.Equal(
            [
                "Architecture drawing", "Table of tiers", "Table of routes", "Table of failures", "Table of costs",
                "Table of prices by use", "Table of outputs",
            ],
            regions.Select(region => region.Attribute("aria-label")!.Value));
        Assert.All(
            regions,
            region => Assert.Equal(
                ("region", "0"), (region.Attribute("role")!.Value, region.Attribute("tabindex")!.Value)));
        Assert.All(Named("table"), table => Assert.Contains("scroll", Class(table.Parent!), StringComparison.Ordinal));
        Assert.All(Named("th"), head => Assert.Contains(head.Attribute("scope")!.Value, (string[])["col", "row"]));
    }

    [Theory]
    [InlineData(
        "tiers", "Tier | Chips | Machines | Made of | Zones",
        "small (default) | 256 tpu7x | 64 x machine | 1 slice | z-a", "large | 512 | 128 x machine | 2 slices | z-b")]
    [InlineData(
        "routes", "Path | Tier | Backend service | Groups", "/a, /a/* | small | service-a | group-a in z-a",
        "(all others) | large | service-b | group-b in z-b")]
    [InlineData(
        "failures", "If this is lost | Backend service | Load it can still carry | Failover",
        "zone z-a | service-a | 0 of 9 chips | none", "zone z-b | service-b | 4 of 9 chips | takes over 5")]
    [InlineData("outputs", "Name | Value", "url | https://h", "urls | a: https://h/a b: https://h/b")]
    [InlineData(
        "cost", "Part | USD an hour | USD a day | USD a month | Share | Bar",
        "small | 3.00 from 1.50 | 72.00 | 2,190.00 | 75.0 % |",
        "cache | 1.00 | 24.00 | 730.00 | 25.0 % |", "Together | 4.00 | 96.00 | 2,920.00 | 100.0 % |",
        "What | Price | Source", "pubsub | 40 USD a TiB | https://pubsub")]
    public void A_table_has_every_cell_below_its_head(string section, params string[] rows) => Assert.Equal(
        rows,
        Section(section).Descendants("tr").Select(row => string.Join(" | ", row.Elements().Select(Text)).TrimEnd()));

    [Fact]
    public void An_outage_and_a_tier_are_told_by_their_look()
    {
        Assert.Equal(["outage", ""], Section("failures").Descendants("tbody").Single().Elements().Select(Class));
        Assert.Equal(["tier", ""], Section("cost").Descendants("tbody").First().Elements().Select(Class));
        Assert.Equal(
            ["bar", "bar-least", "bar"],
            Section("cost")
                .Descendants("tbody")
                .First()
                .Descendants("span")
                .Select(Class)
                .Where(name => name.StartsWith("bar", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_finding_says_how_bad_which_rule_what_where_why_and_what_to_do()
    {
        Assert.Equal("2 errors, 1 warning, 2 notes, 2 waived.", Text(Section("findings").Element("p")!));
        Assert.Equal(
            [
                "level-error Error family/one is wrong Where a prop Why It breaks. Fix repair it",
                "level-warning Warning family/two is odd Where b Why It limps. Fix straighten it",
                "level-note Note family/three is so Where c Why It is known. Fix leave it",
                "level-note Note family/four is so too Where d Why It is known too. Fix leave it too",
                "level-waived Waived family/five was wrong Where e Why It breaks as well. Fix Waived by me",
                "level-waived Waived family/six was odd Where f Why It limps as well. Fix Waived by me too",
            ],
            Section("findings").Descendants("li").Select(finding =>
                $"{Class(finding).Split(' ')[^1]} "
                + $"{string.Join(' ', finding.Descendants().Where(part => !part.HasElements).Select(Text))}"));
    }

    [Fact]
    public void The_tree_opens_and_counts()
    {
        var door = Section("resources").Elements("ul").Single().Elements().First();

        Assert.Equal("door FrontDoor, 2 resources", Text(door.Element("details")!.Element("summary")!));
        Assert.Equal(
            ["map compute.URLMap", "inner Inner, 1 resource rule compute.Rule"],
            door.Element("details")!.Element("ul")!.Elements("li").Select(Text));
        Assert.Equal(
            ["name", "type"], Section("resources").Elements("ul").Single().Elements().Last().Elements().Select(Class));
    }

    [Fact]
    public void The_drawing_stands_as_it_was_drawn_and_the_rest_of_the_cost_is_told()
    {
        Assert.Equal("drawn", Section("architecture").Descendants().Single(part => part.Name.LocalName == "svg").Value);
        Assert.Equal("Cost: 4 USD an hour.", Text(Section("cost").Element("p")!));
        Assert.Equal(["Ceiling: none.", "Budget: some."], Section("cost").Element("ul")!.Elements().Select(Text));
        Assert.Equal("Charged by use: 1 prices", Text(Section("cost").Element("details")!.Element("summary")!));
        Assert.Equal("List prices.", Text(Section("cost").Elements("p").Last()));
        Assert.All(
            ["architecture", "findings", "failures", "cost", "resources", "outputs"],
            id => Assert.Equal("lead", Class(Section(id).Element("p")!)));
    }

    [Fact]
    public async Task What_is_empty_says_so_and_has_no_table()
    {
        _page = await ReadAsync(
            Report with
            {
                Routes = [],
                Findings = [],
                Failures = [],
                Outputs = [],
                Cost = new("Cost: unknown.", [], [], [], ""),
            });

        Assert.Equal("The stack has no URL map.", Text(Section("routes").Element("p")!));
        Assert.Equal("No rule is broken.", Text(Section("findings").Element("p")!));
        Assert.Equal("No machines stand behind a backend service.", Text(Section("failures").Element("p")!));
        Assert.Equal("The stack has no outputs.", Text(Section("outputs").Element("p")!));
        Assert.Equal(["p", "p"], Section("cost").Elements().Skip(1).Select(part => part.Name.LocalName));
        Assert.All(
            ["routes", "findings", "failures", "outputs"], id => Assert.Equal(2, Section(id).Elements().Count()));
    }

    // The page is XML too, but for its first line and what HTML leaves open.
    private static async Task<XElement> ReadAsync(StackReport report) =>
        XDocument.Parse(Open().Replace((await HtmlReport.OfAsync(report)).Split('\n', 2)[1], "$0</${name}>")).Root!;

    private XElement Section(string id) =>
        Named("section").Single(section => section.Attribute("aria-labelledby")?.Value == id);

    private IEnumerable<XElement> Named(string name) => _page.Descendants(name);

    private XElement One(string name, string in_ = "html", int? at = null)
    {
        var found = _page.DescendantsAndSelf(in_).Single().Descendants(name).ToArray();
        return at is { } index ? found[index] : Assert.Single(found);
    }

    private XElement Classed(string name) => _page.Descendants().Single(part => Class(part) == name);

    [GeneratedRegex("<(?<name>meta|link) [^>]*[^/]>", RegexOptions.ExplicitCapture)]
    private static partial Regex Open();

    private static string Class(XElement part) => part.Attribute("class")?.Value ?? "";

    private static string Text(XElement part) =>
        string.Join(
            ' ',
            part.DescendantNodes().OfType<XText>().Select(text => text.Value.Trim()).Where(text => text.Length > 0));
}
