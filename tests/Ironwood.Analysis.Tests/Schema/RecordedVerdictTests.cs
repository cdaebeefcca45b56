using System.Globalization;
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
        new("The program declares no regional backend service, so its load balancing schemes have no rules here.",
            row => row.Type == "gcp:compute/regionBackendService:RegionBackendService"
                && row.Because.Contains("unknown-property")),
        new("Where a place is left empty, the provider takes its own; the recording one had none.",
            row => row is { Change: "empty", Path: "zone" or "region" or "location" or "project" }),
        new("A forwarding target of a DNS zone is checked by code of the provider, for a type that the program does "
            + "not declare.",
            row => row.Type == "gcp:dns/managedZone:ManagedZone"
                && row.Path.StartsWith("forwardingConfig", StringComparison.Ordinal)),
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
        new("What the provider or the cloud fills in, a deployed resource may hold already; a graph does not show it.",
            row => row is { Change: "added", Effect: "none" }),
        new("Code of the provider suppresses the difference after a look at other properties of the resource.",
            row => (row.Type, row.Path) is ("gcp:billing/budget:Budget", "budgetFilter.calendarPeriod")
                or ("gcp:gkehub/feature:Feature", "name")
                or ("gcp:memorystore/instance:Instance", "desiredAutoCreatedEndpoints")
                or ("gcp:bigquery/table:Table", "schema")),
        new("Code of the provider compares items of this set or list by names that it makes of them.",
            row => row.Effect == "none" && ((row.Type, row.Path.Split('[')[0]) is
                ("gcp:compute/routerNat:RouterNat", "subnetworks")
                or ("gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy", "certificateManagerCertificates")
                or ("gcp:compute/securityPolicy:SecurityPolicy", "rules"))),
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
    }

    [Fact]
    public void A_change_does_what_diff_says()
    {
        var accepted = RecordedVerdict.All.Where(row => !row.IsRefused && row.Errors.Count == 0).ToArray();
        var others = accepted.Where(row => row.PredictedEffect != row.Effect).ToArray();
        Report("effects that diff says", accepted.Length - others.Length, accepted.Length);
        Assert_explained(others, OtherEffect);
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
