using Ironwood.Planning.StackFiles;
using Spectre.Console;

namespace Ironwood.Cli.Starting;

/// <summary>
/// <c>./ironwood new</c>: writes the file of a new stack. On a terminal it asks for what the command line leaves out.
/// It never changes a file that exists.
/// </summary>
internal static class NewCommand
{
    /// <summary>A value of the new stack is missing or malformed.</summary>
    public const string MissingValue = "IW0009";

    /// <summary>The stack's file exists already, or cannot be written.</summary>
    public const string FileExists = "IW0010";

    private const string UsualRegion = "us-central1";
    private const string UsualTiers = "main=cpu";

    public static Command Create(Terminal terminal, string root)
    {
        var stack = new Argument<string?>("stack")
        {
            Description = "Name of the new stack",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var project = Text("--project", "-p", "Google Cloud project id", "PROJECT");
        var region = Text("--region", "-r", $"Region of the stack, for example {UsualRegion}", "REGION");
        var tiers = List(
            "--tier",
            "Tiers, each with its number of TPU chips, or cpu for one small VM; the first is the default tier. "
            + $"Default: {UsualTiers}",
            "NAME=CHIPS,…");
        var models = List("--model", "Models of tiers; default: the catalogue's model", "TIER=MODEL,…");
        var emails = List("--email", "E-mail addresses that get alerts; default: none", "ADDRESS,…");
        var domains = List("--domain", "Host names for HTTPS; default: none, plain HTTP", "HOST,…");
        var account = Text("--billing-account", null, "Billing account of the budget; default: no budget", "ACCOUNT");
        var budget = Text("--budget", null, "Budget in US dollars a month; needs --billing-account", "USD");
        var ceiling = Text(
            "--ceiling",
            null,
            "Most US dollars an hour that the stack may cost; default: a tenth above its cost",
            "USD");
        var prices = List("--price", "Prices that the catalogue does not know", "ITEM=USD,…");
        var yes = new Option<bool>("--yes", "-y") { Description = "Write the file without asking" };
        var command = new Command("new", "Write the file of a new stack, after showing its cost")
        {
            stack, project, region, tiers, models, emails, domains, account, budget, ceiling, prices, yes,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            root,
            new(
                parsed.GetValue(stack), parsed.GetValue(project), parsed.GetValue(region),
                Listed(parsed.GetValue(tiers)), Listed(parsed.GetValue(models)), Listed(parsed.GetValue(emails)),
                Listed(parsed.GetValue(domains)), parsed.GetValue(account), parsed.GetValue(budget),
                parsed.GetValue(ceiling), Listed(parsed.GetValue(prices)), parsed.GetValue(yes)),
            cancellation));
        return command;
    }

    private static Option<string?> Text(string name, string? alias, string description, string help) =>
        new(name, alias is null ? [] : [alias]) { Description = description, HelpName = help };

    private static Option<string[]> List(string name, string description, string help) =>
        new(name) { Description = $"{description}; a,b or repeated", HelpName = help };

    private static string[] Listed(string[]? values) =>
        [.. (values ?? []).SelectMany(value => value.Split(',')).Where(value => value.Length > 0)];

    private static async Task<int> RunAsync(
        Terminal terminal, string root, Answers answers, CancellationToken cancellation)
    {
        var asks = terminal.Out.Profile.Capabilities.Interactive && !answers.Yes;
        if (asks)
        {
            answers = await AskAsync(terminal.Out, answers, cancellation).ConfigureAwait(false);
        }
        var problems = new List<Problem>();
        var stack = Read(answers, asks, problems);
        if (stack is null)
        {
            return ProblemView.Refuse(terminal, problems);
        }
        var file = stack.Plan(root);
        if (File.Exists(Path.Combine(root, file.Path)))
        {
            problems.Add(Exists(file.Path));
        }
        problems.AddRange(file.Problems);
        if (problems.Count > 0)
        {
            return ProblemView.Refuse(terminal, problems);
        }
        Terminal.WriteLine(terminal.Out, $"{file.Path}:");
        foreach (var line in file.Text.TrimEnd('\n').Split('\n'))
        {
            Terminal.WriteLine(terminal.Out, $"  {line}");
        }
        Terminal.WriteLine(terminal.Out, file.Cost);
        var confirmation = new ConfirmationPrompt($"Write {Markup.Escape(file.Path)}?");
        if (asks && !await confirmation.ShowAsync(terminal.Out, cancellation).ConfigureAwait(false))
        {
            Terminal.WriteLine(terminal.Out, "Nothing was written.");
            return ExitCodes.Success;
        }
        cancellation.ThrowIfCancellationRequested();
        if (Write(Path.Combine(root, file.Path), file) is { } problem)
        {
            return ProblemView.Refuse(terminal, problem);
        }
        Terminal.WriteLine(terminal.Out, $"Wrote {file.Path}. Next: ./ironwood check --stack {stack.Name}");
        return ExitCodes.Success;
    }

