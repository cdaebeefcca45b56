using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Ironwood.Planning.Settings;

/// <summary>A property of a settings record, and what its attributes say of it.</summary>
/// <param name="Property">The property.</param>
/// <param name="Name">Its key inside its map.</param>
/// <param name="Key">Its full key, where its namespace is not the project's own.</param>
/// <param name="Range">Range of a number.</param>
/// <param name="NamesSecret">Whether it names a secret.</param>
/// <param name="IsRequired">Whether there is no default.</param>
internal sealed record Setting(
    PropertyInfo Property, string Name, string? Key, BetweenAttribute? Range, bool NamesSecret, bool IsRequired)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Setting>> Known = new();

    /// <summary>The settings of a record by their names, in its order. Attributes are slow to read, so once a
    /// record.</summary>
    public static IReadOnlyDictionary<string, Setting> Of(Type record) => Known.GetOrAdd(record, static record =>
        record.GetProperties().Select(Read).ToDictionary(setting => setting.Name, StringComparer.Ordinal));

    private static Setting Read(PropertyInfo property) => new(
        property,
        SettingNames.Of(property),
        property.GetCustomAttribute<ConfigKeyAttribute>()?.Key,
        property.GetCustomAttribute<BetweenAttribute>(),
        property.IsDefined(typeof(NamesSecretAttribute)),
        property.IsDefined(typeof(RequiredMemberAttribute)));
}
