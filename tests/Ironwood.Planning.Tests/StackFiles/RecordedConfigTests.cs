using Xunit.Abstractions;

namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>
/// What the real Pulumi CLI hands to a program, or refuses, for recorded files. Other rows can be tried in their place:
/// nothing here names a single one.
/// </summary>
public sealed class RecordedConfigTests(ITestOutputHelper output)
{
    private const string Same = "the same";
    private const string BothRefuse = "refused by both";

    /// <summary>Why a file is refused here that the CLI accepts: by what the problem says, the reason.</summary>
    private static readonly (string Code, string Message, string Reason)[] Refusals =
    [
        ("IW1002", "write it in quotes", "a key that is no text becomes another text, or none, to the CLI"),
        ("IW1002", "a key is missing before ':'", "a key that is empty becomes '<nil>', or nothing, to the CLI"),
        ("IW1002", "begins with a line break or a tab", "the CLI loses the line break"),
        ("IW1029", "is set twice", "the CLI picks one of two at random"),
        ("IW1001", "has no file", "the CLI hands over nothing for a stack without a file"),
    ];

    private static readonly string Recorded = Path.Combine(AppContext.BaseDirectory, "StackFiles", "Recorded");

    [Fact]
    public void A_scalar_is_what_a_program_is_handed()
    {
        using var folder = new StackFolder();
        AssertAll("scalars.jsonl", row =>
        {
            var files = folder.ReadFile($"config:\n  ironwood:v: {row.GetProperty("text").GetString()}\n");
            return Verdict(
                files, Problems(files, read: false),
                Expected(row, "value") is { } value ? new() { ["ironwood:v"] = value } : null);
        });
    }

    /// <summary>
    /// A setting that takes text is never something else than what is written: where the CLI makes another text of a
    /// plain scalar, quotes are asked for.
    /// </summary>
    [Fact]
    public void Where_text_is_meant_a_scalar_is_what_is_written_or_quotes_are_asked_for()
    {
        using var folder = new StackFolder();
        var asked = 0;
        foreach (var row in Rows("scalars.jsonl"))
        {
            var text = row.GetProperty("text").GetString()!;
            var result = folder.Read(StackFolder.Valid("  ironwood:models: {}\n") + $"  ironwood:owner: {text}\n");
            var isPlain = char.IsAsciiLetterOrDigit(text[0]) || text[0] is '+' or '-' or '.' or '_' or '~' or '/';

            var owner = result.Settings?.Owner;
            Assert.True(owner is null or "unassigned" || owner == Expected(row, "value"), $"{text} is read as {owner}");
            Assert.True(
                !isPlain || owner is null or "unassigned" || owner == text,
                $"{text} is read as {owner}, without a word");
            foreach (var problem in result.Problems.Where(problem => problem.Code == "IW1018"))
            {
                asked++;
                Assert.Equal((text.Split(" #")[0], $"write \"{problem.Value}\""), (problem.Value, problem.Fix));
                Assert.Equal(
                    problem.Value,
                    folder.Read(
                        StackFolder.Valid()
                            + $"  ironwood:waivers: {{w: {{rule: \"{problem.Value}\", owner: a, reason: b, expires: "
                            + $"\"2027-01-01\"}}}}\n").Settings!.Waivers["w"].Rule);
            }
        }
        output.WriteLine($"scalars.jsonl: quotes are asked for {asked} times where text is meant");
        Assert.NotEqual(0, asked);
    }

