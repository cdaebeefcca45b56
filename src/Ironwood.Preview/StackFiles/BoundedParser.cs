using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ironwood.Preview.StackFiles;

/// <summary>
/// Refuses YAML that nests deeper than a bound, which would otherwise exhaust the stack of its reader, and says where
/// an alias stands that has no anchor.
/// </summary>
internal sealed class BoundedParser(IParser parser, int mostDepth) : IParser
{
    private readonly HashSet<AnchorName> _anchors = [];
    private int _depth;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!Advance())
        {
            return false;
        }
        _depth += Current!.NestingIncrease;
        // The stream and the document are levels of their own.
        if (_depth > mostDepth + 2)
        {
            throw new YamlException(Current.Start, Current.End, "It nests too deeply");
        }
        switch (Current)
        {
            case NodeEvent { Anchor.IsEmpty: false } node:
                _anchors.Add(node.Anchor);
                break;
            case AnchorAlias alias when !_anchors.Contains(alias.Value):
                throw new YamlException(alias.Start, alias.End, $"No anchor before it is named '{alias.Value}'");
        }
        return true;
    }

    // Some malformed scalars fail in the scanner itself, with an exception that is none of YAML and has no place.
    private bool Advance()
    {
        var (start, end) = (Current?.Start ?? Mark.Empty, Current?.End ?? Mark.Empty);
        try
        {
            return parser.MoveNext();
        }
        catch (Exception error) when (error is not (YamlException or IOException))
        {
            throw new YamlException(start, end, "What follows here cannot be scanned");
        }
    }
}
