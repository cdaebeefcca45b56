using System.Reflection;
using Ironwood.Planning.Plan;

namespace Ironwood.Planning;

/// <summary>Binds the values of a configuration to the records, and collects what does not fit.</summary>
/// <param name="problems">Where problems are collected.</param>
/// <param name="configuration">The values, and where each stands.</param>
internal sealed partial class SettingsBinder(List<Problem> problems, StackConfiguration configuration)
{
    private readonly HashSet<string> _misspelt = new(StringComparer.Ordinal);

    /// <summary>Settings that are absent because their keys, it seems, are misspelt.</summary>
    public IReadOnlyCollection<string> Misspelt => _misspelt;

    public StackSettings BindStack()
    {
        var keys = Setting.Of(typeof(StackSettings)).Values.ToDictionary(
            setting => setting.Key ?? $"{configuration.Project}:{setting.Name}", StringComparer.Ordinal);
        var values = new List<(Setting, string, ConfigNode?)>();

        foreach (var (key, node) in configuration.Values.Entries)
        {
            if (!keys.ContainsKey(key))
            {
                ReportUnknownTopLevel(key, node, keys.Keys);
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
            if (node is ConfigNull && !setting.IsRequired && setting.Property.PropertyType != typeof(string))
            {
                // The engine refuses a map without anything; so it is not as if the key were absent.
                Wrong(setting.Property.PropertyType, node, key);
                continue;
            }
            values.Add((setting, key, node));
        }
        return (StackSettings)Construct(typeof(StackSettings), values);
    }

    // Only the namespaces that this program reads are checked: a stack file may well configure other providers.
    private void ReportUnknownTopLevel(string key, ConfigNode node, IReadOnlyCollection<string> known)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        var (space, name) = (key[..colon], key[(colon + 1)..]);
        var isOwn = space == configuration.Project || Spelling.IsNear(space, configuration.Project);
        var elsewhere = known.FirstOrDefault(k => k.EndsWith($":{name}", StringComparison.Ordinal));
        // The names alone are compared: a namespace that both have would make any two keys look alike.
        var near = Spelling.Nearest(
            name, known.Where(k => isOwn || k.StartsWith("gcp:", StringComparison.Ordinal)).Select(Name));
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

    private void ReportUnknown(string path, ConfigNode node, IEnumerable<string> allowed, string? suggestion) =>
        problems.Add(new(
            Diagnostics.UnknownKey, path, "is not a setting",
            Allowed: string.Join(", ", allowed.Order(StringComparer.Ordinal)),
            Fix: suggestion is null ? "remove it" : $"did you mean '{suggestion}'?",
            Location: node.Location));

    private object? Bind(Type type, ConfigNode node, string path, BetweenAttribute? range)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (node is ConfigSecret)
        {
            ReportSecret(type, node, path);
            return null;
        }
        if (type == typeof(string))
        {
            return node is not ConfigScalar text ? Wrong(type, node, path)
                : text.Written is null ? text.Text
                : Unquoted(
                    text,
                    path,
                    $"is read as {text.Text}: the text needs quotes",
                    "text in quotes",
                    $"write \"{text.Written}\"");
        }
        if (type == typeof(bool))
        {
            return node is ConfigScalar { Text: "true" or "false" } flag
                ? flag.Text == "true"
                : Wrong(type, node, path);
        }
        if (type == typeof(DateOnly))
        {
            return BindDate(node, path);
        }
        if (type == typeof(int) || type == typeof(double))
        {
            return BindNumber(type, node, path, range);
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return BindList(type.GetGenericArguments()[0], node, path);
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            return BindMap(type, node, path);
        }
        return BindRecord(type, node, path);
    }

