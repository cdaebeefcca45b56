namespace Ironwood.UrlMaps.Evaluation;

/// <summary>The result of a map's test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Index">Its index in the map's tests.</param>
/// <param name="Match">The rule that its request matched.</param>
/// <param name="Failures">The expectations that were not met; empty when it passed.</param>
public sealed record UrlMapTestResult(UrlMapTest Test, int Index, RouteMatch Match, IReadOnlyList<string> Failures)
{
    /// <summary>Whether the test passed.</summary>
    public bool Passed => Failures.Count == 0;
}

/// <summary>Runs the tests of a map as Google does before it accepts an update.</summary>
public static class UrlMapTestRun
{
    /// <summary>Runs all tests of a map, in their order.</summary>
    public static IReadOnlyList<UrlMapTestResult> Of(CompiledUrlMap compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        return [.. compiled.Map.Tests.Select((test, index) => Run(compiled, test, index))];
    }

    private static UrlMapTestResult Run(CompiledUrlMap compiled, UrlMapTest test, int index)
    {
        var request = RouteRequest.OfTest(test);
        var answer = RouteEvaluator.Destination(compiled, request);
        return new(test, index, compiled.Find(request), [.. Failures(compiled, test, answer, request)]);
    }

    private static IEnumerable<string> Failures(
        CompiledUrlMap compiled, UrlMapTest test, RouteAnswer answer, RouteRequest request)
    {
        if (test.Service is { } service && !answer.Services.Any(share => share.Service.Equals(service)))
        {
            yield return $"expects {service}, gets {Got(answer)}";
        }
        if (test.ExpectedOutputUrl is { } expected)
        {
            // A test has no scheme; only a redirect to HTTPS has one.
            var isToHttps = answer.Outcome == RouteOutcome.Redirected
                && RouteEvaluator.ActionAt(compiled.Map, compiled.Find(request)).Redirect is { IsToHttps: true };
            var actual = answer.Location ?? $"http://{answer.Host}{answer.Path}";
            if (isToHttps && test.Service is null
                ? actual != expected
                : WithoutScheme(actual) != WithoutScheme(expected))
            {
                yield return $"expects the URL {expected}, gets {actual}";
            }
        }
        if (test.ExpectedRedirectResponseCode is { } code && answer.StatusCode != code)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"expects a redirect with {code}, gets {Got(answer)}");
        }
    }

    private static string Got(RouteAnswer answer) => answer.Outcome == RouteOutcome.Redirected
        ? string.Create(CultureInfo.InvariantCulture, $"a redirect with {answer.StatusCode} to {answer.Location}")
        : string.Join(" or ", answer.Services.Select(share => share.Service.Name));

    private static string WithoutScheme(string url) =>
        url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end ? url[(end + 3)..] : url;
}
