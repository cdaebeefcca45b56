namespace Ironwood.Operations.Verification.Checks;

/// <summary>The command that reads time series: gcloud has none.</summary>
internal static class SeriesCommand
{
    /// <param name="project">The project's id.</param>
    /// <param name="filter">The series, in the filter language of Cloud Monitoring.</param>
    /// <param name="view"><c>FULL</c> for points too, <c>HEADERS</c> for the series alone.</param>
    public static string Of(string project, string filter, string view) =>
        "curl --silent --get --header \"Authorization: Bearer $(gcloud auth print-access-token)\""
        + ShellLine.Of($" https://monitoring.googleapis.com/v3/projects/{project}/timeSeries")
        + ShellLine.Of($" --data-urlencode {$"filter={filter}"}")
        + " --data-urlencode \"interval.startTime=$(date -u -d '5 minutes ago' +%FT%TZ)\""
        + $" --data-urlencode \"interval.endTime=$(date -u +%FT%TZ)\" --data view={view}";
}
