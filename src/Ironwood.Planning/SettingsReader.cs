using System.Globalization;
using System.Text.RegularExpressions;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Settings;
using Ironwood.Planning.Validation;
using Ironwood.Problems;

namespace Ironwood.Planning;

/// <summary>
/// Turns a <see cref="StackConfiguration"/> into <see cref="StackSettings"/>. The records themselves are the
/// schema: a property's name is its key, its type is the type, <see cref="BetweenAttribute"/> its range, and what
/// the records do not have is unknown. Problems are collected, never thrown.
/// </summary>
public static partial class SettingsReader
{
    /// <summary>Reads, validates and returns settings, or every problem that stands in the way.</summary>
    public static SettingsResult Read(StackConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var problems = new List<Problem>();
        var binder = new Binder(problems);
        var bound = binder.BindStack(configuration);
        var found = new List<Problem>();
        var plan = StackPlan.Of(bound, new SettingKeys(configuration.Project), found);
        // What could not be read stands at its default, so the rest can be judged in the same run; what would only
        // follow from the first fault is not said.
        var unread = problems.Where(problem => problem.Code != Diagnostics.UnknownKey).Select(problem => problem.Path)
            .Concat(binder.Misspelt).ToArray();
        problems.AddRange(StackValidation.Validate(plan, found)
            .Where(problem => !unread.Any(path => Consequences.Follows(problem, path)))
            .Select(problem => WithLocation(problem, configuration)));
        return problems.Count > 0
            ? new(null, [.. problems.OrderBy(Place)])
            : new(plan, [])
            {
                Warnings = [.. StackWarnings.Of(plan).Select(warning => WithLocation(warning, configuration)).OrderBy(Place)],
            };
    }

    // File by file and in the order of each; what has no place in one comes last.
    private static (bool, string, int, int) Place(Problem problem) =>
        problem.Location is { } place ? (false, place.File, place.Line, place.Column) : (true, "", 0, 0);

    // Validation knows paths, not files.
    private static Problem WithLocation(Problem problem, StackConfiguration configuration) =>
        problem.Location is not null ? problem : problem with { Location = configuration.LocationOf(problem.Path) };

    private sealed partial class Binder(List<Problem> problems)
    {
        private readonly HashSet<string> _misspelt = new(StringComparer.Ordinal);

        /// <summary>Settings that are absent because their keys, it seems, are misspelt.</summary>
        public IReadOnlyCollection<string> Misspelt => _misspelt;

        public StackSettings BindStack(StackConfiguration configuration)
        {
            var keys = Setting.Of(typeof(StackSettings)).Values.ToDictionary(
                setting => setting.Key ?? $"{configuration.Project}:{setting.Name}", StringComparer.Ordinal);
            var values = new List<(Setting, string, ConfigNode?)>();

            foreach (var (key, node) in configuration.Values.Entries)
            {
                if (!keys.ContainsKey(key))
                {
                    ReportUnknownTopLevel(key, node, configuration, keys.Keys);
                }
            }
            foreach (var (key, setting) in keys)
            {
                var node = configuration.Values[key];
                if (node is ConfigScalar { Text: "" })
                {
                    // The engine hands an absent value behind a key over as empty text.
                    node = new ConfigNull(node.Location);
                }
                if (setting.Property.Name == nameof(StackSettings.Environment) && node is null or ConfigNull)
                {
                    // The one default that the records cannot calculate: the stack's own name.
                    node = new ConfigScalar(configuration.Stack);
                }
                values.Add((setting, key, node));
            }
            return (StackSettings)Construct(typeof(StackSettings), values, null);
        }

        // Only the namespaces that this program reads are checked: a stack file may well configure other providers.
        private void ReportUnknownTopLevel(
            string key, ConfigNode node, StackConfiguration configuration, IReadOnlyCollection<string> known)
        {
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            var (space, name) = (key[..colon], key[(colon + 1)..]);
            var isOwn = space == configuration.Project || Spelling.IsNear(space, configuration.Project);
            var elsewhere = known.FirstOrDefault(k => k.EndsWith($":{name}", StringComparison.Ordinal));
            // The names alone are compared: a namespace that both have would make any two keys look alike.
            var near = Spelling.Nearest(name, known.Where(k => isOwn || k.StartsWith("gcp:", StringComparison.Ordinal)).Select(Name));
            var meant = elsewhere ?? known.FirstOrDefault(k => Name(k) == near);
            if (elsewhere is not null && (isOwn || space == "gcp"))
            {
                problems.Add(new(
                    Diagnostics.WrongNamespace, key, $"is not read; the setting is '{elsewhere}'",
                    Allowed: elsewhere, Fix: $"write {elsewhere} in place of {key}", Location: node.Location));
            }
            else if (key.Split('.', 2) is [var map, var inner] && known.Contains(map))
            {
                problems.Add(new(
                    Diagnostics.UnknownKey, key, "is not a setting of its own: what follows the dot belongs inside",
                    Allowed: map, Fix: $"write '{inner}' under {map}, or pulumi config set --path '{key}' VALUE",
                    Location: node.Location));
            }
            else if (isOwn || (space == "gcp" && near is not null))
            {
                ReportUnknown(key, node, known, meant);
            }
            else
            {
                return;
            }
            if (meant is not null && configuration.Values[meant] is null or ConfigNull)
            {
                _misspelt.Add(meant);
            }

            static string Name(string key) => key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];
        }

