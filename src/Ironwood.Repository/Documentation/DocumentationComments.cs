using System.Reflection;
using System.Xml.Linq;
using Ironwood.Planning.Settings;

namespace Ironwood.Repository.Documentation;

/// <summary>The documentation comment of a setting, in Markdown.</summary>
/// <param name="Whole">The whole text.</param>
/// <param name="Rest">The text without sentences that only state the default or that the setting is required.</param>
/// <param name="Default">The default that it states; null without one.</param>
internal sealed record SettingText(string Whole, string Rest, string? Default);

/// <summary>Reads the documentation comments of an assembly from the file that the compiler writes.</summary>
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

    public static DocumentationComments Of(Assembly assembly) =>
        new(assembly, XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")));

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

    // "Default 600: the balancer's own …" gives a reason and stays; "Default 600." only repeats the column.
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
        // A constant is replaced by its value, a property by the setting.
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
