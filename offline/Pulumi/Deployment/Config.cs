using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration under one name.</summary>
public sealed partial class Config
{
    private readonly string _name;

    /// <summary>The configuration of the project, or of another name, such as a provider's.</summary>
    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    /// <summary>A text, or null.</summary>
    public string? Get(string key) => Deployment.Required.Config.Get(FullKey(key));

    /// <summary>A flag (<c>true</c> or <c>false</c>), or null.</summary>
    public bool? GetBoolean(string key)
        => Get(key) switch
        {
            null => null,
            "true" => true,
            "false" => false,
            var value => throw Mistyped(key, value, nameof(Boolean)),
        };

    /// <summary>A whole number, or null.</summary>
    public int? GetInt32(string key)
        => Get(key) is not { } value ? null
            : int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : throw Mistyped(key, value, nameof(Int32));

    /// <summary>A number, or null.</summary>
    public double? GetDouble(string key)
        => Get(key) is not { } value ? null
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw Mistyped(key, value, nameof(Double));

    /// <summary>An object in JSON, or the type's default.</summary>
    [return: MaybeNull]
    public T GetObject<T>(string key) => Parse<T>(key, options: null);

    /// <summary>An object in JSON, or the type's default.</summary>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, options);

    /// <summary>A text; an error if it is missing.</summary>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    /// <summary>A flag; an error if it is missing.</summary>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    /// <summary>A whole number; an error if it is missing.</summary>
    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    /// <summary>A number; an error if it is missing.</summary>
    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    /// <summary>An object in JSON; an error if it is missing.</summary>
    public T RequireObject<T>(string key) => ParseRequired<T>(key, options: null);

    /// <summary>An object in JSON; an error if it is missing.</summary>
    public T RequireObject<T>(string key, JsonSerializerOptions options) => ParseRequired<T>(key, options);

    private T? Parse<T>(string key, JsonSerializerOptions? options)
    {
        var value = Get(key);
        try
        {
            return value is null ? default : JsonSerializer.Deserialize<T>(value, options);
        }
        catch (JsonException cause)
        {
            throw Mistyped(key, value, typeof(T).FullName!, cause);
        }
    }

    private T ParseRequired<T>(string key, JsonSerializerOptions? options)
        => Get(key) is null ? throw Missing(key) : Parse<T>(key, options)!;

    private RunException Missing(string key)
        => new($"Missing Required configuration variable '{FullKey(key)}'\n"
            + $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private RunException Mistyped(string key, string? value, string type, Exception? cause = null)
        => new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {type}", cause);

    private string FullKey(string key) => $"{_name}:{key}";
}
