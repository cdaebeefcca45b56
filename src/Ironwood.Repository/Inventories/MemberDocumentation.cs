using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace Ironwood.Repository.Inventories;

/// <summary>Reads the summary of a public member from its XML documentation, as one line of plain text.</summary>
internal static class MemberDocumentation
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = new();

    /// <summary>Summary of a property.</summary>
    public static string Of(PropertyInfo property) => Of(property.DeclaringType!, property.Name);

    /// <summary>Summary of a property by its name, ignoring case.</summary>
    /// <exception cref="InvalidOperationException">It has no summary. This does not happen, because the compiler
    /// requires one for every public member.</exception>
    public static string Of(Type type, string property)
    {
        var members = Files.GetOrAdd(type.Assembly, Load);
        // The properties of a positional record are documented as parameters.
        var text = members.GetValueOrDefault($"P:{type.FullName}.{property}".ToUpperInvariant())?.Element("summary")
            ?? members.GetValueOrDefault(
                $"T:{type.FullName}".ToUpperInvariant())?.Elements("param").SingleOrDefault(parameter =>
                string.Equals(parameter.Attribute("name")?.Value, property, StringComparison.OrdinalIgnoreCase));
        return text is null
            ? throw new InvalidOperationException($"{type.FullName}.{property} has no documentation.")
            : string.Join(
                ' ',
                string.Concat(text.Nodes().Select(Plain)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        return XDocument.Load(file).Root!.Element("members")!.Elements("member")
            .ToDictionary(member => member.Attribute("name")!.Value.ToUpperInvariant());
    }

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        // A reference is shown by the last part of its name.
        XElement { IsEmpty: true } reference => reference.Attribute("cref")?.Value.Split('.', ':')[^1] ?? "",
        XElement element => element.Value,
        _ => "",
    };
}
