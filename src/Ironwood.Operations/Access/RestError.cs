using Grpc.Core;

namespace Ironwood.Operations.Access;

/// <summary>Reads the JSON form of google.rpc.Status, with which REST services refuse a request.</summary>
internal static class RestError
{
    /// <summary>The error, with everything that the object adds to <paramref name="plain"/>.</summary>
    public static GoogleError Read(JsonElement error, GoogleError plain)
    {
        var info = Detail(error, "google.rpc.ErrorInfo");
        var retry = Detail(error, "google.rpc.RetryInfo");
        var violation = FirstOf(Detail(error, "google.rpc.QuotaFailure"), "violations");
        return plain with
        {
            Code = Text(error, "status") is { } status && TryReadStatus(status, out var code) ? code : plain.Code,
            Message = SecretText.Hide(Text(error, "message") ?? plain.Message),
            Reason = Shown(Text(info, "reason")) ?? LegacyReason(error),
            Metadata = Texts(info, "metadata"),
            RetryDelay = Delay(Text(retry, "retryDelay")) ?? plain.RetryDelay,
            Quota = Shown(Text(violation, "description")),
        };
    }

    // "PERMISSION_DENIED" is PermissionDenied.
    private static bool TryReadStatus(string status, out StatusCode code) =>
        Enum.TryParse(status.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out code)
            && Enum.IsDefined(code);

    // Compute Engine and other older services give a reason in "errors" and no details.
    private static string? LegacyReason(JsonElement error) => Text(FirstOf(error, "errors"), "reason") switch
    {
        "accessNotConfigured" => GoogleReason.ServiceDisabled,
        "rateLimitExceeded" or "userRateLimitExceeded" or "quotaExceeded" => GoogleReason.RateLimitExceeded,
        _ => null,
    };

    private static JsonElement Detail(JsonElement error, string type) =>
        error.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Array
            ? details.EnumerateArray().FirstOrDefault(detail =>
                Text(detail, "@type")?.EndsWith(type, StringComparison.Ordinal) == true)
            : default;

    private static JsonElement FirstOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var list)
        && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().FirstOrDefault()
            : default;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? Shown(string? text) => text is null ? null : SecretText.Hide(text);

    private static Dictionary<string, string> Texts(JsonElement parent, string name)
    {
        var texts = new Dictionary<string, string>();
        if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var values)
            && values.ValueKind == JsonValueKind.Object)
        {
            // A name can occur twice.
            foreach (var value in values.EnumerateObject().Where(each => each.Value.ValueKind == JsonValueKind.String))
            {
                texts[value.Name] = SecretText.Hide(value.Value.GetString()!);
            }
        }
        return texts;
    }

    // JSON form of google.protobuf.Duration: "1.5s". A delay that is longer than a year says nothing.
    private static TimeSpan? Delay(string? text) =>
        text is [>= '0' and <= '9', .., 's']
        && double.TryParse(
            text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var seconds)
        && seconds <= TimeSpan.FromDays(365).TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