        private void ReportUnknown(string path, ConfigNode node, IEnumerable<string> allowed, string? suggestion)
        {
            problems.Add(new(
                Diagnostics.UnknownKey, path, "is not a setting",
                Allowed: string.Join(", ", allowed.Order(StringComparer.Ordinal)),
                Fix: suggestion is null ? "remove it" : $"did you mean '{suggestion}'?",
                Location: node.Location));
        }

        private object? Bind(Type type, ConfigNode node, string path, BetweenAttribute? range)
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
                // As a double at first: a number too large for an int is out of range, not of another type.
                return node is ConfigScalar number && WholeNumber().IsMatch(number.Text)
                    && double.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                        ? InRange((int)Math.Clamp(whole, int.MinValue, int.MaxValue), whole, path, range, node)
                        : Wrong("a whole number", node, path);
            }
            if (type == typeof(double))
            {
                return node is ConfigScalar number
                    && double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
                    && double.IsFinite(real)
                        ? InRange(real, real, path, range, node)
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

        private object? InRange(object value, double number, string path, BetweenAttribute? range, ConfigNode node)
        {
            if (range is null || (number >= range.Minimum && number <= range.Maximum))
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
            if (items.Any(item => item is null))
            {
                return null;
            }
            var array = Array.CreateInstance(itemType, items.Length);
            items.CopyTo(array, 0);
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
            foreach (var (key, value) in map.Entries)
            {
                // An entry with nothing behind it is an entry with every default.
                if (Bind(valueType, value is ConfigNull ? ConfigMap.Empty : value, $"{path}.{key}", null) is { } bound)
                {
                    result[key] = bound;
                }
            }
            return result;
        }

        private object? BindRecord(Type type, ConfigNode node, string path)
        {
            if (node is not ConfigMap map)
            {
                return Wrong("a map", node, path);
            }
            var settings = Setting.Of(type);
            foreach (var (key, value) in map.Entries.Where(entry => !settings.ContainsKey(entry.Key)))
            {
                var suggestion = Spelling.Nearest(key, settings.Keys);
                ReportUnknown($"{path}.{key}", value, settings.Keys, suggestion);
                if (suggestion is not null && map[suggestion] is null or ConfigNull)
                {
                    _misspelt.Add($"{path}.{suggestion}");
                }
            }
            return Construct(
                type, settings.Values.Select(setting => (setting, $"{path}.{setting.Name}", map[setting.Name])), node.Location);
        }

        private object Construct(Type type, IEnumerable<(Setting, string Path, ConfigNode?)> values, SourceLocation? location)
        {
            // Settings records have a parameterless constructor whose initializers are the defaults.
            var instance = Activator.CreateInstance(type)!;
            foreach (var (setting, path, node) in values)
            {
                var property = setting.Property;
                if (node is null or ConfigNull)
                {
                    if (setting.IsRequired)
                    {
                        property.SetValue(instance, Nothing(property.PropertyType));
                        ReportMissing(property.PropertyType, path, node?.Location ?? location);
                    }
                    continue;
                }
                if (Bind(property.PropertyType, node, path, setting.Range) is { } value)
                {
                    property.SetValue(instance, value);
                }
                else if (setting.IsRequired && property.GetValue(instance) is null)
                {
                    property.SetValue(instance, Nothing(property.PropertyType));
                }
            }
            return instance;
        }

        private void ReportMissing(Type type, string path, SourceLocation? location)
        {
            if (!_misspelt.Contains(path))
            {
                var option = path.Contains('.', StringComparison.Ordinal) ? " --path" : "";
                problems.Add(new(
                    Diagnostics.MissingValue, path, "is required",
                    Fix: type == typeof(string) || type.IsValueType
                        ? $"pulumi config set{option} '{path}' VALUE"
                        : "copy it from Pulumi.dev.yaml",
                    Location: location));
            }
        }

        // Stands in for a required value that is missing or unreadable, so that the rest can still be judged.
        private static object? Nothing(Type type) =>
            type == typeof(string) ? ""
            : type == typeof(IReadOnlyDictionary<string, TierSettings>) ? new Dictionary<string, TierSettings>()
            : type.IsValueType ? Activator.CreateInstance(type)
            : throw new InvalidOperationException($"A required setting of type {type.Name} has no empty value.");

        private object? Wrong(string expected, ConfigNode node, string path)
        {
            problems.Add(new(
                Diagnostics.WrongType, path, $"is not {expected}", Value: Describe(node), Allowed: expected,
                Fix: $"write {expected}", Location: node.Location));
            return null;
        }

        // A leading zero is an octal number to some readers of YAML and a decimal one to others, so it is neither here.
        [GeneratedRegex(@"\A[-+]?(0|[1-9][0-9]*)\z")]
        private static partial Regex WholeNumber();

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
