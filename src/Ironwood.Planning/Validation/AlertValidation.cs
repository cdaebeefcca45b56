namespace Ironwood.Planning.Validation;

/// <summary>The rules of the alert channels.</summary>
internal static partial class AlertValidation
{
    /// <summary>All problems of the addresses.</summary>
    public static IEnumerable<Problem> Validate(AlertSettings alerts, SettingKeys keys)
    {
        var path = keys["alerts.emails"];
        for (var index = 0; index < alerts.Emails.Count; index++)
        {
            var email = alerts.Emails[index];
            var isAddress = email.Length <= Limits.EmailLength.Value && Address().IsMatch(email);
            var twice = alerts.Emails.Take(index).Contains(email, StringComparer.OrdinalIgnoreCase);
            if (!isAddress || twice)
            {
                yield return new(
                    Diagnostics.MalformedEmail, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"),
                    isAddress ? "is named twice" : "is not an e-mail address", email, "name@domain.tld, each once",
                    isAddress ? "remove it" : "write for example oncall@example.com");
            }
        }
        if (alerts.Emails.Count > Limits.ChannelsPerAlertPolicy.Value)
        {
            yield return new(
                Diagnostics.TooManyEmails, path, "has more addresses than an alert notifies",
                alerts.Emails.Count.ToString(CultureInfo.InvariantCulture),
                $"at most {Limits.ChannelsPerAlertPolicy.Value}",
                "write a group's address");
        }
    }

    [GeneratedRegex(
        @"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+(?<!\.)@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
