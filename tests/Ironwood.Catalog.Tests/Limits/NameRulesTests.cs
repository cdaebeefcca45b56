using System.Reflection;
using Ironwood.Catalog.Limits;

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

    [Theory]
    [InlineData("compute.name", 'a', 63)]
    [InlineData("pulumi.logical-name", 'a', 55)]
    [InlineData("iam.service-account-id", 'a', 30)]
    [InlineData("labels.key", 'a', 63)]
    [InlineData("labels.value", 'a', 63)]
    [InlineData("redis.name", 'a', 40)]
    [InlineData("vertex.endpoint-name", '1', 10)]
    public void A_name_of_the_longest_length_is_allowed_and_a_longer_one_is_not(string rule, char letter, int longest)
    {
        Assert.True(Rule(rule).Allows(new string(letter, longest)));
        Assert.False(Rule(rule).Allows(new string(letter, longest + 1)));
    }

    [Fact]
    public void An_id_of_a_service_account_has_six_characters_or_more()
    {
        Assert.True(NameRules.ServiceAccountId.Allows(new string('a', 6)));
        Assert.False(NameRules.ServiceAccountId.Allows(new string('a', 5)));
    }

    private static NameRule Rule(string id) => NameRules.All.Single(r => r.Id == id);
}
