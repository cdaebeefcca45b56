using Ironwood.Analysis;
using Ironwood.Analysis.Rules;

namespace Ironwood.Repository.Documentation;

/// <summary><c>docs/rules.md</c>, generated from the <see cref="RuleBook"/>.</summary>
internal static class RulesPage
{
    public static string Text()
    {
        var page = new StringBuilder()
            .Append("# Rules\n\n")
            .Append(
                "`./ironwood check` checks a stack with these rules. This page is generated from them by `./ironwood "
                + "inventories`.\n\n")
            .Append("- **error**: Google Cloud would refuse it, or it cannot work.\n")
            .Append("- **warning**: it works, but not as well or as safely as it should.\n")
            .Append("- **note**: for information; nothing breaks.\n\n")
            .Append(
                "Errors and warnings make the exit code 1. A waiver in the stack's file accepts a finding until a date "
                + "and names\n")
            .Append("the person or team responsible:\n\n")
            .Append("```yaml\n")
            .Append("config:\n")
            .Append("  ironwood:waivers:\n")
            .Append("    http-until-the-domain-is-ours: # a name that describes the waiver\n")
            .Append("      rule: security/plain-http\n")
            .Append("      resource: ai-inference-forwarding-rule # optional; default: every resource that breaks the "
                + "rule\n")
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
