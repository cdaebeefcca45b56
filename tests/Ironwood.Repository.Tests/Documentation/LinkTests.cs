using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Ironwood.Repository.Tests.Documentation;

/// <summary>
/// Every link of every page leads somewhere: files and anchors by looking, the rest of the world by form only.
/// </summary>
public sealed partial class LinkTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseYamlFrontMatter()
        .Build();

    private static readonly Dictionary<string, MarkdownDocument> Documents = SourceTree.Markdown.ToDictionary(
        path => path, path => Markdown.Parse(SourceTree.Read(path), Pipeline), StringComparer.Ordinal);

    private static readonly Dictionary<string, HashSet<string>> Anchors = Documents.ToDictionary(
        document => document.Key, document => AnchorsOf(document.Value), StringComparer.Ordinal);

    public static TheoryData<string> Written() => [.. SourceTree.Markdown];

    [Theory]
    [MemberData(nameof(Written))]
    public void Every_link_leads_somewhere(string path) => Assert.Equal([], Broken(path, Documents[path]));

    [Fact]
    public void Every_page_is_in_the_index()
    {
        const string Index = "docs/README.md";
        var listed = Links(Documents[Index])
            .Select(link => Resolve(Index, link.Split('#')[0]))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], SourceTree.Markdown.Where(path =>
            path.StartsWith("docs/", StringComparison.Ordinal) && path != Index && !listed.Contains(path)
            && !path.StartsWith("docs/decisions/0", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[a](FAQ.md)", "FAQ.md: there is no such file")]
    [InlineData("[a](faq.md#no-such)", "faq.md#no-such: docs/faq.md has no such heading")]
    [InlineData("[a](#no-such)", "#no-such: docs/page.md has no such heading")]
    [InlineData("[a](../../outside.md)", "../../outside.md: is outside of the repository")]
    [InlineData("[a](/docs/faq.md)", "/docs/faq.md: is no relative path")]
    [InlineData("[a](http://example.com)", "http://example.com: is no https address")]
    [InlineData("<https://exa mple>", null)]
    [InlineData("[a](https://)", "https://: is no https address")]
    [InlineData("![a](none.svg)", "none.svg: there is no such file")]
    [InlineData("<a href=\"none.md\">a</a>", "none.md: there is no such file")]
    [InlineData(
        "[a](faq.md) [b](recipes/add-a-tier.md#go-back) [c](https://example.com/x#y) <https://example.com> "
        + "[d](recipes)",
        null)]
    public void A_broken_link_is_reported(string text, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], Broken("docs/page.md", Markdown.Parse(text, Pipeline)));

    [Theory]
    [InlineData("# `pulumi up`, and *why*", "pulumi-up-and-why")]
    [InlineData("## IW1004 No setting has this name", "iw1004-no-setting-has-this-name")]
    [InlineData("## ironwood:tiers.&lt;name&gt;.scaling", "ironwoodtiersnamescaling")]
    [InlineData("## a_b - c", "a_b---c")]
    [InlineData("<a id=\"own\"></a>", "own")]
    public void An_anchor_is_the_one_that_GitHub_makes(string text, string anchor) =>
        Assert.Contains(anchor, AnchorsOf(Markdown.Parse(text, Pipeline)));

    private static string[] Broken(string path, MarkdownDocument document) =>
        [.. Links(document)
            .Select(link => Fault(path, link) is { } fault ? $"{link}: {fault}" : null)
            .OfType<string>()];

    private static IEnumerable<string> Links(MarkdownDocument document) =>
        document.Descendants().SelectMany(node => node switch
        {
            LinkInline link => [link.Url ?? ""],
            AutolinkInline { IsEmail: false } link => [link.Url],
            HtmlInline html => Reference().Matches(html.Tag).Select(match => match.Groups["to"].Value),
            HtmlBlock html => Reference().Matches(html.Lines.ToString()).Select(match => match.Groups["to"].Value),
            _ => Enumerable.Empty<string>(),
        });

    private static string? Fault(string path, string link)
    {
        if (link.Contains("://", StringComparison.Ordinal))
        {
            return Uri.TryCreate(link, UriKind.Absolute, out var uri)
                && uri.Scheme == Uri.UriSchemeHttps
                && uri.Host.Contains('.', StringComparison.Ordinal)
                ? null : "is no https address";
        }
        var (file, anchor) = link.Split('#', 2) is [var name, var place] ? (name, place) : (link, null);
        if (file.StartsWith('/') || file.StartsWith("mailto:", StringComparison.Ordinal))
        {
            return "is no relative path";
        }
        var target = file.Length == 0 ? path : Resolve(path, Uri.UnescapeDataString(file));
        if (target is null)
        {
            return "is outside of the repository";
        }
        if (file.Length > 0 && !Exists(target))
        {
            return "there is no such file";
        }
        return anchor is null || !target.EndsWith(".md", StringComparison.Ordinal)
            || (Anchors.TryGetValue(target, out var anchors) && anchors.Contains(anchor))
                ? null : $"{target} has no such heading";
    }

    private static string? Resolve(string path, string file)
    {
        var steps = new Stack<string>(path.Split('/').SkipLast(1));
        foreach (var step in file.TrimEnd('/').Split('/'))
        {
            if (step == ".." && !steps.TryPop(out _))
            {
                return null;
            }
            if (step is not (".." or "."))
            {
                steps.Push(step);
            }
        }
        return string.Join('/', steps.Reverse());
    }

    // By its exact spelling, whatever the file system forgives.
    private static bool Exists(string target)
    {
        var folder = SourceTree.Root;
        foreach (var step in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Directory.Exists(folder)
                || !Directory.EnumerateFileSystemEntries(folder).Any(entry => Path.GetFileName(entry) == step))
            {
                return false;
            }
            folder = Path.Combine(folder, step);
        }
        return true;
    }

    private static HashSet<string> AnchorsOf(MarkdownDocument document)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case HeadingBlock { Inline: { } inline }:
                    // A second heading of the same words gets a number.
                    var (anchor, number) = (Anchor(Words(inline)), 0);
                    while (!anchors.Add(number == 0 ? anchor : $"{anchor}-{number}"))
                    {
                        number++;
                    }
                    break;
                case HtmlInline html:
                    anchors.UnionWith(Id().Matches(html.Tag).Select(match => match.Groups["id"].Value));
                    break;
                case HtmlBlock html:
                    anchors.UnionWith(Id().Matches(html.Lines.ToString()).Select(match => match.Groups["id"].Value));
                    break;
            }
        }
        return anchors;
    }

    private static string Words(ContainerInline inline)
    {
        var words = new StringBuilder();
        foreach (var part in inline.Descendants())
        {
            words.Append(part switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                _ => "",
            });
        }
        return words.ToString();
    }

    private static string Anchor(string heading) => string.Concat(heading.ToLowerInvariant()
        .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
        .Select(letter => letter == ' ' ? '-' : letter));

    [GeneratedRegex(@"(href|src)=""(?<to>[^""]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(id|name)=""(?<id>[^""]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
