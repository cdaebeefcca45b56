using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Schema;

/// <summary>A rule that is in the provider's code but not in its schema.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Type">The resource type.</param>
/// <param name="Check">Finds each place in one resource that breaks it.</param>
internal sealed record ProviderRule(Rule Rule, string Type, Func<CheckedNode, IEnumerable<ProviderFault>> Check);

/// <summary>A break of a <see cref="ProviderRule"/>.</summary>
internal sealed record ProviderFault(string Path, string Message, string Fix);

/// <summary>
/// Rules for values that the provider's schema allows but its code refuses: its <c>customizeDiff</c> functions, as far
/// as inputs decide them, and the checks at the start of a creation. Each rule names the provider's file.
/// </summary>
internal static class ProviderRules
{
    private const string Services =
        "https://github.com/hashicorp/terraform-provider-google-beta/blob/3dc173a397749158369ea839a2890d89f8c9c370/google-beta/services/";

    public static IReadOnlyList<ProviderRule> All { get; } = [.. ComputeRules.All, .. ServiceRules.All];

    public static IEnumerable<Finding> Check(CheckedNode node) =>
        from rule in All
        where rule.Type == node.Node.Type
        from fault in rule.Check(node)
        select node.Finding(rule.Rule, fault.Path, fault.Message, fault.Fix);

    /// <summary>Address of a file of the provider.</summary>
    public static string Code(string file) => Services + file;
}
