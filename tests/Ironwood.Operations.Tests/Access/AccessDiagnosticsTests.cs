using System.Net;
using System.Net.Sockets;
using Grpc.Core;

namespace Ironwood.Operations.Tests.Access;

/// <summary>
/// The sections of <c>docs/diagnostics.md</c> about the way to Google Cloud print what the program says.
/// </summary>
public partial class AccessDiagnosticsTests
{
    private const string What = "endpoint 1000000001";

    private static readonly Dictionary<string, string> Sections = Section().Matches(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics.md")).ReplaceLineEndings("\n"))
        .ToDictionary(match => match.Groups["code"].Value, match => match.Groups["text"].Value);

    private static readonly Dictionary<string, Func<Problem>> Examples = new()
    {
        ["IW8001"] = AccessProblems.NoCredentials,
        ["IW8002"] = () => AccessProblems.BadFile("key.json", "its JSON lacks the fields of a credentials file"),
        ["IW8003"] = () => AccessProblems.TokenRefused("invalid_grant", "Token has been expired or revoked."),
        ["IW8004"] = () => Refused(StatusCode.PermissionDenied,
            "Permission 'aiplatform.endpoints.get' denied on resource (or it may not exist) for user:ann@example.com."),
        ["IW8005"] = () => Refused(StatusCode.PermissionDenied, "", "SERVICE_DISABLED",
            ("service", "aiplatform.googleapis.com"), ("consumer", "projects/ironwood-prod")),
        ["IW8006"] = () => Failures.Of(new GoogleErrorException(
            new()
            {
                Code = StatusCode.ResourceExhausted,
                Message = "Quota exceeded for quota metric 'Read requests'.",
                Quota = "Read requests per minute",
                RetryDelay = TimeSpan.FromSeconds(61.5),
            },
            ""), What),
        ["IW8007"] = () => Refused(StatusCode.NotFound, "Endpoint `1000000001` is not found."),
        ["IW8008"] = () => Failures.Of(
            new HttpRequestException(HttpRequestError.ConnectionError, null,
                new SocketException((int)SocketError.ConnectionRefused)), What),
        ["IW8009"] = () => Failures.Of(new TaskCanceledException("", new TimeoutException()), What),
        ["IW8010"] = () => Failures.Of(new OperationCanceledException(), What),
        ["IW8011"] = () =>
            AccessProblems.BadEndpoint(new("http://10.0.0.7:8080"), "would be asked in clear text over a network"),
        ["IW8012"] = () => Refused(StatusCode.InvalidArgument, "traffic_split does not add up to 100."),
        ["IW8013"] = () => Refused(StatusCode.Internal, "Internal error encountered."),
        ["IW8014"] = () =>
            Refused(StatusCode.PermissionDenied, "", "USER_PROJECT_DENIED", ("consumer", "projects/payer")),
        ["IW8015"] = () =>
            Refused(StatusCode.PermissionDenied, "", "CONSUMER_INVALID", ("consumer", "projects/ironwood-prdo")),
        ["IW8016"] = () =>
            Refused(StatusCode.PermissionDenied, "", "BILLING_DISABLED", ("consumer", "projects/ironwood-prod")),
        ["IW8017"] = () => Failures.Of(
            new ForeignAnswerException(HttpStatusCode.Forbidden, "text/html", "application/grpc"), What),
        ["IW8018"] = () => AccessProblems.TooLarge(What, AnswerLimits.TooLarge(AnswerLimits.AnswerBytes)),
        ["IW8019"] = () => AccessProblems.ForeignHost("example.com"),
    };

    public static TheoryData<string> Codes => [.. Examples.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_section_shows_what_is_printed(string code)
    {
        var problem = Examples[code]();

        Assert.Equal(code, problem.Code);
        Assert.Contains($"\n{problem}\n```", Sections[code], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_section_of_the_way_to_Google_Cloud_is_tried() => Assert.Equal(
        Sections.Keys.Where(code => string.CompareOrdinal(code, "IW8001") >= 0
            && string.CompareOrdinal(code, "IW8020") < 0), Examples.Keys);

    private static Problem Refused(
        StatusCode code, string message, string? reason = null, params (string Key, string Value)[] metadata) =>
        Failures.Of(new GoogleErrorException(
            new()
            {
                Code = code,
                Message = message,
                Reason = reason,
                Metadata = metadata.ToDictionary(entry => entry.Key, entry => entry.Value),
            },
            ""), What);

    [GeneratedRegex(
        @"^## (?<code>IW[0-9]{4}) (?<text>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();
}
