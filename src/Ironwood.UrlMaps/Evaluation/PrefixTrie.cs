namespace Ironwood.UrlMaps.Evaluation;

/// <summary>
/// Finds all values whose keys are prefixes of a text, shortest key first, in one pass over the text. A lookup
/// allocates no memory.
/// </summary>
internal sealed class PrefixTrie<T> where T : class
{
    private readonly Node _root;
    private readonly bool _ignoreCase;

    /// <param name="values">Keys and values; keys must be unique.</param>
    /// <param name="ignoreCase">Whether to ignore the case of ASCII letters.</param>
    public PrefixTrie(IEnumerable<KeyValuePair<string, T>> values, bool ignoreCase = false)
    {
        _ignoreCase = ignoreCase;
        var sorted = values
            .Select(value => (Key: ignoreCase ? value.Key.ToLowerInvariant() : value.Key, value.Value))
            .OrderBy(value => value.Key, StringComparer.Ordinal).ToArray();
        _root = Build(sorted, 0);
    }

    /// <summary>The values whose keys are prefixes of a text.</summary>
    public Walk Along(ReadOnlySpan<char> text) => new(this, text);

    // All keys share their first `from` characters; further common characters become the label.
    private static Node Build(ReadOnlySpan<(string Key, T Value)> values, int from)
    {
        if (values.IsEmpty)
        {
            return new("", null, [], []);
        }
        // In sorted order the first and the last differ most.
        var (first, last) = (values[0].Key, values[^1].Key);
        var end = from;
        while (end < first.Length && end < last.Length && first[end] == last[end])
        {
            end++;
        }
        var value = first.Length == end ? values[0].Value : null;
        var firsts = new List<char>();
        var children = new List<Node>();
        for (var at = value is null ? 0 : 1; at < values.Length;)
        {
            var start = at;
            var letter = values[at].Key[end];
            while (at < values.Length && values[at].Key[end] == letter)
            {
                at++;
            }
            firsts.Add(letter);
            children.Add(Build(values[start..at], end));
        }
        return new(first[from..end], value, [.. firsts], [.. children]);
    }

    private sealed record Node(string Label, T? Value, char[] Firsts, Node[] Children);

    /// <summary>The enumerator of a lookup.</summary>
    public ref struct Walk
    {
        private readonly PrefixTrie<T> _trie;
        private readonly ReadOnlySpan<char> _text;
        private Node? _next;
        private int _at;

        internal Walk(PrefixTrie<T> trie, ReadOnlySpan<char> text)
        {
            (_trie, _next) = (trie, trie._root);
            _text = text;
            Current = null!;
        }

        public T Current { get; private set; }

        /// <summary>The length of its key.</summary>
        public readonly int Length => _at;

        /// <summary>Returns itself, for <c>foreach</c>.</summary>
        public readonly Walk GetEnumerator() => this;

        /// <summary>Moves to the next longer key.</summary>
        public bool MoveNext()
        {
            while (_next is { } node)
            {
                var rest = _text[_at..];
                if (!StartsWith(rest, node.Label))
                {
                    _next = null;
                    return false;
                }
                _at += node.Label.Length;
                _next = Child(node);
                if (node.Value is { } value)
                {
                    Current = value;
                    return true;
                }
            }
            return false;
        }

        private readonly Node? Child(Node node)
        {
            if (_at >= _text.Length)
            {
                return null;
            }
            var letter = _trie._ignoreCase ? ToLower(_text[_at]) : _text[_at];
            var index = node.Firsts.AsSpan().IndexOf(letter);
            return index < 0 ? null : node.Children[index];
        }

        private readonly bool StartsWith(ReadOnlySpan<char> text, string label)
        {
            if (!_trie._ignoreCase)
            {
                return text.StartsWith(label);
            }
            if (text.Length < label.Length)
            {
                return false;
            }
            for (var index = 0; index < label.Length; index++)
            {
                if (ToLower(text[index]) != label[index])
                {
                    return false;
                }
            }
            return true;
        }

        private static char ToLower(char letter) => char.IsAsciiLetterUpper(letter) ? (char)(letter | ' ') : letter;
    }
}
