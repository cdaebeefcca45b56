using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Ironwood.Planning.Settings;

namespace Ironwood.Repository.Documentation;

/// <summary>One setting in the reference.</summary>
/// <param name="Path">For example <c>ironwood:tiers.&lt;name&gt;.chips</c>.</param>
/// <param name="Kind">The kind of value: text, a number, a list, a map.</param>
/// <param name="Unit">The unit of a number; empty if the name contains it.</param>
/// <param name="Default">The default, or <c>required</c>.</param>
/// <param name="Allowed">The accepted values; empty for any.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record SettingRow(
    string Path, string Kind, string Unit, string Default, string Allowed, string Meaning);

/// <summary>The settings of one record.</summary>
/// <param name="Path">Path of the record, or of the stack for settings outside any record.</param>
/// <param name="Meaning">Its description.</param>
/// <param name="Rows">Its settings.</param>
internal sealed record SettingGroup(string Path, string Meaning, IReadOnlyList<SettingRow> Rows);

/// <summary>
/// All settings, read from the records like the settings reader does: types and ranges by reflection, meanings from the
/// documentation comments, allowed values from the validation.
/// </summary>
internal sealed class SettingReference
{
    private const string Project = "ironwood";

    /// <summary>Units by the last words of a setting's name.</summary>
    private static readonly (string Ending, string Unit)[] Units =
    [
        ("UsdPerHour", "US dollars an hour"), ("Usd", "US dollars"), ("Seconds", "seconds"), ("Hours", "hours"),
        ("HourUtc", "hour of the day"), ("Days", "days"), ("Ms", "milliseconds"), ("Gb", "GB"),
        ("RequestsPerSecondPerVm", "requests a second"), ("PerMinutePerClient", "requests a minute"),
        ("Ratio", "share of 1"), ("Goal", "share of 1"), ("Rate", "share of 1"), ("Utilization", "share of 1"),
        ("Thresholds", "shares of 1"), ("HealthThreshold", "percent"), ("QueueTarget", "requests"),
        ("TensorParallelSize", "devices"), ("Replicas", "machines"), ("Vms", "machines"), ("Chips", "chips"),
        ("Slices", "slices"), ("Retries", "times"), ("Images", "images"), ("Prices", "US dollars"),
    ];

    // This needs several hundred refusals, so it is done once.
    private static readonly Lazy<IReadOnlyList<SettingGroup>> All = new(Ask);

    private readonly DocumentationComments _comments = DocumentationComments.Of(typeof(StackSettings).Assembly);
    private readonly Dictionary<Type, string> _known = [];
    private readonly List<SettingGroup> _groups = [];
    private readonly SettingProbe _probe;

    private SettingReference(SettingProbe probe) => _probe = probe;

    /// <summary>Every group, in the order of the records.</summary>
    public static IReadOnlyList<SettingGroup> Read() => All.Value;

    private static List<SettingGroup> Ask()
    {
        using var probe = new SettingProbe();
        var reference = new SettingReference(probe);
        reference.ReadGroup(
            typeof(StackSettings), "", "Settings of the whole stack.",
            property => SettingNames.KeyOf(property, Project));
        return reference._groups;
    }

    private void ReadGroup(Type type, string path, string meaning, Func<PropertyInfo, string> pathOf)
    {
        _known[type] = path;
        var defaults = Activator.CreateInstance(type)!;
        var rows = new List<SettingRow>();
        var place = _groups.Count;
        var inner = new List<Action>();
        foreach (var property in type.GetProperties().OrderBy(property => property.MetadataToken))
        {
            var (at, text) = (pathOf(property), _comments.Of(property));
            var (recordType, recordPath) = Record(property, at);
            if (recordType is null)
            {
                rows.Add(Row(property, at, text, property.GetValue(defaults)));
            }
            else if (_known.TryGetValue(recordType, out var elsewhere))
            {
                var unset = Default(property, text, property.GetValue(defaults));
                rows.Add(new(at, "map", "", unset, $"as {elsewhere}", text.Rest));
            }
            else
            {
                inner.Add(() => ReadGroup(
                    recordType, recordPath, text.Whole, child => $"{recordPath}.{SettingNames.Of(child)}"));
            }
        }
        inner.ForEach(read => read());
        _groups.Insert(place, new(path, meaning, rows));
    }

