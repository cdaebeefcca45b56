using Ironwood.SdkGenerator.Schema;

namespace Ironwood.SdkGenerator.Cutting;

/// <summary>Resources and functions in use: one token a line, in ordinal order, <c>#</c> starts a comment.</summary>
internal sealed record TokenList(IReadOnlyList<ListedToken> Tokens)
{
    public static TokenList ReadFile(string path)
    {
        try
        {
            return Parse(File.ReadAllLines(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(
                ProblemCodes.File, path, $"cannot be read: {e.Message}", "name a readable token list");
        }
    }

    public static TokenList Parse(IReadOnlyList<string> lines, string path)
    {
        ListedToken[] tokens =
        [
            .. lines.Select((line, i) => new ListedToken(line.Split('#')[0].Trim(), $"{path}({i + 1})"))
                .Where(token => token.Text.Length > 0),
        ];
        foreach (var token in tokens)
        {
            _ = Token.Parse(token.Text, token.Place);
        }
        foreach (var (before, after) in tokens.Zip(tokens.Skip(1)))
        {
            if (string.CompareOrdinal(before.Text, after.Text) >= 0)
            {
                throw new ProblemException(
                    ProblemCodes.Token, after.Place, $"'{after.Text}' stands after '{before.Text}'",
                    "list each token once, in ordinal order");
            }
        }
        return new TokenList(tokens);
    }
}

/// <summary>A token, and where the list has it.</summary>
internal sealed record ListedToken(string Text, string Place);
