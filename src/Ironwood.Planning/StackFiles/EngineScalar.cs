namespace Ironwood.Planning.StackFiles;

/// <summary>
/// Converts a scalar of a file as the Pulumi engine does, by the rules of the CLI's YAML library: text in quotes is
/// text; a plain scalar may be a number, a date, true, false or null.
/// </summary>
internal static class EngineScalar
{
    private const string StandardTag = "tag:yaml.org,2002:";

    /// <summary>The value of a scalar inside a map or a list.</summary>
    /// <param name="text">The scalar.</param>
    /// <param name="tag">Its tag, such as <c>tag:yaml.org,2002:int</c>; null without a tag.</param>
    /// <param name="isPlain">Whether it is neither quoted nor a block of text.</param>
    /// <param name="isProject">Whether it is in <c>Pulumi.yaml</c>, where dates become a different text.</param>
    /// <param name="location">Its place.</param>
    /// <exception cref="FormatException">The CLI refuses it; the message says why.</exception>
    public static ConfigNode Read(string text, string? tag, bool isPlain, bool isProject, SourceLocation? location)
    {
        switch (tag?.StartsWith(StandardTag, StringComparison.Ordinal) == true ? tag[StandardTag.Length..] : tag)
        {
            case null when !isPlain:
            case not (null or "bool" or "int" or "float" or "null" or "timestamp" or "binary"):
                return Kept(text, location);
            case "binary":
                return Kept(Decode(text), location);
            case var expected:
                var value = Resolve(text, expected is null or "timestamp", isProject, location);
                if (expected == "float"
                    && value is ConfigScalar { Kind: ScalarKind.Whole } whole
                    && long.TryParse(whole.Text, CultureInfo.InvariantCulture, out var exact))
                {
                    value = Real(exact, location);
                }
                if (expected is not null && expected != Word(value))
                {
                    throw new FormatException($"The tag !!{expected} does not fit '{text}'");
                }
                return value is ConfigScalar scalar && scalar.Text != text && expected is null && isPlain
                    ? scalar with { Written = text }
                    : value;
        }
    }

    /// <summary>
    /// The value of a scalar at the top of a configuration: a whole number beyond 63 bits keeps its digits there, but
    /// inside a map it becomes a floating-point number.
    /// </summary>
    public static ConfigNode AtTop(ConfigNode node) =>
        node is ConfigScalar { Kind: ScalarKind.Whole, Written: { } written } scalar
            && EngineNumber.Whole(written) is (false, var magnitude)
        && magnitude > long.MaxValue && magnitude.ToString(CultureInfo.InvariantCulture) is var digits
            ? scalar with { Text = digits, Written = digits == written ? null : written }
            : node;

    // The CLI rewrites a file before it reads its settings, and loses some line breaks.
    private static ConfigScalar Kept(string text, SourceLocation? location) =>
        text.Contains('\n', StringComparison.Ordinal) && text[0] is '\t' or '\n' or '\u0085' or '\u2028' or '\u2029'
            ? throw new FormatException(
                "The Pulumi CLI does not keep a text of several lines that begins with a line break or a tab")
            : new(text, location);

    private static ConfigNode Resolve(string text, bool mayBeTime, bool isProject, SourceLocation? location)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return new ConfigNull(location);
            case "true" or "True" or "TRUE" or "false" or "False" or "FALSE":
                return new ConfigScalar(text[0] is 't' or 'T' ? "true" : "false", location) { Kind = ScalarKind.Flag };
            case ".nan" or ".NaN" or ".NAN":
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF":
                throw new FormatException(
                    $"'{text}' is a number that the Pulumi CLI cannot pass to a program; write it in quotes to use it "
                    + $"as text");
        }
        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-' or '.'))
        {
            return new ConfigScalar(text, location);
        }
        if (mayBeTime && EngineTimestamp.Read(text) is { } time)
        {
            return new ConfigScalar(isProject ? time.InProjectFile : time.InStackFile, location)
            {
                Kind = ScalarKind.Timestamp,
            };
        }
        if (text[0] != '.' && EngineNumber.Whole(text) is var (isNegative, magnitude))
        {
            var digits = magnitude > long.MaxValue && !isNegative
                ? EngineNumber.Write(magnitude)
                : magnitude.ToString(CultureInfo.InvariantCulture);
            return new ConfigScalar(isNegative ? "-" + digits : digits, location) { Kind = ScalarKind.Whole };
        }
        return EngineNumber.Real(text) is { } real ? Real(real, location) : new ConfigScalar(text, location);
    }

    private static ConfigScalar Real(double number, SourceLocation? location) =>
        new(EngineNumber.Write(number), location) { Kind = ScalarKind.Real };

    private static string Word(ConfigNode node) => node switch
    {
        ConfigScalar { Kind: ScalarKind.Flag } => "bool",
        ConfigScalar { Kind: ScalarKind.Whole } => "int",
        ConfigScalar { Kind: ScalarKind.Real } => "float",
        ConfigScalar { Kind: ScalarKind.Timestamp } => "timestamp",
        ConfigNull => "null",
        _ => "str",
    };

    private static string Decode(string text)
    {
        try
        {
            return text.Contains(' ', StringComparison.Ordinal) || text.Contains('\t', StringComparison.Ordinal)
                ? throw new FormatException()
                : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(text));
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new FormatException("The text after !!binary is not Base64", error);
        }
    }
}