    // The record of a property, of each of its keys, or of each of its items.
    private static (Type? Type, string Path) Record(PropertyInfo property, string path)
    {
        var type = property.PropertyType;
        if (IsMap(type))
        {
            (type, path) = (type.GetGenericArguments()[1], $"{path}.<{KeysOf(property)}>");
        }
        else if (IsList(type))
        {
            (type, path) = (type.GetGenericArguments()[0], $"{path}[]");
        }
        return type.Namespace == typeof(StackSettings).Namespace ? (type, path) : (null, path);
    }

    private SettingRow Row(PropertyInfo property, string path, SettingText text, object? value)
    {
        var isMap = IsMap(property.PropertyType);
        var at = isMap ? $"{path}.<{KeysOf(property)}>" : path;
        var item = isMap ? property.PropertyType.GetGenericArguments()[1]
            : IsList(property.PropertyType) ? property.PropertyType.GetGenericArguments()[0]
            : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var isNumber = item == typeof(int) || item == typeof(double);
        var kind = item == typeof(int) ? "whole number"
            : item == typeof(double) ? "number"
            : item == typeof(bool) ? "true or false"
            : item == typeof(DateOnly) ? "date"
            : "text";
        var unit = isNumber
            ? Units.OrderByDescending(unit => unit.Ending.Length)
                .FirstOrDefault(unit => property.Name.EndsWith(unit.Ending, StringComparison.Ordinal)).Unit
                ?? throw new InvalidOperationException($"The name of {path} contains no unit.")
            : "";
        return new(
            at, IsList(property.PropertyType) ? $"list of {(isNumber ? "numbers" : kind)}" : kind, unit,
            Default(property, text, value), Allowed(property, at, item, value), text.Rest);
    }

    private string Allowed(PropertyInfo property, string path, Type item, object? value)
    {
        if (item == typeof(bool))
        {
            return "";
        }
        if (property.GetCustomAttribute<BetweenAttribute>() is not { } range)
        {
            var refused = item == typeof(int) || item == typeof(double) ? SettingProbe.NoNumber : SettingProbe.NoText;
            return _probe.Allowed(path, IsList(property.PropertyType), refused);
        }
        // Not every number in the range may be allowed. If there is no range, other checks decide.
        return value is int && _probe.Allowed(path, isList: false, SettingProbe.InnerNumber) is { Length: > 0 } some
            ? some
            : string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}");
    }

    private static string Default(PropertyInfo property, SettingText text, object? value) => value switch
    {
        _ when text.Default is { Length: > 0 } && property.IsDefined(typeof(RequiredMemberAttribute)) => text.Default,
        _ when property.IsDefined(typeof(RequiredMemberAttribute)) => "required",
        string written => $"`{written}`",
        bool flag => flag ? "`true`" : "`false`",
        IDictionary or IEnumerable when !((IEnumerable)value).Cast<object>().Any() => "none",
        IEnumerable items => string.Join(
            ", ", items.Cast<object>().Select(item => string.Create(CultureInfo.InvariantCulture, $"`{item}`"))),
        null => text.Default ?? "none",
        _ => string.Create(CultureInfo.InvariantCulture, $"`{value}`"),
    };

    private static bool IsMap(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);

    private static bool IsList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static string KeysOf(PropertyInfo property) =>
        property.GetCustomAttribute<KeyedByAttribute>()?.Name
        ?? throw new InvalidOperationException(
            $"{property.DeclaringType!.Name}.{property.Name} does not document its keys.");
}
