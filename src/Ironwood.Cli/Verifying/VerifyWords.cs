using Ironwood.Operations.Verification;

namespace Ironwood.Cli.Verifying;

/// <summary>How a check ended, in words.</summary>
internal static class VerifyWords
{
    /// <summary>The states, worst first.</summary>
    public static readonly CheckStatus[] Statuses =
        [CheckStatus.Fail, CheckStatus.NotAsked, CheckStatus.Skip, CheckStatus.Pass];

    /// <summary>For people.</summary>
    public static string Shown(CheckStatus status) => status switch
    {
        CheckStatus.Pass => "PASS",
        CheckStatus.Fail => "FAIL",
        CheckStatus.Skip => "SKIP",
        _ => "UNKNOWN",
    };

    /// <summary>For programs.</summary>
    public static string Word(CheckStatus status) => status switch
    {
        CheckStatus.Pass => "pass",
        CheckStatus.Fail => "fail",
        CheckStatus.Skip => "skip",
        _ => "notAsked",
    };

    /// <summary>How many of each, as <c>9 PASS, 1 FAIL</c>; states without checks are left out.</summary>
    public static string Counts(VerificationReport report) => string.Join(
        ", ",
        from status in Statuses.Reverse()
        where report.Count(status) > 0
        select $"{report.Count(status)} {Shown(status)}");
}