    private static async Task<Answers> AskAsync(IAnsiConsole console, Answers given, CancellationToken cancellation)
    {
        return given with
        {
            Stack = given.Stack
                ?? await AskOneAsync("Name of the stack, for example dev or prod").ConfigureAwait(false),
            Project = given.Project ?? await AskOneAsync("Google Cloud project id").ConfigureAwait(false),
            Region = given.Region
                ?? await AskOneAsync("Region; the catalogue knows all prices of the suggested one", UsualRegion)
                    .ConfigureAwait(false),
            Tiers = given.Tiers.Length > 0 ? given.Tiers : Listed([await AskOneAsync(
                "Tiers as NAME=CHIPS, with commas between; cpu in place of CHIPS is one small VM to try the platform",
                UsualTiers).ConfigureAwait(false)]),
            Emails = given.Emails.Length > 0 ? given.Emails : Listed([await AskOneAsync(
                "E-mail addresses for alerts; empty for none", "").ConfigureAwait(false)]),
            Domains = given.Domains.Length > 0 ? given.Domains : Listed([await AskOneAsync(
                "Host names for HTTPS; empty for plain HTTP at an address", "").ConfigureAwait(false)]),
            BillingAccount = given.BillingAccount ?? (await AskOneAsync(
                "Billing account for a monthly budget of 10,000 US dollars; empty for no budget", "")
                .ConfigureAwait(false) is { Length: > 0 } account ? account : null),
        };

        Task<string> AskOneAsync(string question, string? usual = null)
        {
            var prompt = new TextPrompt<string>(Markup.Escape(question));
            if (usual is not null)
            {
                prompt.AllowEmpty().DefaultValue(usual).ShowDefaultValue(usual.Length > 0);
            }
            return prompt.ShowAsync(console, cancellation);
        }
    }

    private static NewStack? Read(Answers answers, bool asks, List<Problem> problems)
    {
        Need("stack", answers.Stack, "./ironwood new dev");
        Need("--project", answers.Project, "--project PROJECT_ID");
        Need("--region", answers.Region, $"--region {UsualRegion}");
        if (!asks && !answers.Yes)
        {
            Need("--yes", null, "add --yes: this terminal cannot be asked");
        }
        if (answers.Stack is { Length: > 0 } name
            && (StackName.Read(name) is null || name.Contains('/', StringComparison.Ordinal)))
        {
            problems.Add(new(
                MissingValue, "stack", "is not a name of a stack", name,
                "at most 100 letters, digits, dashes, underscores and periods", "./ironwood new dev"));
        }
        var tiers = new List<NewTier>();
        foreach (var text in answers.Tiers.DefaultIfEmpty(UsualTiers))
        {
            if (NewTier.Read(text) is { } tier && tiers.All(other => other.Name != tier.Name))
            {
                tiers.Add(tier);
            }
            else
            {
                Malformed("--tier", text, "NAME=CHIPS or NAME=cpu, each name once", "--tier small=64");
            }
        }
        var models = Pairs("--model", answers.Models, "TIER=MODEL", "--model small=Qwen/Qwen3-32B");
        foreach (var tier in models.Keys.Where(tier => tiers.All(other => other.Name != tier)))
        {
            Malformed("--model", tier, string.Join(", ", tiers.Select(other => other.Name)), "name a tier of --tier");
        }
        var prices = Pairs("--price", answers.Prices, "ITEM=USD", "--price redis@europe-west4=0.04");
        Number("--budget", answers.Budget);
        Number("--ceiling", answers.Ceiling);
        foreach (var usd in prices.Values)
        {
            Number("--price", usd);
        }
        if (answers is { Budget: not null, BillingAccount: null })
        {
            Need("--billing-account", null, "add it: a budget belongs to a billing account");
        }
        return problems.Count > 0 ? null : new(answers.Stack!)
        {
            Project = answers.Project!,
            Region = answers.Region!,
            Tiers = tiers,
            Models = models,
            Emails = answers.Emails,
            Domains = answers.Domains,
            BillingAccount = answers.BillingAccount,
            Budget = answers.Budget,
            Ceiling = answers.Ceiling,
            Prices = prices,
        };

        void Need(string path, string? value, string fix)
        {
            if (string.IsNullOrEmpty(value))
            {
                problems.Add(new(MissingValue, path, "is missing", Fix: fix));
            }
        }

        void Malformed(string path, string value, string allowed, string fix) =>
            problems.Add(new(MissingValue, path, "does not have the form", value, allowed, fix));

        void Number(string path, string? value)
        {
            if (value is not null
                && !decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            {
                Malformed(path, value, "US dollars, without a sign or a unit", $"{path} 1000");
            }
        }

        Dictionary<string, string> Pairs(string path, string[] values, string form, string example)
        {
            var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var value in values)
            {
                if (value.Split('=', 2) is not [{ Length: > 0 } key, { Length: > 0 } word] || !pairs.TryAdd(key, word))
                {
                    Malformed(path, value, $"{form}, each once", example);
                }
            }
            return pairs;
        }
    }

    // Creating the file fails if there is one, also if it appeared a moment ago.
    private static Problem? Write(string path, NewStack.NewStackFile file)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(file.Text));
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return File.Exists(path)
                ? Exists(file.Path)
                : new(
                    FileExists, file.Path, "cannot be written",
                    Fix: "make the folder writable, or work in a copy of the checkout");
        }
    }

    private static Problem Exists(string path) => new(
        FileExists,
        path,
        "exists already, and is not changed",
        Fix: "choose another name for the stack, or edit the file");

    private sealed record Answers(
        string? Stack,
        string? Project,
        string? Region,
        string[] Tiers,
        string[] Models,
        string[] Emails,
        string[] Domains,
        string? BillingAccount,
        string? Budget,
        string? Ceiling,
        string[] Prices,
        bool Yes);
}
