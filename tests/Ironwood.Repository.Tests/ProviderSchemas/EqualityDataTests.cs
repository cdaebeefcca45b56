using Ironwood.Repository.ProviderSchemas;

namespace Ironwood.Repository.Tests.ProviderSchemas;

/// <summary>What is read of a provider's Go source, from a small one of the same form.</summary>
public sealed class EqualityDataTests
{
    private const string Source =
        """
        package shop

        import "x/schema"

        var (
        	pattern = regexp.MustCompile("a{2}")

        	partConfig = &schema.Resource{
        		Schema: map[string]*schema.Schema{
        			"link": {Type: schema.TypeString, DiffSuppressFunc: tpgresource.CompareSelfLinkRelativePaths},
        		},
        	}
        )

        // A decoy: { "name": { DiffSuppressFunc: tpgresource.CaseDiffSuppress } }
        func (r *Thing) method(a map[string]interface{}) error { return fmt.Errorf("{") }

        func pieceSchema() *schema.Resource {
        	return &schema.Resource{
        		Schema: map[string]*schema.Schema{
        			"group": {Type: schema.TypeString},
        			"weight": {Type: schema.TypeInt},
        		},
        	}
        }

        func resourceGoogleComputeBackendServiceBackendHash(v interface{}) int {
        	m := v.(map[string]interface{})
        	return hash(m["group"].(string))
        }

        func ResourceThing() *schema.Resource {
        	return &schema.Resource{
        		Identity: &schema.ResourceIdentity{
        			SchemaFunc: func() map[string]*schema.Schema {
        				return map[string]*schema.Schema{"name": {Type: schema.TypeString}}
        			},
        		},
        		Schema: map[string]*schema.Schema{
        			"name": {
        				Type:             schema.TypeString,
        				Description:      `Braces { and "quotes" in a text`,
        				DiffSuppressFunc: tpgresource.CompareSelfLinkOrResourceName,
        			},
        			"mode": {
        				Type:             schema.TypeString,
        				ValidateFunc:     verify.ValidateEnum([]string{"A", "B", ""}),
        				DiffSuppressFunc: tpgresource.EmptyOrDefaultStringSuppress("A"),
        			},
        			"kind": {
        				Type:         schema.TypeString,
        				ValidateFunc: validation.StringInSlice([]string{"X", "Y"}, false),
        			},
        			"place": {Type: schema.TypeString, StateFunc: func(s interface{}) string { return strings.ToUpper(s.(string)) }},
        			"piece": {
        				Type: schema.TypeSet,
        				Elem: pieceSchema(),
        				Set:  resourceGoogleComputeBackendServiceBackendHash,
        			},
        			"part": {Type: schema.TypeList, MaxItems: 1, Elem: partConfig},
        			"certificate": {
        				Type:             schema.TypeList,
        				DiffSuppressFunc: tpgresource.CompareResourceNames,
        				Elem:             &schema.Schema{Type: schema.TypeString},
        			},
        			"policies": {
        				Type:     schema.TypeList,
        				MaxItems: 1,
        				Elem:     &schema.Schema{Type: schema.TypeString, DiffSuppressFunc: tpgresource.CaseDiffSuppress},
        			},
        			"other": {Type: schema.TypeString, DiffSuppressFunc: someFunctionOfItsOwn},
        			"effective_labels": {Type: schema.TypeMap, ForceNew: true},
        		},
        	}
        }
        """;

    private const string Rules =
        """
        {
          "name": "toy", "upstream": "owner/provider@abc (v1)",
          "resources": {
            "toy:shop/thing:Thing": {
              "source": "https://github.com/owner/provider/blob/abc/toy/services/shop/thing.go",
              "inputs": {
                "name": {"type": "string"}, "mode": {"type": "string"}, "kind": {"type": "string"},
                "place": {"type": "string"}, "labels": {"type": "map"}, "other": {"type": "string"},
                "policies": {"type": "string"},
                "pieces": {"type": "list"}, "pieces[]": {"type": "object"}, "pieces[].group": {"type": "string"},
                "pieces[].weight": {"type": "integer"},
                "part": {"type": "object"}, "part.link": {"type": "string"},
                "certificates": {"type": "list"}, "certificates[]": {"type": "string"}
              }
            }
          }
        }
        """;

    [Theory]
    [InlineData("name", """{"same":"nameOrPath"}""")]
    [InlineData("mode", """{"empty":"A","orEmpty":true}""")]
    [InlineData("kind", null)]
    [InlineData("place", """{"same":"case"}""")]
    [InlineData("pieces", """{"set":true,"ignores":["weight"]}""")]
    [InlineData("part.link", """{"same":"path"}""")]
    [InlineData("certificates[]", """{"same":"name"}""")]
    [InlineData("policies", """{"same":"case"}""")]
    [InlineData("labels", """{"forceNew":true}""")]
    [InlineData("other", null)]
    public void What_the_source_says_of_a_property_is_read(string path, string? facts)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["toy", "services", "shop"]);
        File.WriteAllText(folder["toy", "services", "shop", "thing.go"], Source);

        var data = EqualityData.Of(JsonNode.Parse(Rules)!.AsObject(), Path.GetDirectoryName(folder["toy"])!);

        Assert.Equal("owner/provider@abc", data["upstream"]!.GetValue<string>());
        Assert.Equal(facts, data["resources"]!["toy:shop/thing:Thing"]![path]?.ToJsonString());
    }

    [Fact]
    public void Source_that_is_not_there_is_refused() => Assert.Contains(
        "does not exist",
        Assert.Throws<FormatException>(
            () => EqualityData.Of(JsonNode.Parse(Rules)!.AsObject(), "/nonexistent")).Message,
        StringComparison.Ordinal);
}
