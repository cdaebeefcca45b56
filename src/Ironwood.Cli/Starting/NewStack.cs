using Ironwood.Planning;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Spend;
using Ironwood.Planning.StackFiles;

namespace Ironwood.Cli.Starting;

/// <summary>A tier of a new stack.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Chips">Its chips; null for one small VM without accelerators.</param>
internal sealed record NewTier(string Name, string? Chips)
{
    private const string Cpu = "cpu";

    /// <summary>Reads <c>NAME=CHIPS</c> or <c>NAME=cpu</c>; null when it does not have the form.</summary>
    public static NewTier? Read(string text) => text.Split('=') switch
    {
        [{ Length: > 0 } name, Cpu] => new(name, null),
        [{ Length: > 0 } name, { Length: > 0 } chips] when chips.All(char.IsAsciiDigit) => new(name, chips),
        _ => null,
    };
}

/// <summary>What a new stack is made of.</summary>
internal sealed record NewStack(string Name)
{
    /// <summary>Hours of an average month: a twelfth of a year.</summary>
    private const int HoursPerMonth = 730;

    // Above every ceiling that a stack may have, to find out what it costs.
    private const string AnyCeiling = "10000000";

    private const string Schema = "docs/stack.schema.json";

    // Words that YAML does not read as text.
    private static readonly string[] NotText = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

    public string Project { get; init; } = "";

    public string Region { get; init; } = "";

    /// <summary>The tiers; the first is the default, and each other one answers the path of its name.</summary>
    public IReadOnlyList<NewTier> Tiers { get; init; } = [];

