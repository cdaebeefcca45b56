namespace Ironwood.Planning.StackFiles;

/// <summary>Reads the text of a YAML file if the Pulumi CLI accepts its bytes.</summary>
internal static class YamlText
{
    /// <summary>Maximum file size. Even a very large stack file, with a boot script, is a third of it.</summary>
    private const int MostBytes = 1 << 20;

    private static readonly (byte[] Mark, Encoding Encoding)[] Encodings =
    [
        ([0xEF, 0xBB, 0xBF], new UTF8Encoding(false, throwOnInvalidBytes: true)),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
    ];

    /// <summary>Reads a file.</summary>
    /// <exception cref="YamlRefusal">It is too large, or its bytes are not valid YAML text.</exception>
    public static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        var bytes = new byte[MostBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MostBytes)
        {
            throw new YamlRefusal($"It is larger than {MostBytes >> 20} MiB", 1, 1);
        }
        return Decode(bytes.AsSpan(0, length));
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        var (mark, encoding) = ((byte[])[], Encodings[0].Encoding);
        foreach (var (other, of) in Encodings)
        {
            if (bytes.StartsWith(other))
            {
                (mark, encoding) = (other, of);
            }
        }
        string text;
        try
        {
            text = encoding.GetString(bytes[mark.Length..]);
        }
        catch (DecoderFallbackException error)
        {
            // The text before the error gives the line.
            var before = encoding.GetString(bytes[mark.Length..][..Math.Max(error.Index, 0)]);
            throw Refused("The bytes here are not UTF-8; save the file as UTF-8", before);
        }
        for (var at = 0; at < text.Length; at++)
        {
            if (!MayHold(text[at]))
            {
                throw Refused($"YAML does not allow the character U+{(int)text[at]:X4}", text.AsSpan(0, at));
            }
        }
        return text;
    }

    private static bool MayHold(char c) => c switch
    {
        '\t' or '\n' or '\r' or '\u0085' => true,
        < ' ' or (> '~' and < '\u00A0') or '\uFFFE' or '\uFFFF' => false,
        _ => true,
    };

    private static YamlRefusal Refused(string reason, ReadOnlySpan<char> before) =>
        new(reason, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
}
