namespace Ironwood.Operations.Verification.Checks;

/// <summary>How a person reads time series: gcloud has no verb for it.</summary>
internal static class SeriesCommand
{
    /// <param name="project">The project's id.</param>
    /// <param name="filter">The series, in the language of Cloud Monitoring.</param>
    /// <param name="view"><c>FULL</c> for the points too, <c>HEADERS</c> for which series there are.</param>
    public static string Of(string project, string filter, string view) =>
        "curl --silent --get --header \"Authorization: Bearer $(gcloud auth print-access-token)\""
        + $" https://monitoring.googleapis.com/v3/projects/{project}/timeSeries"
        + $" --data-urlencode 'filter={filter}'"
        + " --data-urlencode \"interval.startTime=$(date -u -d '5 minutes ago' +%FT%TZ)\""
        + $" --data-urlencode \"interval.endTime=$(date -u +%FT%TZ)\" --data view={view}";
}
