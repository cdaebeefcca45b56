using System.Globalization;
using System.Reflection;

namespace Ironwood.Infra.Settings;

/// <summary>
/// Turns a <see cref="StackConfiguration"/> into <see cref="StackSettings"/>. The records themselves are the
/// schema: a property's name is its key, its type is the type, <see cref="BetweenAttribute"/> its range, and what
/// the records do not have is unknown. Problems are collected, never thrown.
/// </summary>
public static class SettingsReader
{
    /// <summary>Reads, validates and returns settings, or every problem that stands in the way.</summary>
    public static SettingsResult Read(StackConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var problems = new List<Problem>();
        var bound = new Binder(problems).BindStack(configuration);
        if (bound is not null)
        {
            problems.AddRange(StackValidation.Validate(bound).Select(problem => WithLocation(problem, configuration)));
        }
        return new SettingsResult(problems.Count == 0 ? bound : null, problems);
    }

    /// <summary>The full key of a top-level setting, <c>ironwood:tiers</c> or <c>gcp:project</c>.</summary>
    public static string KeyOf(PropertyInfo property, string project)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.GetCustomAttribute<ConfigKeyAttribute>()?.Key ?? $"{project}:{NameOf(property)}";
    }

    /// <summary>The key of a property inside its map: its name in camel case.</summary>
    public static string NameOf(PropertyInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
    }

    // Validation knows paths, not files; the place of a path is the deepest node that exists on the way to it.
    private static Problem WithLocation(Problem problem, StackConfiguration configuration)
    {
        if (problem.Location is not null)
        {
            return problem;
        }
        var (key, rest) = ConfigPath.Split(problem.Path);
        ConfigNode? node = configuration.Values[key];
        var location = node?.Location;
        foreach (var step in rest)
        {
            node = node switch
            {
                ConfigMap map => map[step],
                ConfigList list when int.TryParse(step, CultureInfo.InvariantCulture, out var index)
                    && index < list.Items.Count => list.Items[index],
                _ => null,
            };
            location = node?.Location ?? location;
        }
        return problem with { Location = location };
    }

    private sealed class Binder(List<Problem> problems)
    {
        public StackSettings? BindStack(StackConfiguration configuration)
        {
            var properties = typeof(StackSettings).GetProperties();
            var keys = properties.ToDictionary(
                property => KeyOf(property, configuration.Project), StringComparer.Ordinal);
            var values = new List<KeyValuePair<PropertyInfo, ConfigNode?>>();

            foreach (var (key, node) in configuration.Values.Entries)
            {
                if (!keys.ContainsKey(key))
                {
                    ReportUnknownTopLevel(key, node, configuration.Project, keys.Keys);
                }
            }
            foreach (var (key, property) in keys)
            {
                var node = configuration.Values[key];
                if (property.Name == nameof(StackSettings.Environment)
                    && node is null or ConfigNull or ConfigScalar { Text: "" })
                {
                    // The one default that the records cannot calculate: the stack's own name.
                    node = new ConfigScalar(configuration.Stack);
                }
                values.Add(new(property, node));
            }
            return (StackSettings?)Construct(typeof(StackSettings), values, p => KeyOf(p, configuration.Project), null);
        }

        // Only the namespaces that this program reads are checked: a stack file may well configure other providers.
        private void ReportUnknownTopLevel(string key, ConfigNode node, string project, ICollection<string> known)
        {
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            var (space, name) = (key[..colon], key[(colon + 1)..]);
            var elsewhere = known.FirstOrDefault(k => k.EndsWith($":{name}", StringComparison.Ordinal));
            if (elsewhere is not null && (space == project || space == "gcp" || Spelling.IsNear(space, project)))
            {
                problems.Add(new(
                    Diagnostics.WrongNamespace, key, $"is not read; the setting is '{elsewhere}'",
                    Allowed: elsewhere, Fix: $"write {elsewhere} in place of {key}", Location: node.Location));
            }
            else if (space == project || Spelling.IsNear(space, project))
            {
                ReportUnknown(key, node, [.. known]);
            }
        }

        private void ReportUnknown(string path, ConfigNode node, IReadOnlyCollection<string> allowed)
        {
            var suggestion = Spelling.Nearest(path.Split('.')[^1], allowed);
            problems.Add(new(
                Diagnostics.UnknownKey, path, "is not a setting",
                Allowed: string.Join(", ", allowed.Order(StringComparer.Ordinal)),
                Fix: suggestion is null ? "remove it" : $"did you mean '{suggestion}'?",
                Location: node.Location));
        }

        private object? Bind(Type type, ConfigNode node, string path, PropertyInfo? property)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (node is ConfigSecret)
            {
                problems.Add(new(
                    Diagnostics.SecretValue, path, "is encrypted, and a setting that shapes the platform is read in plain",
                    Value: "[unknown: encrypted]", Fix: $"pulumi config set --plaintext '{path}' VALUE",
                    Location: node.Location));
                return null;
            }
            if (type == typeof(string))
            {
                return node is ConfigScalar text ? text.Text : Wrong("text", node, path);
            }
            if (type == typeof(bool))
            {
                return node is ConfigScalar { Text: "true" or "false" } flag
                    ? flag.Text == "true"
                    : Wrong("true or false", node, path);
            }
            if (type == typeof(int))
            {
                return node is ConfigScalar number
                    && int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                        ? InRange(whole, whole, path, property, node)
                        : Wrong("a whole number", node, path);
            }
            if (type == typeof(double))
            {
                return node is ConfigScalar number
                    && double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
                    && double.IsFinite(real)
                        ? InRange(real, real, path, property, node)
                        : Wrong("a number", node, path);
            }
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            {
                return BindList(type.GetGenericArguments()[0], node, path);
            }
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            {
                return BindMap(type.GetGenericArguments()[1], node, path);
            }
            return BindRecord(type, node, path);
        }

        private object? InRange(object value, double number, string path, PropertyInfo? property, ConfigNode node)
        {
            if (property?.GetCustomAttribute<BetweenAttribute>() is not { } range
                || (number >= range.Minimum && number <= range.Maximum))
            {
                return value;
            }
            problems.Add(new(
                Diagnostics.OutOfRange, path, "is outside its range", Value: Describe(node),
                Allowed: string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
                Fix: "choose a value inside the range", Location: node.Location));
            return null;
        }

        private object? BindList(Type itemType, ConfigNode node, string path)
        {
            if (node is not ConfigList list)
            {
                return Wrong("a list", node, path);
            }
            var items = list.Items.Select((item, index) => Bind(itemType, item, $"{path}[{index}]", null)).ToArray();
            var array = Array.CreateInstance(itemType, items.Length);
            for (var index = 0; index < items.Length; index++)
            {
                if (items[index] is not { } item)
                {
                    return null;
                }
                array.SetValue(item, index);
            }
            return array;
        }

        private object? BindMap(Type valueType, ConfigNode node, string path)
        {
            if (node is not ConfigMap map)
            {
                return Wrong("a map", node, path);
            }
            var result = (System.Collections.IDictionary)Activator.CreateInstance(
                typeof(Dictionary<,>).MakeGenericType(typeof(string), valueType), StringComparer.Ordinal)!;
            var complete = true;
            foreach (var (key, value) in map.Entries)
            {
                // An entry with nothing behind it is an entry with every default.
                var bound = Bind(valueType, value is ConfigNull ? ConfigMap.Empty : value, $"{path}.{key}", null);
                complete &= bound is not null;
                if (bound is not null)
                {
                    result[key] = bound;
                }
            }
            return complete ? result : null;
        }

        private object? BindRecord(Type type, ConfigNode node, string path)
        {
            if (node is not ConfigMap map)
            {
                return Wrong("a map", node, path);
            }
            var properties = type.GetProperties().ToDictionary(NameOf, StringComparer.Ordinal);
            var before = problems.Count;
            foreach (var (key, value) in map.Entries.Where(entry => !properties.ContainsKey(entry.Key)))
            {
                ReportUnknown($"{path}.{key}", value, properties.Keys);
            }
            var values = properties.Values
                .Select(property => new KeyValuePair<PropertyInfo, ConfigNode?>(property, map[NameOf(property)]));
            var bound = Construct(type, values, property => $"{path}.{NameOf(property)}", node.Location);
            return problems.Count == before ? bound : null;
        }

        private object? Construct(
            Type type,
            IEnumerable<KeyValuePair<PropertyInfo, ConfigNode?>> values,
            Func<PropertyInfo, string> pathOf,
            SourceLocation? location)
        {
            // Settings records have a parameterless constructor whose initializers are the defaults.
            var instance = Activator.CreateInstance(type)!;
            var complete = true;
            foreach (var (property, node) in values)
            {
                if (node is null or ConfigNull)
                {
                    if (property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
                    {
                        complete = false;
                        problems.Add(new(
                            Diagnostics.MissingValue, pathOf(property), "is required",
                            Fix: $"pulumi config set{(pathOf(property).Contains('.', StringComparison.Ordinal) ? " --path" : "")} '{pathOf(property)}' VALUE",
                            Location: node?.Location ?? location));
                    }
                    continue;
                }
                if (Bind(property.PropertyType, node, pathOf(property), property) is { } value)
                {
                    property.SetValue(instance, value);
                }
                else
                {
                    complete = false;
                }
            }
            return complete ? instance : null;
        }

        private object? Wrong(string expected, ConfigNode node, string path)
        {
            problems.Add(new(
                Diagnostics.WrongType, path, $"is not {expected}", Value: Describe(node), Allowed: expected,
                Fix: $"write {expected}", Location: node.Location));
            return null;
        }

        private static string Describe(ConfigNode node) => node switch
        {
            ConfigScalar scalar => scalar.Text,
            ConfigList list => $"a list of {list.Items.Count}",
            ConfigMap map => $"a map of {map.Entries.Count}",
            ConfigNull => "nothing",
            _ => "[unknown: encrypted]",
        };
    }
}
