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
    private const string UsualBudget = "10000";

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
            answers = await AskAsync(terminal.Out, root, answers, cancellation).ConfigureAwait(false);
        }
        var problems = new List<Problem>();
        var file = Plan(root, answers, asks, problems);
        if (file is null || problems.Count > 0)
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
        Terminal.WriteLine(terminal.Out, $"Wrote {file.Path}. Next: ./ironwood check --stack {answers.Stack}");
        return ExitCodes.Success;
    }

    private static NewStack.NewStackFile? Plan(string root, Answers answers, bool asks, List<Problem> problems)
    {
        var file = Read(answers, asks, problems)?.Plan(root);
        // A file that exists is reported together with what is missing, if the name can be a stack's.
        if (answers.Stack is { Length: > 0 } stack && problems.All(problem => problem.Path != "stack")
            && StackFileReader.PathOf(root, stack) is var path && File.Exists(Path.Combine(root, path)))
        {
            problems.Add(Exists(path));
        }
        problems.AddRange(file?.Problems ?? []);
        return file;
    }

    private static async Task<Answers> AskAsync(
        IAnsiConsole console, string root, Answers answers, CancellationToken cancellation)
    {
        await AskOneAsync(
            answers.Stack is not null, "Name of the stack, for example dev or prod", null,
            text => answers with { Stack = text }).ConfigureAwait(false);
        await AskOneAsync(
            answers.Project is not null, "Google Cloud project id", null,
            text => answers with { Project = text }).ConfigureAwait(false);
        await AskOneAsync(
            answers.Region is not null, "Region; the catalogue knows all prices of the suggested one", UsualRegion,
            text => answers with { Region = text }).ConfigureAwait(false);
        await AskOneAsync(
            answers.Tiers.Length > 0,
            "Tiers as NAME=CHIPS, with commas between; cpu in place of CHIPS is one small VM to try the platform",
            UsualTiers,
            text => answers with { Tiers = Listed([text]) }).ConfigureAwait(false);
        await AskOneAsync(
            answers.Emails.Length > 0, "E-mail addresses for alerts; empty for none", "",
            text => answers with { Emails = Listed([text]) }).ConfigureAwait(false);
        await AskOneAsync(
            answers.Domains.Length > 0, "Host names for HTTPS; empty for plain HTTP at an address", "",
            text => answers with { Domains = Listed([text]) }).ConfigureAwait(false);
        await AskOneAsync(
            answers.BillingAccount is not null, "Billing account for a monthly budget; empty for no budget", "",
            text => answers with { BillingAccount = text.Length > 0 ? text : null }).ConfigureAwait(false);
        await AskOneAsync(
            answers.BillingAccount is null || answers.Budget is not null,
            "Budget in US dollars a month; the budget warns, and stops nothing", UsualBudget,
            text => answers with { Budget = text }).ConfigureAwait(false);
        return answers;

        async Task AskOneAsync(bool isGiven, string question, string? usual, Func<string, Answers> with)
        {
            if (isGiven)
            {
                return;
            }
            var prompt = new TextPrompt<string>(Markup.Escape(question))
                .Validate(text => Fault(root, answers, with(text.Trim())) is { } fault
                    ? ValidationResult.Error(Markup.Escape(fault))
                    : ValidationResult.Success());
            if (usual is not null)
            {
                prompt.AllowEmpty().DefaultValue(usual).ShowDefaultValue(usual.Length > 0);
            }
            answers = with((await prompt.ShowAsync(console, cancellation).ConfigureAwait(false)).Trim());
        }
    }

    // What an answer adds to the problems, so that only this question is asked again.
    private static string? Fault(string root, Answers before, Answers after)
    {
        var known = Problems(before).Select(problem => (problem.Code, problem.Path)).ToHashSet();
        return Problems(after).FirstOrDefault(problem => !known.Contains((problem.Code, problem.Path))) is { } fault
            ? $"{fault.Path} {fault.Message}; {fault.Fix ?? fault.Allowed}"
            : null;

        // What is not answered yet has a usual value.
        List<Problem> Problems(Answers answers)
        {
            var problems = new List<Problem>();
            Plan(
                root,
                answers with
                {
                    Stack = answers.Stack ?? "new",
                    Project = answers.Project ?? "my-project",
                    Region = answers.Region ?? UsualRegion,
                },
                asks: true,
                problems);
            return problems;
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
