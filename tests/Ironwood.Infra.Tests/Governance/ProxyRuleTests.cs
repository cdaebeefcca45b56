using Ironwood.Analysis;
using Ironwood.Analysis.Cost;

namespace Ironwood.Infra.Tests.Governance;

/// <summary>The rule about the hosts' proxy, over the boot file that hosts really get.</summary>
public sealed class ProxyRuleTests
{
    private const string Guard = "if ($served_path = \"\") {";

    [Fact]
    public async Task The_proxy_of_every_template_is_judged_and_passes()
    {
        var templates = (await Stacks.Prod).OfType(Types.InstanceTemplate).ToArray();
        Assert.NotEmpty(templates);
        Assert.All(templates, template =>
            Assert.Contains("proxy_pass", template.Input("metadata.user-data"), StringComparison.Ordinal));
        Assert.Empty(await Open(boot => boot));
    }

    public static TheoryData<string, string, string> Opened => new()
    {
        // What is replaced, by what, and what then gets through.
        { Guard, "if ($other = \"\") {", "/metrics" },
        { "default \"\";", "default $request_uri;", "/metrics" },
        { "default \"\";", "default /metrics;", "/metrics" },
        { "proxy_pass http://leader$served_path$is_args$args;", "proxy_pass http://leader;", "/metrics" },
        { "proxy_pass http://leader$served_path$is_args$args;", "proxy_pass http://leader$request_uri;", "/metrics" },
        { "proxy_pass http://leader$served_path$is_args$args;", "proxy_pass http://leader$uri;", "/metrics" },
        { "proxy_pass http://leader/health;", "proxy_pass http://leader/metrics;", "/metrics" },
        { "default \"\";", "default \"\";\n            \"~/(?<known>metrics)\" /$known;", "/metrics" },
        { "default \"\";", "default \"\";\n            \"~^(?<known>/.*)$\" $known;", "/metrics" },
        { "default \"\";", "default \"\";\n            \"~*^(?<known>/LOAD)$\" $known;", "/load" },
        {
            "default \"\";",
            "default \"\";\n            \"~^(?<known>/v1/models.*)$\" $known;",
            "/v1/models/../metrics"
        },
        { "default \"\";", "default \"\";\n            \"~^\\K(?<known>/)\" $known;", "/metrics" },
        {
            "server {",
            "server {\n          location /x {\n            proxy_pass http://leader;\n          }",
            "/metrics"
        },
    };

    [Theory]
    [MemberData(nameof(Opened))]
    public async Task A_proxy_that_lets_more_through_is_found(string old, string by, string path)
    {
        var found = await Open(boot =>
        {
            Assert.Contains(old, boot, StringComparison.Ordinal);
            return boot.Replace(old, by, StringComparison.Ordinal);
        });
        Assert.NotEmpty(found);
        Assert.All(found, message => Assert.Equal($"passes {path} on to the model server", message));
    }

    private static async Task<string[]> Open(Func<string, string> change)
    {
        using var written = new MemoryStream();
        GraphJson.Write(await Stacks.Prod, written);
        var document = JsonNode.Parse(written.ToArray())!;
        foreach (var resource in document["resources"]!.AsArray())
        {
            if (resource!["inputs"]?["metadata"]?["user-data"] is { } boot)
            {
                resource["inputs"]!["metadata"]!["user-data"] = change(boot.GetValue<string>());
            }
        }
        var graph = GraphJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(document.ToJsonString())));
        return
        [
            .. RuleBook.Check(graph, CostTerms.List, default)
                .Where(finding => finding.Rule.Id == "security/open-proxy")
                .Select(finding => finding.Message),
        ];
    }
}