    /// <summary>Models by tier.</summary>
    public IReadOnlyDictionary<string, string> Models { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Emails { get; init; } = [];

    public IReadOnlyList<string> Domains { get; init; } = [];

    public string? BillingAccount { get; init; }

    /// <summary>US dollars a month of the budget; null for its default.</summary>
    public string? Budget { get; init; }

    /// <summary>US dollars an hour; null to choose it from what the stack costs.</summary>
    public string? Ceiling { get; init; }

    /// <summary>Prices that the catalogue does not know.</summary>
    public IReadOnlyDictionary<string, string> Prices { get; init; } = new Dictionary<string, string>();

    /// <summary>The stack's file with its cost, or every problem of its settings.</summary>
    /// <param name="root">Folder of the project.</param>
    public NewStackFile Plan(string root)
    {
        if (Ceiling is not null)
        {
            return Read(root, Ceiling);
        }
        var first = Read(root, AnyCeiling);
        return first.UsdPerHour is { } usd ? Read(root, CeilingAbove(usd)) : first;
    }

    // A tenth more than it costs, in two digits, so that a small change does not need a new ceiling.
    private static string CeilingAbove(decimal usd)
    {
        var most = usd * 1.1m;
        var unit = 0.01m;
        while (most / unit > 100)
        {
            unit *= 10;
        }
        return (Math.Ceiling(most / unit) * unit).ToString("0.##", CultureInfo.InvariantCulture);
    }

    // The settings are judged by their own reader, on a copy of the project's file.
    private NewStackFile Read(string root, string ceiling)
    {
        var (path, text) = (StackFileReader.PathOf(root, Name), Text(root, ceiling));
        var folder = Directory.CreateTempSubdirectory("ironwood-new-").FullName;
        try
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Copy(Path.Combine(root, "Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
            File.WriteAllText(file, text);
            var read = StackFileReader.Read(folder, Name);
            var result = read.Configuration is { } configuration ? SettingsReader.Read(configuration) : null;
            return result?.Plan is { } plan
                ? new(path, text, plan, [])
                // The file does not exist yet, so a line in it would not help.
                : new(path, text, null, [.. (result?.Problems ?? read.Problems).Select(problem => problem with
                {
                    Location = null,
                    Fix = problem.Code == Diagnostics.Unpriced
                        ? "add --price ITEM=USD for each, as in --price redis@europe-west4=0.04"
                        : problem.Fix,
                })]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Text(string root, string ceiling)
    {
        var text = new StringBuilder();
        if (File.Exists(Path.Combine(root, Schema)))
        {
            var folder = Path.GetDirectoryName(Path.Combine(root, StackFileReader.PathOf(root, Name)))!;
            var schema = Path.GetRelativePath(folder, Path.Combine(root, Schema)).Replace('\\', '/');
            text.Append(CultureInfo.InvariantCulture, $"# yaml-language-server: $schema={schema}\n");
        }
        text.Append("# docs/configuration.md explains every setting.\n").Append("config:\n");
        Line(2, "gcp:project", Project);
        Line(2, "gcp:region", Region);
        text.Append("  ironwood:tiers:\n");
        foreach (var (index, tier) in Tiers.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"    {Word(tier.Name)}:\n");
            if (tier.Chips is null)
            {
                text.Append("      generation: cpu # one small VM without accelerators; it serves no model\n");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"      chips: {tier.Chips}\n");
                text.Append("      topology: 2x2x1 # each machine serves alone\n");
            }
            text.Append(index == 0
                ? "      default: true # answers every path that no route matches\n"
                : $"      routes: [{Word($"/{tier.Name}/*")}]\n");
            if (Models.TryGetValue(tier.Name, out var model))
            {
                text.Append(CultureInfo.InvariantCulture, $"      serving: {{ model: {Word(model)} }}\n");
            }
        }
        if (Tiers.All(tier => tier.Chips is null))
        {
            text.Append("  ironwood:cache: # the smallest there is\n");
            text.Append("    memoryGb: 1\n    highAvailability: false\n    persistenceHours: 0\n");
        }
        if (Domains.Count > 0)
        {
            text.Append("  ironwood:frontDoor:\n");
            text.Append(CultureInfo.InvariantCulture, $"    domains: [{string.Join(", ", Domains.Select(Word))}]\n");
        }
        if (Emails.Count > 0)
        {
            text.Append("  ironwood:alerts:\n");
            text.Append(CultureInfo.InvariantCulture, $"    emails: [{string.Join(", ", Emails.Select(Word))}]\n");
        }
        text.Append("  ironwood:spend:\n");
        text.Append(CultureInfo.InvariantCulture, $"    ceilingUsdPerHour: {ceiling} # nothing is created above it\n");
        if (Prices.Count > 0)
        {
            text.Append("    prices:\n");
            foreach (var (item, usd) in Prices)
            {
                text.Append(CultureInfo.InvariantCulture, $"      {Word(item)}: {usd}\n");
            }
        }
        if (BillingAccount is not null)
        {
            text.Append("  ironwood:budget:\n");
            Line(4, "billingAccount", BillingAccount);
            if (Budget is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"    usd: {Budget} # a month\n");
            }
        }
        return text.ToString();

        void Line(int indent, string key, string value) => text.Append(' ', indent).Append(key).Append(": ")
            .Append(Word(value)).Append('\n');
    }

    private static string Word(string value) =>
        value.Length > 0 && char.IsAsciiLetter(value[0])
        && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or '@')
        && !NotText.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? value
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A new stack's file.</summary>
    /// <param name="Path">Its path from the project's folder.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="Plan">What it decides; null when there are problems.</param>
    /// <param name="Problems">Every problem.</param>
    internal sealed record NewStackFile(string Path, string Text, StackPlan? Plan, IReadOnlyList<Problem> Problems)
    {
        /// <summary>The fixed cost of an hour at the stack's largest size; null when there are problems.</summary>
        public decimal? UsdPerHour { get; } = Plan is null ? null : SpendGuard.Estimate(Plan).UsdPerHour;

        /// <summary>The cost in words.</summary>
        public string Cost => string.Create(
            CultureInfo.InvariantCulture,
            $"Cost: {UsdPerHour:#,0.00} USD an hour, about {UsdPerHour * HoursPerMonth:#,0} USD a month; ")
            + "charges by use are extra.";
    }
}
