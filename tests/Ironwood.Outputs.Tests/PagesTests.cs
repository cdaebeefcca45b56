using Ironwood.Repository.Inventories;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ironwood.Outputs.Tests;

/// <summary>What is written about the outputs is true.</summary>
public sealed partial class PagesTests
{
    // https://github.com/mzazon/awesome-cloud-projects, the recipe's Terraform, by the names that its users know.
    private static readonly string[] Predecessors =
    [
        "load_balancer_ip", "load_balancer_url", "ssl_certificate_domains", "tpu_small_pod_name",
        "tpu_medium_pod_name", "tpu_large_pod_name",
        "tpu_pods_status", "vertex_ai_model_name", "vertex_ai_endpoints", "vpc_network_name", "vpc_subnet_name",
        "service_account_email",
        "redis_cache_instance", "bigquery_dataset_id", "monitoring_dashboard_url", "pubsub_topic_name",
        "backend_services",
        "autoscaling_configuration", "health_check_configuration", "budget_configuration", "api_endpoints",
        "resource_names_summary",
        "deployment_status", "connection_commands",
    ];

    public static TheoryData<string> Codes() => new(Sections().Keys);

    [Fact]
    public void The_page_of_outputs_lists_every_output_and_no_other()
    {
        var listed = Table("| output | |").SelectMany(
            row => Quoted().Matches(row[0]).Select(name => name.Groups["text"].Value));

        Assert.Equal(
            OutputsSchema.Of()["properties"]!.AsObject().Select(output => output.Key),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_output_of_the_predecessor_has_a_row_and_every_row_leads_to_something()
    {
        var rows = Table("| there | here |").ToArray();
        Assert.Equal(Predecessors, rows.Select(row => row[0].Trim('`', ' ')));
        Assert.All(rows, row =>
        {
            var names = Quoted().Matches(row[1].Split(", key ")[0]).Select(name => name.Groups["text"].Value).ToArray();
            Assert.All(names, name => Assert.True(Leads(OutputsSchema.Of(), name), $"{row[0]}: {name}"));
            Assert.True(names.Length > 0 || row[1].StartsWith("none: ", StringComparison.Ordinal), row[0]);
        });
    }

    [Fact]
    public void The_packages_readme_names_every_code_and_the_version()
    {
        var readme = SourceTree.Read("src/Ironwood.Outputs/README.md");
        Assert.All(Sections().Keys, code => Assert.Contains(code, readme, StringComparison.Ordinal));
        Assert.Contains($"| {PlatformContract.CurrentVersion.Split('.')[0]}.x |", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_packages_CSharp_compiles()
    {
        var blocks = CSharpBlock()
            .Matches(SourceTree.Read("src/Ironwood.Outputs/README.md"))
            .Select(block => block.Groups["text"].Value)
            .ToArray();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file)).ToArray();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Empty(CSharpCompilation.Create(
                "readme", [CSharpSyntaxTree.ParseText(block)], references,
                new CSharpCompilationOptions(
                    OutputKind.ConsoleApplication,
                    nullableContextOptions: NullableContextOptions.Enable,
                    // The published Pulumi was built for an older framework; every build ignores that.
                    specificDiagnosticOptions: [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress)]))
            .GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)));
    }

    /// <summary><c>docs/diagnostics.md</c> prints what the reader of outputs says.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public async Task An_example_prints_what_it_says(string code)
    {
        var section = Sections()[code];
        var lines = ConsoleBlock().Match(section).Groups["text"].Value.TrimEnd('\n').Split('\n');
        var json = JsonBlock().Match(section).Groups["text"].Value;

        var failure = await FailureOf(code, json);

        Assert.Equal(string.Join('\n', lines.Skip(1)), failure.Message);
        Assert.All(failure.Problems, problem => Assert.Equal(code, problem.Code));
    }

    private static async Task<OutputsException> FailureOf(string code, string json) => code switch
    {
        OutputsCodes.StackName => Assert.Throws<OutputsException>(() => InferencePlatform.From("prod")),
        OutputsCodes.NotJson =>
            Assert.Throws<OutputsException>(() => PlatformContract.Parse("Current stack outputs (27):")),
        OutputsCodes.Masked => Assert.Throws<OutputsException>(() => PlatformContract.Parse(json)),
        OutputsCodes.UnreadableStack => (await new OtherStack(null).RefuseAsync(platform => platform.Url)).Failure,
        OutputsCodes.UnknownTier =>
            (await (await StackOf(json)).RefuseAsync(platform => platform.Tier("huge"))).Failure,
        OutputsCodes.NoCache => (await (await StackOf(json)).RefuseAsync(platform => platform.Cache)).Failure,
        _ => (await (await StackOf(json)).RefuseAsync(platform => platform.Url)).Failure,
    };

    private static async Task<OtherStack> StackOf(string json)
    {
        var written = JsonNode.Parse(json)!.AsObject();
        return new(written.ContainsKey("contract") ? Merge(await DeployedStack.Prod(), written) : written);
    }

    /// <summary>As RFC 7396 merges: null takes away.</summary>
    private static JsonObject Merge(JsonObject into, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is null)
            {
                into.Remove(name);
            }
            else if (into[name] is JsonObject old && value is JsonObject now)
            {
                Merge(old, now);
            }
            else
            {
                into[name] = value.DeepClone();
            }
        }
        return into;
    }

    private static bool Leads(JsonNode schema, string path) =>
        path.Split('.').Aggregate((JsonNode?)schema, (at, step) =>
            step == "*" ? at?["additionalProperties"] : (at?["items"] ?? at)?["properties"]?[step]) is not null;

    private static IEnumerable<string[]> Table(string header) => SourceTree.Read("docs/outputs.md").Split('\n')
        .SkipWhile(line => line != header).Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..]);

    private static Dictionary<string, string> Sections() =>
        Heading().Split(SourceTree.Read("docs/diagnostics.md")).Skip(1).Chunk(2)
            .Where(section => section[0].StartsWith("IW74", StringComparison.Ordinal))
            .ToDictionary(section => section[0], section => section[1]);

    [GeneratedRegex(@"^## (?<code>IW[0-9]{4}) .+$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"```console\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"```json\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex(@"```csharp\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Quoted();
}
