namespace Ironwood.Infra.Traffic;

/// <summary>
/// The OpenAPI 2.0 document that API Gateway is configured with: the platform's paths, all forwarded to the load
/// balancer as they are. API Gateway accepts version 2.0 with its own extensions.
/// </summary>
/// <remarks>Source: https://docs.cloud.google.com/api-gateway/docs/oasv2-extensions</remarks>
internal static class GatewayDocument
{
    private const string Rest = "path";

    private static readonly string[] Methods = ["get", "post"];

    /// <summary>The document as JSON.</summary>
    /// <param name="address">Base URL of the load balancer.</param>
    /// <param name="paths">Paths of the URL map; <c>/*</c> at the end matches everything below.</param>
    /// <param name="timeoutSeconds">Longest time that a request may take.</param>
    public static string Create(string address, IEnumerable<string> paths, int timeoutSeconds)
    {
        var document = new JsonObject
        {
            ["swagger"] = "2.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Inference platform",
                ["description"] = "Paths of the serving tiers and of the Vertex AI endpoints",
                ["version"] = "1.0.0",
            },
            ["schemes"] = new JsonArray("https"),
            ["produces"] = new JsonArray("application/json"),
            ["x-google-backend"] = new JsonObject
            {
                ["address"] = address,
                ["path_translation"] = "APPEND_PATH_TO_ADDRESS",
                // The gateway's own default is 15 s.
                ["deadline"] = (double)timeoutSeconds,
                // Keeps the caller's Authorization header, because Vertex AI needs the caller's token, not the
                // gateway's.
                ["disable_auth"] = true,
            },
            ["paths"] = new JsonObject(
                paths.Select(path => KeyValuePair.Create(Template(path), (JsonNode?)Operations(path)))),
        };
        return document.ToJsonString();
    }

    private static string Template(string path) => IsPrefix(path) ? $"{path[..^1]}{{{Rest}=**}}" : path;

    private static JsonObject Operations(string path)
    {
        var operations = new JsonObject(
            Methods.Select(method => KeyValuePair.Create(method, (JsonNode?)Operation(method, path))));
        if (IsPrefix(path))
        {
            operations["parameters"] = new JsonArray(new JsonObject
            {
                ["name"] = $"{Rest}=**",
                ["in"] = "path",
                ["required"] = true,
                ["type"] = "string",
            });
        }
        return operations;
    }

    private static JsonObject Operation(string method, string path) => new()
    {
        ["operationId"] = $"{method}{Identifier(path)}",
        ["responses"] = new JsonObject
        {
            ["default"] = new JsonObject { ["description"] = "What the model server answers" },
        },
    };

    // Letters and digits stay, a slash becomes an underscore, and other characters become their code, so that each path
    // has a unique id.
    private static string Identifier(string path)
    {
        var text = new StringBuilder();
        foreach (var letter in path)
        {
            _ = letter == '/' ? text.Append('_')
                : char.IsAsciiLetterOrDigit(letter) && letter != 'Z' ? text.Append(letter)
                : text.Append(CultureInfo.InvariantCulture, $"Z{(int)letter:x2}");
        }
        return text.ToString();
    }

    private static bool IsPrefix(string path) => path.EndsWith("/*", StringComparison.Ordinal);
}
