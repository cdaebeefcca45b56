using System.Globalization;
using System.Text.Json;
using Grpc.Core;

namespace Ironwood.Operations.Access;

/// <summary>Reads the JSON form of google.rpc.Status that REST services answer with.</summary>
internal static class RestError
{
    /// <summary>The error with all that the object says beyond <paramref name="plain"/>.</summary>
    public static GoogleError Read(JsonElement error, GoogleError plain)
    {
        var info = Detail(error, "google.rpc.ErrorInfo");
        return plain with
        {
            Code = Text(error, "status") is { } status && TryReadStatus(status, out var code) ? code : plain.Code,
            Message = SecretText.Hide(Text(error, "message") ?? plain.Message),
            Reason = Text(info, "reason") ?? LegacyReason(error),
            Metadata = Texts(info, "metadata"),
            RetryDelay = Delay(Text(Detail(error, "google.rpc.RetryInfo"), "retryDelay")) ?? plain.RetryDelay,
            Quota = Text(FirstOf(Detail(error, "google.rpc.QuotaFailure"), "violations"), "description") is { } quota
                ? SecretText.Hide(quota)
                : null,
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

    private static Dictionary<string, string> Texts(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var values)
        && values.ValueKind == JsonValueKind.Object
            ? values.EnumerateObject().Where(value => value.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(value => value.Name, value => value.Value.GetString()!)
            : [];

    // JSON form of google.protobuf.Duration: "1.5s".
    private static TimeSpan? Delay(string? text) =>
        text is ['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', .., 's']
        && double.TryParse(
            text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
