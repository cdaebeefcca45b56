namespace Pulumi;

/// <summary>The stack's configuration, read from the environment when a deployment starts.</summary>
internal sealed class DeploymentConfig
{
    private const string Variable = "PULUMI_CONFIG";

    private readonly ImmutableDictionary<string, string> _values = Read();

    public string? Get(string key) => _values.GetValueOrDefault(key);

    private static ImmutableDictionary<string, string> Read()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } json)
        {
            return ImmutableDictionary<string, string>.Empty;
        }
        using var document = JsonDocument.Parse(json);
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            values[WithoutConfig(property.Name)] = property.Value.ToString();
        }
        return values.ToImmutable();
    }

    /// <summary>An older form of keys is <c>project:config:key</c>.</summary>
    private static string WithoutConfig(string key)
    {
        const string Infix = ":config:";
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && key.AsSpan(colon).StartsWith(Infix, StringComparison.Ordinal)
            ? $"{key[..colon]}:{key[(colon + Infix.Length)..]}"
            : key;
    }
}