    private object? BindNumber(Type type, ConfigNode node, string path, BetweenAttribute? range)
    {
        if (node is ConfigScalar { Written: { } written } octal && LeadingZero().IsMatch(written))
        {
            var meant = written.Replace("_", "", StringComparison.Ordinal)
                .TrimStart('+', '-', '0') is { Length: > 0 } digits ? digits : "0";
            return Unquoted(
                octal,
                path,
                $"has a leading zero, with which it is read as {octal.Text}",
                "a number without a leading zero",
                meant == octal.Text
                    ? $"write {meant}"
                    : $"write {(written[0] == '-' ? "-" : "")}{meant}, or {octal.Text} if that is meant");
        }
        if (node is not ConfigScalar { Text: var text } || !Number().IsMatch(text)
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
            || (type == typeof(int) && !double.IsInteger(number)))
        {
            return Wrong(type, node, path);
        }
        // A number too large for an int is out of range, not of another type.
        object value = type == typeof(int) ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : (object)number;
        return InRange(value, number, path, range, node);
    }

    private DateOnly? BindDate(ConfigNode node, string path)
    {
        if (node is ConfigScalar date && EngineDate.TryRead(date.Text, out var day))
        {
            return day;
        }
        problems.Add(new(
            Diagnostics.MalformedExpiry,
            path,
            "is not a date",
            Describe(node),
            "year, month and day, as \"2027-03-31\"",
            "write the last day on which the waiver holds", node.Location));
        return null;
    }

    private void ReportSecret(Type type, ConfigNode node, string path)
    {
        // For a map the engine only says that a value inside it is secret, so the fix cannot give a command.
        var isText = type == typeof(string) || type.IsValueType || TextOf(type) is not null;
        var option = ConfigPath.Split(path).Steps.Count > 0 ? "--path " : "";
        problems.Add(new(
            Diagnostics.SecretValue, path, "is encrypted, and a setting that shapes the platform is read in plain",
            Value: "[unknown: encrypted]",
            Fix: isText
                ? $"pulumi config set --stack {configuration.Stack} --plaintext {option}'{path}' VALUE"
                : $"write it in plain text in {configuration.File}",
            Location: node.Location));
    }

    // The value of the secret was encrypted into the file, where its name belongs.
    private void ReportSecretName(ConfigNode node, string path) => problems.Add(new(
        Diagnostics.SecretValue, path, "is encrypted, but takes the name of a secret in Secret Manager",
        "[unknown: encrypted]", SecretName.Forms,
        "store the value with 'gcloud secrets create ID --data-file=-', and write the secret's id in plain text",
        node.Location));

    private object? Unquoted(ConfigScalar scalar, string path, string message, string allowed, string fix)
    {
        problems.Add(new(Diagnostics.UnquotedText, path, message, scalar.Written, allowed, fix, scalar.Location));
        return null;
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
            return Wrong(typeof(IReadOnlyList<>).MakeGenericType(itemType), node, path);
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

    private object? BindMap(Type type, ConfigNode node, string path)
    {
        if (node is not ConfigMap map)
        {
            return Wrong(type, node, path);
        }
        var valueType = type.GetGenericArguments()[1];
        var result = (System.Collections.IDictionary)Activator.CreateInstance(
            typeof(Dictionary<,>).MakeGenericType(typeof(string), valueType), StringComparer.Ordinal)!;
        foreach (var (key, value) in map.Entries)
        {
            // An entry with nothing behind it is an entry with every default.
            if (Bind(
                valueType,
                value is ConfigNull ? ConfigMap.Empty : value,
                ConfigPath.Append(path, key),
                null) is { } bound)
            {
                result[key] = bound;
            }
        }
        return result;
    }

    private object? BindRecord(Type type, ConfigNode node, string path)
    {
        if (node is ConfigScalar && TextOf(type) is { } whole)
        {
            return Bind(typeof(string), node, path, null) is { } text
                ? Construct(type, [(whole, path, new ConfigScalar((string)text))])
                : null;
        }
        if (node is not ConfigMap map)
        {
            return Wrong(type, node, path);
        }
        var settings = Setting.Of(type);
        foreach (var (key, value) in map.Entries.Where(entry => !settings.ContainsKey(entry.Key)))
        {
            var suggestion = Spelling.Nearest(key, settings.Keys);
            ReportUnknown(ConfigPath.Append(path, key), value, settings.Keys, suggestion);
            if (suggestion is not null && map[suggestion] is null or ConfigNull)
            {
                _misspelt.Add($"{path}.{suggestion}");
            }
        }
        return Construct(
            type, settings.Values.Select(setting => (setting, $"{path}.{setting.Name}", map[setting.Name])));
    }

