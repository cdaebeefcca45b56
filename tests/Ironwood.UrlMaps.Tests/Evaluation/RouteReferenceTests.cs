using CsCheck;

namespace Ironwood.UrlMaps.Tests.Evaluation;

/// <summary>The evaluator against a naive one that shares nothing with it, on random maps and requests.</summary>
public class RouteReferenceTests
{
    [Fact]
    public void The_evaluator_and_the_naive_router_agree() =>
        Gen.Select(RandomMaps.Map, RandomMaps.Request.Array[30]).Sample((map, requests) =>
        {
            Assert.DoesNotContain(UrlMapValidation.Validate(map, Maps.Limits), fault => !fault.IsWarning);
            var compiled = new CompiledUrlMap(map);
            foreach (var request in requests)
            {
                var expected = NaiveRouter.Find(map, request);
                var found = compiled.Find(request);
                Assert.Equal(expected, (found.HostRule, found.Matcher, found.Rule, found.Condition));
                var query = request.Query is null ? "" : $"?{request.Query}";
                Assert.Equal(NaiveRouter.Rewritten(map, request) + query, compiled.Answer(request).Path);
            }
        }, iter: 400);

    [Fact]
    public void A_route_rule_that_is_called_shadowed_or_impossible_is_never_reached() =>
        Gen.Select(RandomMaps.Map, RandomMaps.Request.Array[30]).Sample((map, requests) =>
        {
            var compiled = new CompiledUrlMap(map);
            foreach (var found in requests.Select(compiled.Find).Where(found => found.Rule >= 0))
            {
                var rules = map.PathMatchers[found.Matcher].RouteRules;
                if (rules.Count > 0)
                {
                    Assert.Equal(-1, RouteRuleShadow.ShadowedBy(rules, found.Rule));
                    Assert.False(RouteRuleShadow.IsImpossible(rules[found.Rule]));
                }
            }
        }, iter: 300);

    [Fact]
    public void Every_prefix_of_a_text_is_found_and_nothing_else() =>
        Gen.Select(Gen.String["abA/"].Array[0, 12], Gen.String["abA/"], Gen.Bool).Sample((keys, text, ignoreCase) =>
        {
            var comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
            var trie = new PrefixTrie<string>(
                keys.Distinct(comparer).Select(key => KeyValuePair.Create(key, key)), ignoreCase);
            var found = new List<string>();
            foreach (var key in trie.Along(text))
            {
                found.Add(key);
            }
            Assert.Equal(
                keys.Distinct(comparer)
                    .Where(
                        key => text.StartsWith(
                            key, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                    .OrderBy(key => key.Length),
                found);
        }, iter: 2_000);
}
