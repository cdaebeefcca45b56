using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>The text of arguments that providers want as JSON, spaced as the real package spaces it.</summary>
internal static class JsonText
{
    public static Output<string> Of(object value)
    {
        return new Output<string>(WriteAsync());

        async Task<Resolved<string>> WriteAsync()
        {
            var form = new PlainForm();
            var plain = await form.OfAsync(value).ConfigureAwait(false);
            return form.Into(form.IsKnown ? Write(new StringBuilder(), plain).ToString() : null!);
        }
    }

    private static StringBuilder Write(StringBuilder text, object? plain)
        => plain switch
        {
            null => text.Append("null"),
            bool flag => text.Append(flag ? "true" : "false"),
            double number => text.Append(number.ToString("R", CultureInfo.InvariantCulture)),
            string line => text.Append(JsonSerializer.Serialize(line)),
            ImmutableArray<object?> items => Join(text, '[', ']', items, static (inner, item) => Write(inner, item)),
            ImmutableDictionary<string, object?> map => Join(
                text,
                '{',
                '}',
                map.OrderBy(entry => entry.Key, StringComparer.Ordinal),
                static (inner, entry) => Write(Write(inner, entry.Key).Append(": "), entry.Value)),
            _ => throw new InvalidOperationException($"{plain.GetType()} has no JSON form."),
        };

    private static StringBuilder Join<T>(
        StringBuilder text, char open, char close, IEnumerable<T> items, Action<StringBuilder, T> write)
    {
        var separator = "";
        text.Append(open).Append(' ');
        foreach (var item in items)
        {
            text.Append(separator);
            write(text, item);
            separator = ", ";
        }

        return text.Append(separator.Length == 0 ? "" : " ").Append(close);
    }
}