    [Fact]
    public void A_number_with_a_leading_zero_is_never_read()
    {
        using var folder = new StackFolder();
        var rows = Rows("scalars.jsonl")
            .Select(
                row => row.GetProperty("text").GetString()!.Replace("{v: ", "", StringComparison.Ordinal).TrimEnd('}'))
            .Where(
                text => text.TrimStart('+', '-') is ['0', >= '0' and <= '9' or '_', ..] number
                    && number.All(c => char.IsAsciiDigit(c) || c == '_'))
            .ToArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, text =>
        {
            var problem = Assert.Single(
                folder.Read(StackFolder.Valid($"  ironwood:spend: {{ceilingUsdPerHour: {text}}}\n")).Problems);
            Assert.Equal(("IW1018", text), (problem.Code, problem.Value));
        });
    }

    [Fact]
    public void A_stack_file_is_what_a_program_is_handed()
    {
        using var folder = new StackFolder(File.ReadAllText(Path.Combine(Recorded, "project.yaml")));
        AssertAll("stack-files.jsonl", row =>
        {
            folder.Write("Pulumi.test.yaml", Bytes(row.GetProperty("stackFile")));
            var files = folder.ReadFile();
            return Verdict(files, Problems(files, read: true), Config(row));
        });
    }

    [Fact]
    public void A_project_file_is_what_a_program_is_handed() => AssertAll("project-files.jsonl", row =>
    {
        using var folder = new StackFolder(project: null);
        folder.Write("Pulumi.yaml", Bytes(row.GetProperty("projectFile")));
        folder.Write("Pulumi.test.yaml", Bytes(row.GetProperty("stackFile")));
        var files = folder.ReadFile();
        return Verdict(files, Problems(files, read: true), Config(row));
    });

    /// <summary>From the file and from the engine come the same settings and the same problems, but for missing
    /// quotes.</summary>
    [Theory]
    [InlineData("stack-files.jsonl")]
    [InlineData("project-files.jsonl")]
    public void What_a_program_is_handed_reads_as_the_file_does(string file)
    {
        var compared = 0;
        foreach (var row in Rows(file))
        {
            using var folder = new StackFolder(project: null);
            folder.Write(
                "Pulumi.yaml",
                row.TryGetProperty("projectFile", out var project)
                    ? Bytes(project)
                    : File.ReadAllBytes(Path.Combine(Recorded, "project.yaml")));
            folder.Write("Pulumi.test.yaml", Bytes(row.GetProperty("stackFile")));
            if (Config(row) is not { } handed || folder.ReadFile().Configuration is not { Refused: [] } configuration)
            {
                continue;
            }
            var fromEngine = EngineConfiguration.Read(
                configuration.Project, "test", (space, name) => handed.GetValueOrDefault($"{space}:{name}"),
                handed.Keys, []);
            if (BothWaysTests.AssertSame(configuration, fromEngine))
            {
                compared++;
            }
        }
        output.WriteLine($"{file}: {compared} rows give the same settings and problems both ways");
        Assert.NotEqual(0, compared);
    }

    private void AssertAll(string file, Func<JsonElement, string> verdict)
    {
        var rows = Rows(file).Select(row => (Row: row, Verdict: verdict(row))).ToArray();
        var reasons = Refusals.Select(refusal => refusal.Reason).ToArray();
        var agreeing = rows.Count(row => row.Verdict is Same or BothRefuse);
        output.WriteLine(
            $"{file}: {agreeing} of {rows.Length} rows agree ({rows.Count(row => row.Verdict == Same)} values, "
            + $"{rows.Count(row => row.Verdict == BothRefuse)} refusals)");
        foreach (var kind in rows.GroupBy(row => row.Verdict).Where(kind => reasons.Contains(kind.Key)))
        {
            output.WriteLine($"  {kind.Count()} refused here, accepted by the CLI: {kind.Key}");
        }
        Assert.NotEmpty(rows);
        Assert.Empty(rows.Where(row => row.Verdict is not (Same or BothRefuse) && !reasons.Contains(row.Verdict))
            .Select(row => $"{row.Verdict}\n  {row.Row}"));
    }

    private static string Verdict(
        StackFileResult files, IReadOnlyList<Problem> problems, Dictionary<string, string>? expected)
    {
        if (expected is null)
        {
            return problems.Count > 0 ? BothRefuse : "accepted here, refused by the CLI";
        }
        var refusing = files.Configuration is null ? files.Problems : files.Configuration.Refused;
        if (refusing.Count > 0)
        {
            var reasons = refusing.Select(problem => Refusals.FirstOrDefault(refusal =>
                refusal.Code == problem.Code
                    && problem.Message.Contains(refusal.Message, StringComparison.Ordinal)).Reason);
            return reasons.FirstOrDefault() ?? $"refused here, accepted by the CLI: {refusing[0]}";
        }
        var values = files.Configuration!.Values;
        var wrong = expected.Keys.Union(values.Entries.Select(entry => entry.Key))
            .Where(key => !(values[key] is { } value && expected.TryGetValue(key, out var text) && IsSame(value, text)))
            .Select(
                key =>
                    $"{key} is {(values[key] is { } value ? HandedOver.Text(value) : "absent")}, to the CLI "
                    + $"{expected.GetValueOrDefault(key, "absent")}")
            .ToArray();
        return wrong.Length == 0 ? Same : string.Join("; ", wrong);
    }

    private static bool IsSame(ConfigNode value, string handed) =>
        HandedOver.Text(value) == (value is ConfigMap or ConfigList ? HandedOver.Respelt(handed) : handed);

    // What the CLI refuses may be a problem of the files or of the settings in them.
    private static IReadOnlyList<Problem> Problems(StackFileResult files, bool read) =>
        files.Configuration is not { } configuration ? files.Problems
        : read ? SettingsReader.Read(configuration).Problems
        : configuration.Refused;

    // A row without settings is one for which the CLI found no file of the stack.
    private static Dictionary<string, string>? Config(JsonElement row) =>
        row.TryGetProperty("config", out var config)
            ? config.ValueKind == JsonValueKind.Null
                ? []
                : config.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!)
            : null;

    private static string? Expected(JsonElement row, string property) =>
        row.TryGetProperty(property, out var value) ? value.GetString() : null;

    private static byte[] Bytes(JsonElement file) => file.ValueKind == JsonValueKind.String
        ? Encoding.UTF8.GetBytes(file.GetString()!)
        : file.GetProperty("base64").GetBytesFromBase64();

    private static IEnumerable<JsonElement> Rows(string file) =>
        File.ReadLines(Path.Combine(Recorded, file))
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement);
}
