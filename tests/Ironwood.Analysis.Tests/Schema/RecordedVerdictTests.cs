using Xunit.Abstractions;

namespace Ironwood.Analysis.Tests.Schema;

/// <summary>
/// The rules and the diff against what the real provider said of some thousand changes of one value. The rows are a
/// sample: others of the same kinds give the same agreement. An exception is a kind of rows with a reason, never a row.
/// </summary>
public sealed class RecordedVerdictTests(ITestOutputHelper output)
{
    /// <summary>Refused by the provider, and no error here.</summary>
    private static readonly Kind[] Unseen =
    [
        new("Code of the provider checks it, for a type that the program does not declare: ProviderRules follows the "
            + "code of declared types only.",
            row => !row.IsDeclared && row.Because.Contains("unknown-property")),
        new("Where a place is left empty, the provider takes its own; the recording one had none.",
            row => row is { Change: "empty", Path: "zone" or "region" or "location" or "project" }),
    ];

    /// <summary>Accepted by the provider, and an error here, since Google Cloud refuses it.</summary>
    private static readonly Kind[] Stricter =
    [
        new("The API takes exactly one of policy and customPolicy: "
            + "https://docs.cloud.google.com/compute/docs/reference/rest/v1/backendServices",
            row => row.Errors.All(error => error.Property.StartsWith("localityLbPolicies", StringComparison.Ordinal))),
        new("The provider refuses it only when it creates the resource, which a preview does not do: "
            + "resource_bigquery_table.go, resource_secret_manager_secret_version.go",
            row => row.Errors.All(error => error.Rule.Id is "schema/view-schema" or "schema/secret-path")),
        new("The provider looks at the writer of a sink only when its BigQuery options change, so at its creation: "
            + "resource_logging_project_sink.go",
            row => row.Errors.All(error => error.Rule.Id == "schema/sink-writer")),
    ];

    /// <summary>Accepted by both, and the diff says another effect.</summary>
    private static readonly Kind[] OtherEffect =
    [
        new("An empty project means the provider's; the recording one had another than the resources. A stack's are "
            + "the same.",
            row => row is { Change: "empty", Path: "project" }),
        new("The provider plans an update under the new name, and Google Cloud has no resource of that name: diff "
            + "says that it fails.",
            row => row is { Path: "name", PredictedEffect: "refused" }),
        new("The recorded resource held what the recording fills in where the provider or the cloud decides, and the "
            + "added value is the same; a graph does not show what a deployed resource holds.",
            row => row is { Change: "added", Effect: "none" } && IsFilledIn(row.Value) && IsDecidedElsewhere(row)),
    ];

    // As many property names as the recording keeps of one replacement.
    private const int MostReplaces = 6;

    [Fact]
    public void What_the_provider_refuses_is_an_error()
    {
        var refused = RecordedVerdict.All.Where(row => row.IsRefused).ToArray();
        var unseen = refused.Where(row => row.Errors.Count == 0).ToArray();
        Report("refused by the provider and an error here", refused.Length - unseen.Length, refused.Length);
        Assert_explained(unseen, Unseen);
        Assert.True(
            unseen.Length * 100 <= refused.Length, "More than 1 % of what the provider refuses is no error here.");
    }

    [Fact]
    public void What_the_provider_accepts_is_no_error()
    {
        var accepted = RecordedVerdict.All.Where(row => !row.IsRefused).ToArray();
        var stricter = accepted.Where(row => row.Errors.Count > 0).ToArray();
        Report("accepted by the provider and no error here", accepted.Length - stricter.Length, accepted.Length);
        Assert_explained(stricter, Stricter);
        Assert_agrees(0.995, accepted.Length - stricter.Length, accepted.Length);
    }

    [Fact]
    public void A_change_does_what_diff_says()
    {
        var accepted = RecordedVerdict.All.Where(row => !row.IsRefused && row.Errors.Count == 0).ToArray();
        var others = accepted.Where(row => row.PredictedEffect != row.Effect).ToArray();
        Report("effects that diff says", accepted.Length - others.Length, accepted.Length);
        Assert_explained(others, OtherEffect);
        Assert_agrees(0.99, accepted.Length - others.Length, accepted.Length);
    }

    [Fact]
    public void A_replacement_has_the_order_that_diff_says()
    {
        var replaced = Replaced();
        var others = replaced.Where(row => row.DeletesFirst != row.Predicted!.DeletesFirst).ToArray();
        Report("orders of replacement that diff says", replaced.Length - others.Length, replaced.Length);
        Assert_explained(others, []);
    }

    [Fact]
    public void A_replacement_has_a_cause_that_the_provider_names()
    {
        var replaced = Replaced().Where(row => row.Replaces.Count is > 0 and < MostReplaces).ToArray();
        var others = replaced.Where(row => !row.Predicted!.Causes.All(cause =>
            row.Replaces.Select(Input).Contains(Input(cause.Path))
            // Of labels the provider names what it calculates from them.
            || (Input(cause.Path) == "labels"
                && row.Replaces.Any(path => Input(path) is "effectiveLabels" or "pulumiLabels")))).ToArray();
        Report("causes of replacement that the provider names", replaced.Length - others.Length, replaced.Length);
        Assert_explained(others, []);
    }

    private static RecordedVerdict[] Replaced() =>
        [.. RecordedVerdict.All.Where(
            row => row is { IsRefused: false, Errors.Count: 0, Effect: "replace", PredictedEffect: "replace" })];

    private static void Assert_agrees(double floor, int agreeing, int all) => Assert.True(
        agreeing >= floor * all, $"{agreeing} of {all} rows agree, fewer than {floor:P1}.");

    // The values that the recording puts in places of each kind.
    private static bool IsFilledIn(JsonNode? value) => value switch
    {
        JsonArray list => list.All(IsFilledIn),
        JsonObject block => block.All(entry => IsFilledIn(entry.Value)),
        _ => value?.ToJsonString() is "\"x-test\"" or "1" or "1.5" or "true" or "\"v\"",
    };

    // Marked as calculated, or inside of a block, which the cloud answers as a whole.
    private static bool IsDecidedElsewhere(RecordedVerdict row) =>
        row.Path.Contains('.', StringComparison.Ordinal)
        || ProviderSchema.Of(row.Type)?.Input(row.Path) is { IsComputed: true };

    private static string Input(string path) => path.Split('.', '[')[0];

    private void Report(string what, int agreeing, int all) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{agreeing} of {all} rows: {what}"));

    private void Assert_explained(IEnumerable<RecordedVerdict> rows, IReadOnlyList<Kind> exceptions)
    {
        var unexplained = new List<string>();
        foreach (var row in rows)
        {
            if (exceptions.FirstOrDefault(exception => exception.Holds(row)) is not { } exception)
            {
                unexplained.Add(
                    $"base {row.Base} {row.Type} {row.Path}, {row.Change}: provider "
                    + $"{(row.IsRefused ? "refuses" : row.Effect)}, "
                    + $"here {(row.Errors.Count > 0 ? row.Errors[0].Rule.Id : row.PredictedEffect)}");
            }
        }
        foreach (var used in exceptions.Where(exception => rows.Any(exception.Holds)))
        {
            output.WriteLine($"exception, {rows.Count(used.Holds)} rows: {used.Reason}");
        }
        Assert.Empty(unexplained);
    }

    /// <summary>A kind of rows that may differ.</summary>
    private sealed record Kind(string Reason, Func<RecordedVerdict, bool> Holds);
}
