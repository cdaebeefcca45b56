namespace Ironwood.Report.Tests.Drawing;

/// <summary>
/// Drawings as they were looked at: sizes, colours, ways of arrows, words for who cannot see them. A change of any of
/// it is seen in review.
/// </summary>
public class GoldenDrawingTests
{
    private static readonly Architecture Small = ArchitectureReader.Read(SmallPlatform.Graph);

    private static readonly Architecture WithoutClients = new(
        "Two boxes", "One watches the other.",
        [
            new(
                "a_x", "X",
                [new(
                    "b_one", "one", "Thing", ["a detail that is long enough to be broken into lines, more than one"],
                    null)],
                []),
            new("a_y", "Y", [new("b_two", "two", "Thing", [], "t")], []),
        ],
        [new("b_two", "b_one", "sees", true)]);

    [Fact]
    public void A_platform_is_drawn_as_it_was_looked_at()
    {
        Golden.Matches("tests/Ironwood.Report.Tests/Goldens/platform.mmd", MermaidDrawing.Of(Small));
        Golden.Matches("tests/Ironwood.Report.Tests/Goldens/platform.dot", DotDrawing.Of(Small));
        Golden.Matches("tests/Ironwood.Report.Tests/Goldens/platform.svg", SvgDrawing.Of(Small));
    }

    [Fact]
    public void A_part_without_requests_has_no_clients()
    {
        Golden.Matches("tests/Ironwood.Report.Tests/Goldens/boxes.mmd", MermaidDrawing.Of(WithoutClients));
        Golden.Matches("tests/Ironwood.Report.Tests/Goldens/boxes.dot", DotDrawing.Of(WithoutClients));
        Golden.Matches("tests/Ironwood.Report.Tests/Goldens/boxes.svg", SvgDrawing.Of(WithoutClients));
    }
}
