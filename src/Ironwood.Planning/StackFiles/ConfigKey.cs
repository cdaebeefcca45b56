namespace Ironwood.Planning.StackFiles;

/// <summary>Keys of settings, in the forms that the Pulumi CLI accepts.</summary>
internal static class ConfigKey
{
    /// <summary>
    /// The settings of a section under their full keys. A key without a namespace is the project's own;
    /// <c>NAMESPACE:config:NAME</c> is an old spelling. A setting under two spellings gets one of the two values at
    /// random.
    /// </summary>
    /// <param name="section">The section as written in the file.</param>
    /// <param name="file">Its file.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="problems">Receives the problems.</param>
    public static IEnumerable<(string Key, ConfigNode Value)> Settings(
        ConfigMap section, string file, string project, ICollection<Problem> problems)
    {
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (written, value) in section.Entries)
        {
            if (Qualify(written, project) is not { } key)
            {
                problems.Add(new(
                    Diagnostics.MalformedKey, $"{file}: config", "is a key that the Pulumi CLI refuses", written,
                    "NAMESPACE:NAME, or NAME for a setting of the project",
                    "remove all colons except the first",
                    value.Location));
            }
            else if (spellings.TryGetValue(key, out var other))
            {
                problems.Add(new(
                    Diagnostics.SettingTwice,
                    key,
                    $"is set twice, as '{other}' and as '{written}'; the Pulumi CLI uses one of the two at random",
                    Fix: $"remove one; '{key}' is the full key", Location: value.Location));
            }
            else
            {
                spellings.Add(key, written);
                yield return (key, value);
            }
        }
    }

    /// <summary>The full key; null when it does not have the form.</summary>
    public static string? Qualify(string key, string project) => key.Split(':') switch
    {
        [_] => $"{project}:{key}",
        [_, _] => key,
        [var space, "config", var name] => $"{space}:{name}",
        _ => null,
    };
}
