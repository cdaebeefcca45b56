using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ironwood.Planning.Settings;

namespace Ironwood.Repository.Documentation;

/// <summary>What the comment of a setting says, in Markdown.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="Rest">All but the sentences that say only what the default is, or that it is required.</param>
/// <param name="Default">What it says of the default, or null.</param>
internal sealed record SettingText(string Whole, string Rest, string? Default);

/// <summary>The documentation comments of an assembly, out of the file that the compiler writes beside it.</summary>
internal sealed partial class DocumentationComments
{
    private readonly Dictionary<string, XElement> _summaries;
    private readonly Assembly _assembly;

    private DocumentationComments(Assembly assembly, XDocument document)
    {
        _assembly = assembly;
        _summaries = document.Descendants("member").Where(member => member.Element("summary") is not null)
            .ToDictionary(
                member => member.Attribute("name")!.Value,
                member => member.Element("summary")!,
                StringComparer.Ordinal);
    }

    /// <summary>The comments of an assembly.</summary>
    public static DocumentationComments Of(Assembly assembly) =>
        new(assembly, XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")));

    /// <summary>The comment of a setting.</summary>
    public SettingText Of(PropertyInfo property)
    {
        var summary = _summaries[$"P:{property.DeclaringType!.FullName}.{property.Name}"];
        var whole = Blanks().Replace(string.Concat(summary.Nodes().Select(Word)), " ").Trim();
        var sentences = Sentence().Split(whole);
        var about = sentences.FirstOrDefault(sentence => sentence.StartsWith("Default", StringComparison.Ordinal));
        var said = about is null ? null : DefaultWords().Match(about).Groups["words"].Value;
        var rest = sentences.Where(sentence =>
            sentence is not "Required." && (sentence != about || IsMoreThanAValue(about)));
        return new(whole, string.Join(' ', rest), said);
    }

    // "Default 600: the balancer's own …" says why; "Default 600." says what stands in a column of its own.
    private static bool IsMoreThanAValue(string sentence) => !OnlyAValue().IsMatch(sentence);

    private string Word(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{Reference(see.Attribute("cref")!.Value)}`",
        _ => ((XText)node).Value,
    };

    private string Reference(string cref)
    {
        var (type, name) = (cref[2..cref.LastIndexOf('.')], cref[(cref.LastIndexOf('.') + 1)..]);
        // A constant stands for its value, a property for the setting.
        return cref[0] == 'F'
            ? Convert.ToString(_assembly.GetType(type)!.GetField(name)!.GetValue(null), CultureInfo.InvariantCulture)!
            : SettingNames.Of(_assembly.GetType(type)!.GetProperty(name)!);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=\.) (?=[A-Z])")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^Default:? (?<words>.+?)\.?$", RegexOptions.ExplicitCapture)]
    private static partial Regex DefaultWords();

    [GeneratedRegex(@"^Default(: [^:;]+| `?[^ :;,]+`?)\.$", RegexOptions.ExplicitCapture)]
    private static partial Regex OnlyAValue();
}
