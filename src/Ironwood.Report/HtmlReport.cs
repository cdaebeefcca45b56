using Ironwood.Report.Page;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ironwood.Report;

/// <summary>A report as one HTML file, without network requests and scripts.</summary>
public static class HtmlReport
{
    /// <summary>The file's text.</summary>
    public static async Task<string> OfAsync(StackReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var page = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<ReportPage>(
                ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Report)] = report }))
                .ConfigureAwait(true);
            return root.ToHtmlString();
        }).ConfigureAwait(false);
        return $"<!DOCTYPE html>\n{page.ReplaceLineEndings("\n")}\n";
    }

    /// <summary>The page's style sheet. It is our own file, so it is written without escaping.</summary>
    internal static MarkupString Style { get; } = new(ReadStyle());

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("Page/report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
