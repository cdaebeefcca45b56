namespace Pulumi;

/// <summary>The stack's configuration under one name.</summary>
public sealed class Config
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

    /// <summary>A text; an error if it is missing.</summary>
    public string Require(string key) => Get(key) ?? throw new RunException(
        $"Missing Required configuration variable '{FullKey(key)}'\n"
        + $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private string FullKey(string key) => $"{_name}:{key}";
}
