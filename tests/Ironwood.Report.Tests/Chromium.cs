using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Ironwood.Report.Tests;

/// <summary>One Chromium for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly ConcurrentDictionary<
        (string Stack, ColorScheme Scheme, int Width), Lazy<Task<(IPage, List<string>)>>> _shared = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (InstalledProgram.Skip("chromium") is not null)
        {
            return;
        }
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = InstalledProgram.Find("chromium")
                ?? throw new InvalidOperationException(InstalledProgram.WhyNot("chromium")),
            // It sends no requests to any host while a page is checked.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>The report of a stack, all of it unfolded; opened once for all tests that only look at it.</summary>
    public Task<(IPage Page, List<string> Noise)> SharedAsync(string stack, ColorScheme scheme, int width = 1280) =>
        _shared.GetOrAdd(
            (stack, scheme, width), key => new(() => OpenUnfoldedAsync(key.Stack, key.Scheme, key.Width))).Value;

    /// <summary>A page with a report, and all that went wrong or was asked for while it was opened.</summary>
    public async Task<(IPage Page, List<string> Noise)> OpenAsync(
        string html, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        var page = await context.NewPageAsync();
        var noise = new List<string>();
        page.Console += (_, message) => noise.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => noise.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                noise.Add($"asked for {request.Url}");
            }
        };
        page.Dialog += (_, dialog) => noise.Add($"dialog: {dialog.Message}");
        var file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.html");
        await File.WriteAllTextAsync(file, html);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        File.Delete(file);
        return (page, noise);
    }

    private async Task<(IPage Page, List<string> Noise)> OpenUnfoldedAsync(string stack, ColorScheme scheme, int width)
    {
        var (page, noise) = await OpenAsync(await Reports.PageOfAsync(stack), scheme, width);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        return (page, noise);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
    }
}