    // The setting that a text in place of the map is for; null where only a map will do.
    private static Setting? TextOf(Type type) =>
        type.GetCustomAttribute<WrittenAsTextAttribute>() is { } written
            ? Setting.Of(type)[SettingNames.Of(written.Property)]
            : null;

    private object Construct(Type type, IEnumerable<(Setting, string Path, ConfigNode?)> values)
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
                    ReportMissing(property.PropertyType, path);
                }
                continue;
            }
            if (node is ConfigSecret && setting.NamesSecret)
            {
                ReportSecretName(node, path);
            }
            else if (Bind(property.PropertyType, node, path, setting.Range) is { } value)
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

    private void ReportMissing(Type type, string path)
    {
        if (!_misspelt.Contains(path))
        {
            var (key, steps) = ConfigPath.Split(path);
            var (name, place) = steps.Count == 0
                ? (key, "config:")
                : (steps[^1].Name, path[..path.LastIndexOf('.')]);
            problems.Add(new(
                Diagnostics.MissingValue, path, "is required",
                Fix: type == typeof(string) || type.IsValueType
                    ? $"write '{name}: VALUE' under '{place}' in {configuration.File}"
                    : $"write it in {configuration.File}, for example '{name}: {{{TierSettings.Example}}}'"));
        }
    }

    // Stands in for a required value that is missing or unreadable, so that the rest can still be judged.
    private static object? Nothing(Type type) =>
        type == typeof(string) ? ""
        : type == typeof(IReadOnlyDictionary<string, TierSettings>) ? new Dictionary<string, TierSettings>()
        : type.IsValueType ? Activator.CreateInstance(type)
        : throw new InvalidOperationException($"A required setting of type {type.Name} has no empty value.");

    private object? Wrong(Type type, ConfigNode node, string path)
    {
        var (expected, allowed, fix) = Expectation(type);
        problems.Add(new(
            Diagnostics.WrongType,
            path,
            node is ConfigNull ? $"is empty, but must be {expected}" : $"is not {expected}",
            Value: Describe(node), Allowed: allowed, Fix: fix, Location: node.Location));
        return null;
    }

    private static (string Expected, string Allowed, string Fix) Expectation(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return ("text", "text", "write text");
        }
        if (type == typeof(bool))
        {
            return ("true or false", "true or false", "write true or false");
        }
        if (type.IsValueType)
        {
            var number = type == typeof(int) ? "a whole number" : "a number";
            return (number, number, $"write {number}");
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return ("a list", "a list", "write [FIRST, SECOND], or each item on a line of its own behind '- '");
        }
        if (type.IsGenericType)
        {
            return (
                "a map",
                "names, each with what belongs to it",
                "write each 'NAME: VALUE' on an indented line of its own, or {} for none");
        }
        var keys = Setting.Of(type).Keys;
        if (TextOf(type) is { } whole)
        {
            return (
                "text or a map",
                $"text, or a map with any of {string.Join(", ", keys.Order(StringComparer.Ordinal))}",
                $"write text for the {whole.Name} alone, or '{whole.Name}: VALUE' and the others as a map");
        }
        return (
            "a map",
            $"a map with any of {string.Join(", ", keys.Order(StringComparer.Ordinal))}",
            $"write '{keys.First()}: VALUE' on an indented line of its own, or {{}} for the defaults");
    }

    // A leading zero means octal to some readers and nothing to others, so it means nothing here.
    [GeneratedRegex(@"\A[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[-+]?0[0-9_]+\z")]
    private static partial Regex LeadingZero();

    private static string Describe(ConfigNode node) => node switch
    {
        ConfigScalar scalar => scalar.Text,
        ConfigList list => $"a list of {list.Items.Count}",
        ConfigMap map => $"a map of {map.Entries.Count}",
        ConfigNull => "nothing",
        _ => "[unknown: encrypted]",
    };
}
