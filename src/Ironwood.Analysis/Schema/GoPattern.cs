namespace Ironwood.Analysis.Schema;

/// <summary>
/// A regular expression of a provider, in Go's syntax. Go's engine (RE2) and .NET's differ in a few characters:
/// <c>$</c> ends a text in Go and a last line in .NET, <c>\d</c>, <c>\w</c> and <c>\s</c> are ASCII in Go, named groups
/// are written <c>(?P&lt;</c>, and <c>[</c> inside of a class is a character.
/// </summary>
/// <param name="Text">The expression as the provider states it.</param>
public sealed record GoPattern(string Text)
{
    private Regex? _regex;

    /// <summary>The expression as .NET reads it.</summary>
    /// <remarks>
    /// Interpreted, because a non-backtracking engine, like Go's, takes longer to start than the whole check takes. The
    /// timeout stops a future pattern that never ends; today no pattern is slow. The timeout counts clock time, so it
    /// must be longer than a thread may wait on a busy machine.
    /// </remarks>
    public Regex Regex => _regex ??= new(Translate(Text), RegexOptions.CultureInvariant, TimeSpan.FromMinutes(1));

    /// <summary>Whether some part of a text matches; a pattern for the whole is anchored.</summary>
    public bool Matches(string text) => Regex.IsMatch(text);

    private static string Translate(string go)
    {
        var net = new StringBuilder(go.Length);
        var isInClass = false;
        for (var i = 0; i < go.Length; i++)
        {
            if (go[i] == '\\' && i + 1 < go.Length)
            {
                net.Append(Escape(go[++i], isInClass));
            }
            else if (go.AsSpan(i).StartsWith("(?P<"))
            {
                net.Append("(?<");
                i += "(?P<".Length - 1;
            }
            else if (isInClass)
            {
                isInClass = go[i] != ']';
                net.Append(go[i] == '[' ? "\\[" : go[i]);
            }
            else if (go[i] == '[')
            {
                isInClass = true;
                net.Append('[');
                // A circumflex and a closing bracket at the start belong to the class.
                foreach (var first in "^]".Where(first => i + 1 < go.Length && go[i + 1] == first))
                {
                    net.Append(first == ']' ? "\\]" : "^");
                    i++;
                }
            }
            else
            {
                net.Append(go[i] == '$' ? "\\z" : go[i]);
            }
        }
        return net.ToString();
    }

    private static string Escape(char letter, bool isInClass) => (letter, isInClass) switch
    {
        ('d', true) => "0-9",
        ('d', false) => "[0-9]",
        ('w', true) => "0-9A-Za-z_",
        ('w', false) => "[0-9A-Za-z_]",
        ('s', true) => "\\t\\n\\f\\r ",
        ('s', false) => "[\\t\\n\\f\\r ]",
        ('D', false) => "[^0-9]",
        ('W', false) => "[^0-9A-Za-z_]",
        ('S', false) => "[^\\t\\n\\f\\r ]",
        ('D', true) => "\\u0000-/:-\\uFFFF",
        ('W', true) => "\\u0000-/:-@\\[-\\^`\\{-\\uFFFF",
        ('S', true) => "\\u0000-\\u0008\\u000B\\u000E-\\u001F!-\\uFFFF",
        _ => $"\\{letter}",
    };
}
