namespace Ironwood.Repository.ProviderSchemas;

/// <summary>
/// Reads the literals of Go source as far as the schemas of a Terraform provider need it: composite literals with
/// their members, everything else as text.
/// </summary>
internal sealed partial class GoReader
{
    /// <summary>Most tokens of a variable's type.</summary>
    private const int MostOfType = 12;

    private readonly string[] _tokens;

    private GoReader(string[] tokens) => _tokens = tokens;

    /// <summary>The tokens of source text, without blanks and comments. As in Go, the end of a line ends a statement
    /// behind a word, a literal or a closing bracket.</summary>
    public static GoReader Of(string source)
    {
        var tokens = new List<string>();
        foreach (var token in Token().Matches(source).Select(match => match.Value))
        {
            if (token != "\n")
            {
                if (!token.StartsWith("//", StringComparison.Ordinal)
                    && !token.StartsWith("/*", StringComparison.Ordinal))
                {
                    tokens.Add(token);
                }
            }
            else if (tokens.Count > 0 && EndsStatement(tokens[^1]))
            {
                tokens.Add(";");
            }
        }
        return new([.. tokens]);
    }

    /// <summary>What the file declares at its top: for a function the tokens of its body, for a variable its
    /// value.</summary>
    public IEnumerable<KeyValuePair<string, GoLiteral>> Declarations()
    {
        for (var at = 0; at < _tokens.Length; at++)
        {
            if (_tokens[at] == "func")
            {
                var isMethod = _tokens[at + 1] == "(";
                var name = isMethod ? "" : _tokens[at + 1];
                var body = BodyOf(isMethod ? Skip(at + 1) : at + 2);
                if (name.Length > 0)
                {
                    yield return new(name, Returned(body) ?? new(string.Concat(_tokens[body..Skip(body)])));
                }
                at = Skip(body) - 1;
            }
            else if (_tokens[at] == "var" && At(at + 1) == "(")
            {
                // A group of variables, each with a name and a value.
                for (at += 2; _tokens[at] != ")"; at = Statement(at))
                {
                    if (_tokens[at] != ";")
                    {
                        yield return Variable(ref at);
                    }
                }
            }
            else if (_tokens[at] == "var")
            {
                at++;
                yield return Variable(ref at);
                at--;
            }
            else if (IsOpening(_tokens[at]))
            {
                at = Skip(at) - 1;
            }
        }
    }

    /// <summary>The text of a function's body.</summary>
    public string? Body(string function)
    {
        for (var at = 0; at + 2 < _tokens.Length; at++)
        {
            if (_tokens[at] == "func" && _tokens[at + 1] == function)
            {
                var body = BodyOf(at + 2);
                return string.Concat(_tokens[body..Skip(body)]);
            }
        }
        return null;
    }

    /// <summary>Every literal of a schema's properties in the file: <c>map[string]*schema.Schema{…}</c>.</summary>
    public IEnumerable<GoLiteral> Schemas()
    {
        for (var at = 0; at + 8 < _tokens.Length; at++)
        {
            if (_tokens[at] == "map" && string.Concat(_tokens[at..(at + 8)]) == "map[string]*schema.Schema")
            {
                var start = at;
                yield return Value(ref start);
            }
        }
    }

    // Name, type and value of a variable; without a value the type stands in its place.
    private KeyValuePair<string, GoLiteral> Variable(ref int at)
    {
        var name = _tokens[at++];
        var equals = at;
        while (equals < _tokens.Length && equals < at + MostOfType && _tokens[equals] != "=")
        {
            equals++;
        }
        if (At(equals) == "=")
        {
            at = equals + 1;
        }
        return new(name, Value(ref at));
    }

    // Behind the statement at a place.
    private int Statement(int at)
    {
        while (_tokens[at] is not (";" or ")"))
        {
            at = IsOpening(_tokens[at]) ? Skip(at) : at + 1;
        }
        return _tokens[at] == ";" ? at + 1 : at;
    }

    // The first composite literal that the function returns.
    private GoLiteral? Returned(int body)
    {
        var end = Skip(body);
        for (var at = body; at < end; at++)
        {
            if (_tokens[at] == "return")
            {
                var value = at + 1;
                if (Value(ref value) is { Members: not null } literal)
                {
                    return literal;
                }
            }
        }
        return null;
    }

    // Where the braces of a function's body begin, after its parameters and results.
    private int BodyOf(int at)
    {
        while (_tokens[at] != "{")
        {
            at = _tokens[at] is "(" or "[" ? Skip(at)
                : _tokens[at] is "interface" or "struct" && At(at + 1) == "{" ? Skip(at + 1)
                : at + 1;
        }
        return at;
    }

    // An expression up to the comma, colon or bracket that ends it.
    private GoLiteral Value(ref int at)
    {
        var text = new StringBuilder();
        var isFunction = false;
        while (at < _tokens.Length && _tokens[at] is not ("," or ":" or ";" or "}" or ")" or "]"))
        {
            var token = _tokens[at];
            if (token == "{" && !isFunction)
            {
                return new(text.ToString(), Members(ref at));
            }
            isFunction |= token == "func";
            var end = IsOpening(token) ? Skip(at) : at + 1;
            text.AppendJoin("", _tokens[at..end]);
            at = end;
        }
        return new(text.ToString());
    }

    private List<KeyValuePair<string, GoLiteral>> Members(ref int at)
    {
        var members = new List<KeyValuePair<string, GoLiteral>>();
        at++;
        while (_tokens[at] != "}")
        {
            var value = Value(ref at);
            var key = "";
            if (_tokens[at] == ":")
            {
                key = value.Text.Trim('"');
                at++;
                value = Value(ref at);
            }
            members.Add(new(key, value));
            if (_tokens[at] != "}")
            {
                at++;
            }
        }
        at++;
        return members;
    }

    // Behind the bracket that closes the one at a place.
    private int Skip(int at)
    {
        var depth = 0;
        do
        {
            depth += IsOpening(_tokens[at]) ? 1 : _tokens[at] is ")" or "]" or "}" ? -1 : 0;
            at++;
        }
        while (depth > 0 && at < _tokens.Length);
        return at;
    }

    private string At(int at) => at < _tokens.Length ? _tokens[at] : "";

    private static bool EndsStatement(string token) =>
        token is ")" or "]" or "}" || token[0] is '"' or '`' or '\'' or '_' || char.IsLetterOrDigit(token[0]);

    private static bool IsOpening(string token) => token is "(" or "[" or "{";

    [GeneratedRegex(
        """//[^\n]*|/\*.*?\*/|`[^`]*`|"(\\.|[^"\\])*"|'(\\.|[^'\\])*'|[A-Za-z_]\w*|\d[\w.]*|\n|\S""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
