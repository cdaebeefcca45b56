using System.Collections.Concurrent;
using Scriban;
using Scriban.Runtime;

namespace Ironwood.Planning.Boot;

/// <summary>The embedded files: those under <c>Host</c> reach a host as they are, those under <c>Templates</c>
/// rendered.</summary>
internal static class BootTemplates
{
    private static readonly ConcurrentDictionary<string, Template> Parsed = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, string> Read = new(StringComparer.Ordinal);

    // All that a template may call: Scriban's own hundred functions took longer to set up than a file to render. Made
    // once: each import looks through its delegate by reflection.
    private static readonly ScriptObject Functions = Callable();

    /// <summary>A file that reaches a host as it is.</summary>
    public static string Host(string name) => Embedded($"Boot/Host/{name}");

    /// <summary>A template with its values. A name that is not among the values is an error.</summary>
    public static string Render(string name, ScriptObject values)
    {
        var template = Parsed.GetOrAdd(name, static name => Template.Parse(Embedded($"Boot/Templates/{name}"), name));
        if (template.HasErrors)
        {
            throw new InvalidOperationException(string.Join('\n', template.Messages));
        }
        var context = new TemplateContext(Functions)
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            // A model server may have more arguments than Scriban's thousand turns; a metadata value ends sooner.
            LoopLimit = int.MaxValue,
        };
        context.PushGlobal(values);
        return template.Render(context);
    }

    private static ScriptObject Callable()
    {
        var functions = new ScriptObject();
        functions.Import("shell", new Func<string, string>(Quoting.Shell));
        functions.Import("json", new Func<string, string>(Quoting.Json));
        functions.Import("yaml", new Func<string, string>(Quoting.Json));
        // Several hosts' files are rendered at once.
        functions.IsReadOnly = true;
        return functions;
    }

    private static string Embedded(string name) => Read.GetOrAdd(name, static name =>
    {
        using var stream = typeof(BootTemplates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
