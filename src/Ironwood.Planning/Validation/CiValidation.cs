namespace Ironwood.Planning.Validation;

/// <summary>
/// Whether a repository is named so that only its workflows are let in. What passes holds no quote: it becomes part of
/// a condition. Pure.
/// </summary>
internal static class CiValidation
{
    public static IEnumerable<Problem> Validate(CiSettings ci, SettingKeys keys)
    {
        var path = keys["ci"];
        if (ci.Repository is not { } repository)
        {
            return Needless(ci, path);
        }
        return new[]
        {
            Check(
                path,
                Diagnostics.MalformedRepository,
                "repository",
                NameRules.GitHubRepository,
                repository,
                RepositoryFix(repository)),
            Check(
                path, Diagnostics.MalformedRepositoryId, "repositoryId", NameRules.GitHubRepositoryId, ci.RepositoryId,
                $"gh api repos/{(NameRules.GitHubRepository.Allows(repository) ? repository : "OWNER/NAME")} --jq .id"),
            Check(
                path,
                Diagnostics.MalformedBranch,
                "branch",
                NameRules.GitBranch,
                ci.Branch,
                "write the branch alone, for example main"),
            Check(
                path, Diagnostics.MalformedEnvironment, "environment", NameRules.GitHubEnvironment, ci.Environment,
                "name the environment so, under Settings, Environments of the repository"),
        }.OfType<Problem>();
    }

    public static IEnumerable<Problem> Warnings(CiSettings ci, SettingKeys keys)
    {
        if (ci is { Repository: { } repository, RepositoryId: null })
        {
            yield return new(
                Diagnostics.RepositoryByNameOnly, keys["ci.repository"],
                "is let in by its name alone; if the name is given up, its next owner may deploy", repository,
                Fix: $"write its number as {keys["ci.repositoryId"]}; gh api repos/{repository} --jq .id prints it");
        }
    }

    private static IEnumerable<Problem> Needless(CiSettings ci, string path)
    {
        var unset = new CiSettings();
        foreach (var (key, value, usual) in new[]
        {
            ("repositoryId", ci.RepositoryId, unset.RepositoryId),
            ("branch", ci.Branch, unset.Branch),
            ("environment", ci.Environment, unset.Environment),
        })
        {
            if (value != usual)
            {
                yield return new(
                    Diagnostics.CiWithoutRepository, $"{path}.{key}", "means nothing without a repository", value,
                    Fix: $"write {path}.repository as well, or remove it");
            }
        }
    }

    private static Problem? Check(string path, string code, string key, NameRule rule, string? value, string fix) =>
        value is null || rule.Allows(value)
            ? null
            : new(code, $"{path}.{key}", "does not have the form that is let in", value, rule.Description, fix);

    // What people copy is the address.
    private static string RepositoryFix(string text)
    {
        var parts = text.Split(['/', ':'], StringSplitOptions.RemoveEmptyEntries);
        var name = parts.Length < 2
            ? null
            : $"{parts[^2]}/{(parts[^1].EndsWith(".git", StringComparison.Ordinal) ? parts[^1][..^4] : parts[^1])}";
        return name is not null && NameRules.GitHubRepository.Allows(name)
            ? $"write {name}"
            : "write it as in github.com/OWNER/NAME";
    }
}
