using System.Reflection;
using Ironwood.Catalog.Limits;
using GoogleLimits = Ironwood.Catalog.Limits.Limits;

namespace Ironwood.Catalog.Tests.Limits;

public class NameRulesTests
{
    [Fact]
    public void Every_property_has_a_row_and_every_row_a_property()
    {
        var properties = typeof(NameRules).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(NameRule))
            .Select(p => (NameRule)p.GetValue(null)!);

        Assert.Equal(NameRules.All.Select(r => r.Id).Order(), properties.Select(r => r.Id).Order());
    }

    [Theory]
    [InlineData("compute.name", "inference-backend-small")]
    [InlineData("compute.name", "a")]
    [InlineData("iam.service-account-id", "tpu-inference-sa")]
    [InlineData("labels.key", "cost-center")]
    [InlineData("labels.key", "größe")]
    [InlineData("labels.value", "")]
    [InlineData("labels.value", "2026_q4")]
    [InlineData("redis.name", "inference-cache")]
    [InlineData("vertex.endpoint-name", "1234567890")]
    public void A_name_of_the_right_form_is_allowed(string rule, string name) => Assert.True(Rule(rule).Allows(name));

    [Theory]
    [InlineData("compute.name", "")]
    [InlineData("compute.name", "Small")]
    [InlineData("compute.name", "1small")]
    [InlineData("compute.name", "small-")]
    [InlineData("compute.name", "small_pod")]
    [InlineData("compute.name", "small\n")]
    [InlineData("iam.service-account-id", "short")]
    [InlineData("labels.key", "")]
    [InlineData("labels.key", "Owner")]
    [InlineData("labels.key", "1owner")]
    [InlineData("labels.value", "a b")]
    [InlineData("labels.value", "a@b")]
    [InlineData("vertex.endpoint-name", "0123")]
    [InlineData("vertex.endpoint-name", "12345678901")]
    [InlineData("vertex.endpoint-name", "endpoint")]
    public void A_name_of_another_form_is_refused(string rule, string name) => Assert.False(Rule(rule).Allows(name));

    [Fact]
    public void The_rules_and_the_limits_agree_on_lengths()
    {
        (NameRule Rule, Limit Limit)[] lengths =
        [
            (NameRules.ResourceName, GoogleLimits.NameLength),
            (NameRules.LogicalName, GoogleLimits.LogicalNameLength),
            (NameRules.ServiceAccountId, GoogleLimits.LongestServiceAccountId),
            (NameRules.LabelKey, GoogleLimits.LabelKeyLength),
            (NameRules.LabelValue, GoogleLimits.LabelValueLength),
            (NameRules.RedisName, GoogleLimits.RedisNameLength),
        ];

        Assert.All(lengths, l =>
        {
            Assert.True(l.Rule.Allows(new string('a', (int)l.Limit.Value)), l.Rule.Id);
            Assert.False(l.Rule.Allows(new string('a', (int)l.Limit.Value + 1)), l.Rule.Id);
        });

        var shortest = (int)GoogleLimits.ShortestServiceAccountId.Value;
        Assert.True(NameRules.ServiceAccountId.Allows(new string('a', shortest)));
        Assert.False(NameRules.ServiceAccountId.Allows(new string('a', shortest - 1)));

        var digits = (int)GoogleLimits.VertexEndpointNameDigits.Value;
        Assert.True(NameRules.VertexEndpointName.Allows(new string('1', digits)));
        Assert.False(NameRules.VertexEndpointName.Allows(new string('1', digits + 1)));
    }

    private static NameRule Rule(string id) => NameRules.All.Single(r => r.Id == id);
}
