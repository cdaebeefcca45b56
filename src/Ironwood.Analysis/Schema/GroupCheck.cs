using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Schema;

/// <summary>
/// Checks what a property demands of other properties. As in the provider, this is checked wherever the property's
/// block is present, even if the property itself is not given.
/// </summary>
internal static partial class GroupCheck
{
    public static IEnumerable<Finding> Check(
        CheckedNode node, JsonObject block, string path, PropertySchema property) =>
        property.Groups.SelectMany(group => Check(
            new Question(node, path, group.IsDeclared),
            group,
            property.Path,
            block[property.Path[(property.Path.LastIndexOf('.') + 1)..]].IsGiven()));

    private static IEnumerable<Finding> Check(Question ask, PropertyGroup group, string self, bool isGiven) =>
        group.Kind switch
        {
            GroupKind.ExactlyOne => ExactlyOne(ask, group.Members),
            GroupKind.AtLeastOne => AtLeastOne(ask, group.Members),
            GroupKind.Conflicts when isGiven => Conflicts(ask, self, group.Members),
            GroupKind.RequiredWith when isGiven => RequiredWith(ask, self, group.Members),
            _ => [],
        };

    private static IEnumerable<Finding> ExactlyOne(Question ask, IReadOnlyList<string> members)
    {
        var given = members.Where(ask.IsGiven).ToArray();
        return given switch
        {
            // The package sets a default before the provider counts.
            [] when members.Any(ask.HasDefault) => [],
            [] =>
                [ask.Finding(
                    SchemaRules.ExactlyOne, members[0], $"none of {List(members)} is given", "give one of them")],
            [_] => [],
            _ =>
            [
                ask.Finding(
                    SchemaRules.ExactlyOne, given[1], $"{List(given)} are given, but only one is allowed",
                    "keep one of them"),
            ],
        };
    }

    private static IEnumerable<Finding> AtLeastOne(Question ask, IReadOnlyList<string> members) =>
        members.Any(ask.IsGiven)
            ? []
            : [ask.Finding(
                SchemaRules.AtLeastOne, members[0], $"none of {List(members)} is given", "give at least one of them")];

    // Both properties state the conflict; it is reported for the first one only.
    private static IEnumerable<Finding> Conflicts(Question ask, string self, IReadOnlyList<string> members) =>
        from other in members
        where ask.IsGiven(self)
            && ask.IsGiven(other)
            && (string.CompareOrdinal(self, other) < 0 || !ask.Repeats(other, self))
        select ask.Finding(
            SchemaRules.Conflict, other, $"'{other}' and '{self}' cannot be used together", "keep one of the two");

    private static IEnumerable<Finding> RequiredWith(Question ask, string self, IReadOnlyList<string> members) =>
        from other in members
        where !ask.IsGiven(other)
        select ask.Finding(SchemaRules.RequiredWith, other, $"'{self}' needs '{other}'", $"give '{other}' as well");

    private static string List(IReadOnlyList<string> paths) => string.Join(", ", paths.Select(path => $"'{path}'"));

    /// <summary>The block in question: members in its own list item are beside it, others at the top.</summary>
    private sealed record Question(CheckedNode Node, string Block, bool IsDeclared)
    {
        public bool IsGiven(string member) =>
            PropertyPath.At(Node.Node.Inputs, Concrete(member)) is { } value && value.IsGiven()
            && !(IsDeclared && value.GetValueKind() == JsonValueKind.False);

        public bool HasDefault(string member) => Node.Schema.Input(member)?.Default is not null;

        public bool Repeats(string other, string self) => Node.Schema.Input(other)?.Groups
            .Any(group => group.Kind == GroupKind.Conflicts && group.Members.Contains(self)) == true;

        public Finding Finding(Rule rule, string member, string message, string fix) =>
            Node.Finding(rule, Concrete(member), message, fix);

        // 'rules[].match.expr' beside 'rules[3].match' is 'rules[3].match.expr'.
        private string Concrete(string member)
        {
            if (!member.Contains("[]", StringComparison.Ordinal))
            {
                return member;
            }
            var indices = Indices().Matches(Block);
            var next = 0;
            return Items().Replace(member, item => next < indices.Count ? indices[next++].Value : item.Value);
        }
    }

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Indices();

    [GeneratedRegex(@"\[\]")]
    private static partial Regex Items();
}
