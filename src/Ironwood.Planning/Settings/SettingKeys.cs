namespace Ironwood.Planning.Settings;

/// <summary>Writes the paths of the project's own settings. Their namespace is the project's name.</summary>
/// <param name="Project">The Pulumi project's name, for example <c>ironwood</c>.</param>
public sealed record SettingKeys(string Project)
{
    /// <summary>The full path of a setting, for example <c>ironwood:tiers.small</c>.</summary>
    /// <param name="setting">The path without the namespace, for example <c>tiers.small</c>.</param>
    public string this[string setting] => $"{Project}:{setting}";
}
