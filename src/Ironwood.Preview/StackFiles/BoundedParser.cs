using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ironwood.Preview.StackFiles;

/// <summary>Refuses YAML that nests deeper than a bound, which would otherwise exhaust the stack of its reader.</summary>
internal sealed class BoundedParser(IParser parser, int mostDepth) : IParser
{
    private int _depth;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!parser.MoveNext())
        {
            return false;
        }
        _depth += Current!.NestingIncrease;
        // The stream and the document are levels of their own.
        return _depth <= mostDepth + 2
            ? true
            : throw new YamlException(Current.Start, Current.End, "It nests too deeply");
    }
}
