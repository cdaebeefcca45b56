using System.Text;

namespace Ironwood.Repository.Documentation;

/// <summary><c>docs/configuration.md</c>, made of the settings' records: nobody writes it by hand.</summary>
internal static class ConfigurationPage
{
    /// <summary>The page.</summary>
    public static string Text()
    {
        var page = new StringBuilder("""
            # Settings

            Every setting of `Pulumi.<stack>.yaml`. This page is made by `./ironwood inventories` of the records that the program
            reads, and a test holds it against them. What a change of a setting does to a stack that runs is in
            [changing-things.md](changing-things.md).

            - **Allowed** is what a refusal says ([diagnostics.md](diagnostics.md)). Where that depends on other settings, as zones
              do on the region, it is what a tier of `tpu7x` in `us-central1` is told. Empty: nothing but the type is looked at.
            - **Default** is what holds when the setting is left out. Without one it is *required*.
            - A name in angle brackets is a key that you choose; a tier's key is its name for ever.
            - The value of a setting that is text or a number can be set by `pulumi config set --path 'SETTING' VALUE` too. A
              setting that is encrypted is refused: it would shape the platform unseen.


            """.ReplaceLineEndings("\n"));
        foreach (var group in SettingReference.Read())
        {
            page.Append(group.Path.Length == 0 ? "## The stack\n\n" : $"## {Escape(group.Path)}\n\n")
                .Append(Escape(group.Meaning)).Append("\n\n")
                .Append("| setting | type | unit | default | allowed | meaning |\n|---|---|---|---|---|---|\n");
            foreach (var row in group.Rows)
            {
                var name = group.Path.Length == 0 ? row.Path : row.Path[(group.Path.Length + 1)..];
                string[] cells = [$"`{name}`", row.Kind, row.Unit, row.Default, row.Allowed, row.Meaning];
                page.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");
            }
            page.Append('\n');
        }
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Cell(string text) => Escape(text).Replace("|", "\\|", StringComparison.Ordinal);

    // Angle brackets are HTML outside of code; the text of a comment has code where it needs it.
    private static string Escape(string text) => string.Join('`', text.Split('`').Select((part, index) =>
        index % 2 == 1 ? part
            : part.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)));
}
