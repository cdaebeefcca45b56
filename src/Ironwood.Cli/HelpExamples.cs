using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Ironwood.Cli;

/// <summary>What help shows below the options: examples to copy, what exit codes mean, and the page to read.</summary>
internal sealed class HelpExamples : SynchronousCommandLineAction
{
    private const string Program = "./ironwood";

    /// <summary>The verbs in words, as <c>model deploy</c>, with their pages and examples.</summary>
    public static readonly IReadOnlyDictionary<string, Example> All = new Dictionary<string, Example>
    {
        [""] = new("README.md", "preview --stack prod", "check --stack prod", "help preview"),
        ["new"] = new(
            "docs/new-stack.md",
            "new",
            "new acme --project acme-inference --region us-central1 --yes",
            "new acme --project acme-inference --region us-central1 --tier small=64,large=256 --yes"),
        ["doctor"] = new("docs/new-stack.md", "doctor", "doctor --format json"),
        ["completion"] = new(
            "README.md", "completion bash", "completion bash --output ironwood.bash", "completion fish"),
        ["preview"] = new(
            "README.md",
            "preview --stack prod",
            "preview --stack prod --config ironwood:tiers.small.chips=512",
            "preview --stack prod --format json --output graph.json"),
        ["check"] = new(
            "docs/rules.md",
            "check --stack prod",
            "check --stack prod --format sarif --output ironwood.sarif"),
        ["cost"] = new(
            "docs/cost.md",
            "cost --stack prod",
            "cost --stack prod --summary",
            "cost --stack prod --config ironwood:tiers.large.capacity=spot"),
        ["size"] = new(
            "docs/sizing.md",
            "size --model llama-3.3-70b --requests-per-second 40 --input-tokens 1024 --output-tokens 512",
            "size --model llama-3.3-70b --from-traffic examples/traffic/azure-llm-2023-code.csv --tpot 50",
            "size --model llama-3.3-70b --requests-per-second 40 --input-tokens 1024 --output-tokens 512 --apply chat"),
        ["size explain"] = new("docs/sizing.md", "size explain --stack prod --tier small"),
        ["diff"] = new(
            "docs/changing-things.md",
            "diff --stack prod",
            "diff --stack prod --base main --format markdown"),
        ["review"] = new("docs/ci.md", "review --base origin/main", "review --stack prod --output review.md"),
        ["route"] = new(
            "docs/faq.md",
            "route --stack prod POST https://inference.example.com/simple/ask",
            "route --url-map map.yaml",
            "route --url-map map.yaml https://shop.example/cart --header 'x-canary: yes'"),
        ["graph"] = new(
            "docs/architecture.md", "graph --stack prod", "graph --stack prod --format svg --output prod.svg"),
        ["report"] = new("README.md", "report --stack prod", "report --stack prod --output prod.html"),
        ["verify"] = new(
            "docs/verify.md",
            "verify --stack prod",
            "verify --stack prod --only requests,backends --format junit --output verify.xml"),
        ["model"] = new("docs/models.md", "model list --stack prod", "help model deploy"),
        ["model deploy"] = new("docs/models.md", "model deploy --stack prod --tier small --model 1234567890"),
        ["model list"] = new("docs/models.md", "model list --stack prod"),
        ["model traffic"] = new(
            "docs/models.md",
            "model traffic --stack prod --tier small --to 1234567890 --steps 10,50,100 --interval 10m"),
        ["model undeploy"] = new(
            "docs/models.md", "model undeploy --stack prod --tier small --deployed-model 1234567890"),
        ["watch"] = new("docs/watch.md", "watch --stack prod", "watch --stack prod --once --format json"),
        ["catalog"] = new("docs/choose-a-model.md", "catalog models", "catalog models show llama-3.3-70b"),
        ["catalog models"] = new("docs/choose-a-model.md", "catalog models", "catalog models --format json"),
        ["catalog models show"] = new(
            "docs/choose-a-model.md", "catalog models show llama-3.3-70b", "catalog models show Qwen/Qwen3-32B"),
        ["catalog models read"] = new(
            "docs/bring-your-own-model.md",
            "catalog models read --config config.json --weights-gb 66 --name acme/support-32b"),
        ["demo"] = new("docs/verify.md", "demo platform"),
        ["demo platform"] = new("docs/verify.md", "demo platform"),
    };

    private static readonly string[] Codes =
    [
        "0    done",
        "1    done, and the answer is bad: a check failed, a rule is broken, a step was undone",
        "2    not done: the input is refused; nothing was changed",
        "3    not done: Google Cloud did not answer",
        "130  interrupted",
    ];

    private readonly HelpAction _help;

    private HelpExamples(HelpAction help) => _help = help;

    /// <summary>Help is shown although required options are missing.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Adds them to the help of a program.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpExamples((HelpAction)option.Action!);
        }
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = _help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if (All.TryGetValue(NameOf(command), out var example))
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var line in example.Commands)
            {
                output.WriteLine($"  {Program} {line}");
            }
            output.WriteLine();
            output.WriteLine("Exit codes:");
            foreach (var code in Codes)
            {
                output.WriteLine($"  {code}");
            }
            output.WriteLine();
            output.WriteLine($"More: {example.Page}");
        }
        return exitCode;
    }

    private static string NameOf(Command command) => string.Join(
        ' ',
        Line(command).TakeWhile(each => each is not RootCommand).Select(each => each.Name).Reverse());

    private static IEnumerable<Command> Line(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            yield return at;
        }
    }

    /// <summary>What help shows of one verb.</summary>
    /// <param name="Page">The page to read.</param>
    /// <param name="Commands">Commands without the program's name.</param>
    internal sealed record Example(string Page, params string[] Commands);
}
