using Ironwood.Planning.Settings;
using Ironwood.Problems;

namespace Ironwood.Planning.StackFiles;

/// <summary>Keys of settings in the forms that the Pulumi CLI takes, and those it does not.</summary>
internal static class ConfigKey
{
    /// <summary>
    /// The settings of a section under their full keys. A key without a namespace is the project's own;
    /// <c>NAMESPACE:config:NAME</c> is an old spelling. What is set under two spellings is set at random.
    /// </summary>
    /// <param name="section">The section as it is written.</param>
    /// <param name="file">Its file.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static IEnumerable<(string Key, ConfigNode Value)> Settings(
        ConfigMap section, string file, string project, ICollection<Problem> problems)
    {
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (written, value) in section.Entries)
        {
            if (Qualify(written, project) is not { } key)
            {
                problems.Add(new(
                    Diagnostics.MalformedKey, $"{file}: config", "has a key that the Pulumi CLI refuses", written,
                    "NAMESPACE:NAME, or NAME for a setting of the project",
                    "leave out all colons but the first",
                    value.Location));
            }
            else if (spellings.TryGetValue(key, out var other))
            {
                problems.Add(new(
                    Diagnostics.SettingTwice,
                    key,
                    $"is set twice, as '{other}' and as '{written}'; the Pulumi CLI takes either",
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
