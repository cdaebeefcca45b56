using System.Text;
using Ironwood.Analysis;
using Ironwood.Analysis.Rules;

namespace Ironwood.Repository.Documentation;

/// <summary><c>docs/rules.md</c>, made of the <see cref="RuleBook"/>: nobody writes it by hand.</summary>
internal static class RulesPage
{
    /// <summary>The page.</summary>
    public static string Text()
    {
        var page = new StringBuilder()
            .Append("# Rules\n\n")
            .Append(
                "`./ironwood check` holds a stack against these rules. This page is made of them by `./ironwood "
                + "inventories`.\n\n")
            .Append("- **error**: Google Cloud would refuse it, or it could not work.\n")
            .Append("- **warning**: it works, but not as well or as safely as it should.\n")
            .Append("- **note**: worth knowing; nothing breaks.\n\n")
            .Append(
                "Errors and warnings make the exit code 1. A rule may be broken for a while by a waiver in the "
                + "stack's file, with\n")
            .Append("somebody's name to it:\n\n")
            .Append("```yaml\n")
            .Append("config:\n")
            .Append("  ironwood:waivers:\n")
            .Append("    http-until-the-domain-is-ours: # a name that says what it is about\n")
            .Append("      rule: security/plain-http\n")
            .Append("      resource: ai-inference-forwarding-rule # without it, every resource that breaks the rule\n")
            .Append("      owner: inference-platform\n")
            .Append("      reason: the domain is being transferred\n")
            .Append("      expires: \"2027-03-31\" # the last day; after it the check refuses the waiver\n")
            .Append("```\n\n")
            .Append("| rule | severity | |\n|---|---|---|\n");
        foreach (var rule in RuleBook.Rules)
        {
            page.Append($"| [{rule.Id}](#{rule.Anchor}) | {Word(rule)} | {rule.Summary} |\n");
        }
        foreach (var rule in RuleBook.Rules)
        {
            page.Append(
                $"\n<a id=\"{rule.Anchor}\"></a>\n\n## {rule.Id}\n\n**{Word(rule)}** · {rule.Summary} {rule.Reason}\n");
            if (rule.Example is not null)
            {
                page.Append($"\nFor example: *{rule.Example}*\n");
            }
            if (rule.Source is not null)
            {
                page.Append($"\nSource: <{rule.Source}>\n");
            }
        }
        return page.ToString();
    }

    private static string Word(Rule rule) => rule.Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
