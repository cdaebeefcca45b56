using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Ironwood.Report.Tests;

/// <summary>What a reader meets: in light and dark, on a screen and on a phone, with a mouse, a keyboard or a screen
/// reader.</summary>
public sealed class BrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Phone = 360;

    // axe itself, and not its runner for Playwright: one document has no frames to gather results from, which takes ten
    // times as long.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    [ProgramTheory("chromium")]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, Phone)]
    [InlineData(ColorScheme.Dark, Phone)]
    public async Task Accessibility_checks_find_nothing(ColorScheme scheme, int width)
    {
        var (page, noise) = await chromium.SharedAsync("prod", scheme, width);
        await page.EvaluateAsync(Axe);

        var violations = await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .map(violation => violation.id + ': ' + violation.nodes.map(node => node.html).join(' '))
            """);

        Assert.Empty(violations);
        Assert.Empty(noise);
    }

    [ProgramFact("chromium")]
    public async Task What_a_reader_could_not_reach_is_found()
    {
        var (page, _) = await chromium.OpenAsync(
            "<!doctype html><title>x</title><img src=data:,><p style=color:#eee;background:#fff>pale</p>");
        await page.EvaluateAsync(Axe);

        var found = await page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.map(violation => violation.id)");

        Assert.Superset(new HashSet<string> { "color-contrast", "html-has-lang", "image-alt" }, found.ToHashSet());
    }

    [ProgramTheory("chromium")]
    [InlineData(1280)]
    [InlineData(Phone)]
    public async Task Nothing_is_wider_than_the_screen(int width)
    {
        var (page, _) = await chromium.SharedAsync("prod", ColorScheme.Light, width);

        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [ProgramFact("chromium")]
    public async Task Dark_is_dark()
    {
        var (light, _) = await chromium.SharedAsync("prod", ColorScheme.Light);
        var (dark, _) = await chromium.SharedAsync("prod", ColorScheme.Dark);
        const string Colours =
            "[getComputedStyle(document.body).backgroundColor, "
            + "getComputedStyle(document.querySelector('.architecture .box-face')).fill]";

        var lights = await light.EvaluateAsync<string[]>(Colours);
        var darks = await dark.EvaluateAsync<string[]>(Colours);

        Assert.Equal("rgb(255, 255, 255)", lights[0]);
        Assert.Equal("rgb(15, 22, 30)", darks[0]);
        Assert.NotEqual(lights[1], darks[1]);
    }

    [ProgramFact("chromium")]
    public async Task The_keyboard_reaches_the_content_first_and_opens_what_is_closed()
    {
        var (page, _) = await chromium.OpenAsync(await Reports.PageOfAsync("dev"));

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));

        await page.Locator(".tree summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.tree details').open"));
        Assert.NotEqual(
            "none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
    }

    [ProgramFact("chromium")]
    public async Task A_hostile_name_is_read_and_not_run()
    {
        var (page, noise) = await chromium.OpenAsync(
            await HtmlReport.OfAsync(Reports.With(Reports.Hostile, Reports.HostileGraph())));

        Assert.Equal(Reports.Hostile, await page.TitleAsync());
        Assert.Equal(Reports.Hostile, await page.Locator("h1").TextContentAsync());
        Assert.Equal(0, await page.Locator("script, img").CountAsync());
        Assert.Empty(noise);
    }

    [ProgramFact("chromium")]
    public async Task No_box_of_the_drawing_lies_on_another_and_no_text_leaves_its_box_or_lies_on_one()
    {
        var (page, _) = await chromium.SharedAsync("prod", ColorScheme.Light);

        var faults = await page.EvaluateAsync<string[]>(
            """
            () => {
              const boxes = [...document.querySelectorAll('.architecture g.box')].map(box => ({ name: box.textContent, face: box.querySelector('rect').getBBox(), texts: [...box.querySelectorAll('text')].map(text => text.getBBox()) }));
              const labels = [...document.querySelectorAll('.architecture text.wire-label')].map(text => ({ name: text.textContent, face: text.getBBox() }));
              const faults = [];
              labels.forEach((label, i) => boxes.concat(labels.slice(i + 1)).forEach(b => {
                // Lines of one label touch; letters do not.
                if (label.face.x < b.face.x + b.face.width && b.face.x < label.face.x + label.face.width && label.face.y + 2 < b.face.y + b.face.height && b.face.y + 2 < label.face.y + label.face.height) faults.push(label.name + ' lies on ' + b.name);
              }));
              if (labels.length === 0) faults.push('no labels');
              boxes.forEach((a, i) => {
                boxes.slice(i + 1).forEach(b => {
                  if (a.face.x < b.face.x + b.face.width && b.face.x < a.face.x + a.face.width && a.face.y < b.face.y + b.face.height && b.face.y < a.face.y + a.face.height) faults.push(a.name + ' lies on ' + b.name);
                });
                a.texts.forEach(text => {
                  if (text.x < a.face.x || text.x + text.width > a.face.x + a.face.width || text.y + text.height > a.face.y + a.face.height) faults.push('text leaves ' + a.name);
                });
              });
              return faults;
            }
            """);

        Assert.Empty(faults);
    }
}
