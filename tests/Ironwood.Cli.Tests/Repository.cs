using System.Diagnostics;

namespace Ironwood.Cli.Tests;

/// <summary>A git repository of one test.</summary>
internal static class Repository
{
    /// <summary>Makes a folder a repository with all of its files in one commit on <c>main</c>.</summary>
    public static void Commit(TemporaryFolder folder) => Commit(folder, null);

    /// <summary>The same, with a tag on the commit.</summary>
    public static void Commit(TemporaryFolder folder, string? tag)
    {
        Git(folder.Path, "init", "--quiet", "--initial-branch=main");
        Git(folder.Path, "add", "--all");
        Git(
            folder.Path, "-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet",
            "--message=first");
        if (tag is not null)
        {
            Git(folder.Path, "tag", tag);
        }
    }

    private static void Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder };
        // The same commit in every folder and at any time.
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = "2026-11-23T00:00:00Z";
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        using var git = Process.Start(start)!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
