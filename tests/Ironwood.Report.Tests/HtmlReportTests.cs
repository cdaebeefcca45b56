namespace Ironwood.Report.Tests;

/// <summary>The contents of the file.</summary>
public class HtmlReportTests
{
    /// <summary>Where a report with one text everywhere, and a graph of the same name, shows it; lines of the drawing
    /// end inside it.</summary>
    private const int Places = 37;

    [Fact]
    public async Task A_name_is_text_wherever_it_stands()
    {
        var html = await HtmlReport.OfAsync(Reports.With(Reports.Hostile, Reports.HostileGraph()));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("</title></style>", html, StringComparison.OrdinalIgnoreCase);
        // Everywhere that it was put it is read, and nowhere lost.
        Assert.Equal(Places, html.Split("&lt;script&gt;alert(1)&lt;/script&gt;").Length - 1);
    }

    [Fact]
    public async Task One_file_says_all_and_asks_for_nothing()
    {
        var html = await HtmlReport.OfAsync(Reports.With("text", await Reports.GraphOfAsync("prod")));

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', html);
    }

    [Fact]
    public async Task Equal_reports_are_equal_to_the_byte()
    {
        var graph = await Reports.GraphOfAsync("dev");

        Assert.Equal(
            await HtmlReport.OfAsync(Reports.With("text", graph)),
            await HtmlReport.OfAsync(Reports.With("text", graph)));
    }

    [Fact]
    public async Task A_section_that_was_not_requested_is_neither_shown_nor_linked()
    {
        var report = Reports.With("text", Reports.HostileGraph()) with
        {
            Findings = null,
            Failures = null,
            Cost = null,
        };

        var html = await HtmlReport.OfAsync(report);

        Assert.DoesNotContain("#findings", html, StringComparison.Ordinal);
        Assert.DoesNotContain("#failures", html, StringComparison.Ordinal);
        Assert.DoesNotContain("#cost", html, StringComparison.Ordinal);
        Assert.Contains("#routes", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_findings_the_report_says_so()
    {
        var html = await HtmlReport.OfAsync(Reports.With("text", Reports.HostileGraph()) with { Findings = [] });

        Assert.Contains("No rule is broken.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bars_are_as_long_as_their_share_of_the_longest()
    {
        var html = await HtmlReport.OfAsync(Reports.With("text", Reports.HostileGraph()) with
        {
            Cost = new(
                "", [new("small", true, 0.001m, 0.001m), new("large", true, 90m, 22.5m), new("cache", false, 45m, 45m)],
                [], [], ""),
        });

        Assert.Contains("width: 100%", html, StringComparison.Ordinal);
        Assert.Contains("width: 50%", html, StringComparison.Ordinal);
        // A little is still something to see.
        Assert.Contains("width: 0.5%", html, StringComparison.Ordinal);
        Assert.Contains("66.7 %", html, StringComparison.Ordinal);
        Assert.Contains("2,160.00", html, StringComparison.Ordinal);
        Assert.Contains("65,700.00", html, StringComparison.Ordinal);
        Assert.Contains(">0.001<", html, StringComparison.Ordinal);
        // Only what changes its size has a smallest one.
        Assert.Contains("class=\"bar-least\" style=\"width: 25%\"", html, StringComparison.Ordinal);
        Assert.Contains("from 22.50", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("bar-least\"").Length);
    }
}
