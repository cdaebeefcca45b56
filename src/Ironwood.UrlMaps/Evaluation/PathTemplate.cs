namespace Ironwood.UrlMaps.Evaluation;

/// <summary>
/// A pattern for paths: <c>*</c> matches one or more characters of a segment, <c>**</c> matches any characters, and
/// <c>{name}</c>, <c>{name=*}</c>, <c>{name=**}</c> store the match in a variable. <c>**</c> must be the last operator;
/// text may follow it, as in <c>/**.mpd</c>.
/// </summary>
public sealed partial class PathTemplate
{
    private readonly Regex _whole;

    private PathTemplate(string literal, string pattern, IReadOnlyList<string> variables, int operators)
    {
        // Lookbehind and lookahead do not occur, so matching takes linear time.
        _whole = new($@"\A{pattern}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        (LiteralPrefix, Variables, Operators) = (literal, variables, operators);
    }

    /// <summary>The text before the first operator; every matching path begins with it.</summary>
    public string LiteralPrefix { get; }

    /// <summary>Names of the variables, in order.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>The number of operators, with or without a name.</summary>
    public int Operators { get; }

    /// <summary>Reads a template, or returns why it is invalid.</summary>
    public static PathTemplate? Parse(string text, out string why)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new Reader(text);
        why = text.StartsWith('/') ? reader.Read() : "does not begin with '/'";
        return why.Length > 0 ? null : new(reader.Literal, reader.Pattern, reader.Variables, reader.Operators);
    }

    /// <summary>Whether a path, without query, matches.</summary>
    public bool IsMatch(ReadOnlySpan<char> path) => _whole.IsMatch(path);

    /// <summary>The values of the variables for a matching path.</summary>
    public IReadOnlyDictionary<string, string> Capture(string path)
    {
        var match = _whole.Match(path);
        return Variables.ToDictionary(name => name, name => match.Groups[name].Value, StringComparer.Ordinal);
    }

    /// <summary>Names of the variables that a rewrite uses, or why it is invalid.</summary>
    public static IReadOnlyList<string> VariablesOfRewrite(string rewrite, out string why)
    {
        var rest = RewriteVariable().Replace(rewrite, "");
        why = !rewrite.StartsWith('/') ? "does not begin with '/'"
            : rest.AsSpan().IndexOfAny("{}") >= 0 ? "has a '{' or '}' without a variable's name"
            : rest.Contains('*', StringComparison.Ordinal) ? "has a '*', which is allowed only in a match"
            : "";
        return [.. RewriteVariable().Matches(rewrite).Select(match => match.Groups["name"].Value)];
    }

    /// <summary>A rewrite with the values of its variables.</summary>
    public static string Rewrite(string rewrite, IReadOnlyDictionary<string, string> variables) =>
        RewriteVariable().Replace(rewrite, match => variables.GetValueOrDefault(match.Groups["name"].Value, ""));

    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z0-9_]{0,15})\}", RegexOptions.ExplicitCapture)]
    private static partial Regex RewriteVariable();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,15}\z")]
    private static partial Regex Name();

    private sealed class Reader(string text)
    {
        private readonly StringBuilder _pattern = new();
        private readonly List<string> _variables = [];
        private string? _literal;
        private bool _isOver; // a "**" has been read

        public string Literal => _literal ?? text;

        public string Pattern => _pattern.ToString();

        public IReadOnlyList<string> Variables => _variables;

        public int Operators { get; private set; }

        public string Read()
        {
            for (var at = 0; at < text.Length;)
            {
                switch (text[at])
                {
                    case '*':
                        _literal ??= text[..at];
                        at += Operator(text.AsSpan(at), out var why);
                        if (why.Length > 0)
                        {
                            return why;
                        }
                        break;
                    case '{':
                        _literal ??= text[..at];
                        var end = text.IndexOf('}', at);
                        if (end < 0)
                        {
                            return "has a '{' without '}'";
                        }
                        if (Variable(text[(at + 1)..end]) is { Length: > 0 } problem)
                        {
                            return problem;
                        }
                        at = end + 1;
                        break;
                    case '}':
                        return "has a '}' without '{'";
                    case '?' or '#' or <= ' ' or > '~':
                        return "has a character that a path cannot contain";
                    default:
                        _pattern.Append(Regex.Escape(text[at].ToString()));
                        at++;
                        break;
                }
            }
            return "";
        }

        private string Variable(string inside)
        {
            var equals = inside.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? inside : inside[..equals];
            if (!Name().IsMatch(name))
            {
                return $"has a variable '{name}', but a variable's name has 1 to 16 letters, digits and '_' and begins "
                    + "with a letter";
            }
            if (_variables.Contains(name))
            {
                return $"has the variable '{name}' twice";
            }
            _variables.Add(name);
            var pattern = equals < 0 ? "*" : inside[(equals + 1)..];
            if (pattern.Trim('*').Length > 0 && !pattern.Contains('*', StringComparison.Ordinal) || pattern.Length == 0)
            {
                return $"has the variable '{name}' without an operator";
            }
            _pattern.Append("(?<").Append(name).Append('>');
            for (var at = 0; at < pattern.Length;)
            {
                if (pattern[at] != '*')
                {
                    if (pattern[at] is '{' or '?' or '#' or <= ' ' or > '~')
                    {
                        return $"has a variable '{name}' with a character that a path cannot hold";
                    }
                    _pattern.Append(Regex.Escape(pattern[at++].ToString()));
                    continue;
                }
                at += Operator(pattern.AsSpan(at), out var why);
                if (why.Length > 0)
                {
                    return why;
                }
            }
            _pattern.Append(')');
            return "";
        }

        private int Operator(ReadOnlySpan<char> rest, out string why)
        {
            var stars = rest.IndexOfAnyExcept('*') is >= 0 and var end ? end : rest.Length;
            why = stars > 2 ? "has more than two '*' in a row" : _isOver ? "has an operator after '**'" : "";
            _isOver |= stars == 2;
            Operators++;
            _pattern.Append(stars == 2 ? ".*" : "[^/]+");
            return stars;
        }
    }
}
