using System.Reflection;

namespace Ironwood.Planning.Settings;

/// <summary>The keys of settings, from the names of the properties that hold them.</summary>
public static class SettingNames
{
    /// <summary>A name in C# as settings write it: in camel case.</summary>
    public static string Of(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The key of a property inside its map.</summary>
    public static string Of(PropertyInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return Of(property.Name);
    }

    /// <summary>The full key of a top-level setting, <c>ironwood:tiers</c> or <c>gcp:project</c>.</summary>
    public static string KeyOf(PropertyInfo property, string project)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.GetCustomAttribute<ConfigKeyAttribute>()?.Key ?? new SettingKeys(project)[Of(property)];
    }
}
