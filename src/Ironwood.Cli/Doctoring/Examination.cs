namespace Ironwood.Cli.Doctoring;

/// <summary>Examines a machine. Every question has a deadline, and values of credentials are never read.</summary>
/// <param name="root">Folder of the project.</param>
/// <param name="machine">The machine.</param>
internal sealed class Examination(string root, IMachine machine)
{
    private const string Preview = "every verb";
    private const string Deployment = "pulumi up; verify, model and watch with --stack";
    private const string Google = "pulumi up, verify, model, watch";
    private const string Credentials = "GOOGLE_APPLICATION_CREDENTIALS";
    private const long GigaByte = 1L << 30;

    // A first build of everything, tests included, takes about a gigabyte.
    private const int FewestGigabytes = 2;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>All findings, in a fixed order.</summary>
    public async Task<IReadOnlyList<HealthFinding>> RunAsync(CancellationToken cancellation) => await Task.WhenAll(
        WithinTimeAsync(".NET SDK", Preview, SdkAsync, cancellation),
        WithinTimeAsync("packages", Preview, PackagesAsync, cancellation),
        WithinTimeAsync("Pulumi CLI", Deployment, PulumiAsync, cancellation),
        Task.FromResult(GoogleCredentials()),
        WithinTimeAsync("git", "diff, review", GitAsync, cancellation),
        Task.FromResult(Disk()),
        Task.FromResult(Locale()),
        Task.FromResult(Port())).ConfigureAwait(false);

    private static async Task<HealthFinding> WithinTimeAsync(
        string subject,
        string neededFor,
        Func<string, string, CancellationToken, Task<HealthFinding>> examine,
        CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            return await examine(subject, neededFor, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(
                subject, Health.Warning, $"did not answer within {Longest.TotalSeconds:0} seconds", neededFor,
                "try again; if it stays so, run the program by itself");
        }
    }

    private async Task<HealthFinding> SdkAsync(string subject, string neededFor, CancellationToken cancellation)
    {
        var answer = await machine.RunAsync("dotnet", ["--version"], cancellation).ConfigureAwait(false);
        return answer is { ExitCode: 0 }
            ? new(subject, Health.Ok, answer.Out.Trim(), neededFor)
            : new(
                subject,
                Health.Missing,
                answer is null ? "is not on the PATH" : "has no version that global.json accepts",
                neededFor,
                "install .NET 10: https://dotnet.microsoft.com/download");
    }

    private async Task<HealthFinding> PackagesAsync(string subject, string neededFor, CancellationToken cancellation)
    {
        var built = BuildInfo.Packages == "offline"
            ? "built with the stand-ins of offline/, which cannot deploy"
            : "built with the published packages";
        var listed = await machine
            .RunAsync("dotnet", ["nuget", "list", "source", "--format", "short"], cancellation)
            .ConfigureAwait(false);
        // "E https://…" for each source that is enabled.
        var sources = (listed?.Out ?? "").Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.StartsWith("E ", StringComparison.Ordinal))
            .Select(line => Uri.TryCreate(line[2..], UriKind.Absolute, out var address) ? address : null)
            .OfType<Uri>()
            .Where(address => address.Scheme is "http" or "https")
            .ToArray();
        var answers = await Task.WhenAll(sources.Select(
            async source => (source, Answers: await IsReachedAsync(source, cancellation).ConfigureAwait(false))))
            .ConfigureAwait(false);
        // Only the host: the rest of an address may contain a token.
        var silent = answers.Where(answer => !answer.Answers).Select(answer => answer.source.Host).ToArray();
        return silent.Length == 0
            ? new(
                subject,
                Health.Ok,
                $"{built}; {Counted.Of(sources.Length, "source answers", "sources answer")}",
                neededFor)
            : new(
                subject, Health.Warning, $"{built}; no answer from {string.Join(", ", silent)}", neededFor,
                "connect to the network, or correct the sources in a NuGet.config; what is built already still runs");
    }

    // A source that is slow must not hide the others.
    private async Task<bool> IsReachedAsync(Uri source, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest / 2);
        try
        {
            return await machine.AnswersAsync(source, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<HealthFinding> PulumiAsync(string subject, string neededFor, CancellationToken cancellation)
    {
        var answer = await machine.RunAsync("pulumi", ["version"], cancellation).ConfigureAwait(false);
        return answer is { ExitCode: 0 }
            ? new(subject, Health.Ok, answer.Out.Trim(), neededFor)
            : new(
                subject,
                Health.Warning,
                answer is null ? "is not on the PATH" : "does not tell its version",
                neededFor,
                "install it: https://www.pulumi.com/docs/install/; verify, model and watch also take --outputs FILE");
    }

    private HealthFinding GoogleCredentials()
    {
        const string Subject = "credentials";
        const string Fix = "gcloud auth application-default login";
        if (machine.Variable(Credentials) is { } file)
        {
            return machine.HasFile(file)
                ? new(Subject, Health.Ok, $"present ({Credentials})", Google)
                : new(
                    Subject, Health.Warning, $"{Credentials} names a file that does not exist", Google,
                    $"correct or unset {Credentials}, or run: {Fix}");
        }
        var folder = machine.Variable("CLOUDSDK_CONFIG")
            ?? (machine.Variable("APPDATA") is { } data ? Path.Combine(data, "gcloud")
                : machine.Variable("HOME") is { } home ? Path.Combine(home, ".config", "gcloud") : "");
        return machine.HasFile(Path.Combine(folder, "application_default_credentials.json"))
            ? new(Subject, Health.Ok, "present (application default credentials)", Google)
            : new(
                Subject, Health.Warning, "no credentials of Google Cloud on this machine", Google,
                $"{Fix}; on a machine of Google Cloud its service account is used, and nothing is to do");
    }

    private async Task<HealthFinding> GitAsync(string subject, string neededFor, CancellationToken cancellation)
    {
        var version = await machine.RunAsync("git", ["--version"], cancellation).ConfigureAwait(false);
        if (version is not { ExitCode: 0 })
        {
            return new(subject, Health.Warning, "is not on the PATH", neededFor, "install git");
        }
        var inside = await machine
            .RunAsync("git", ["rev-parse", "--is-inside-work-tree"], cancellation)
            .ConfigureAwait(false);
        return inside switch
        {
            { ExitCode: 0 } => new(
                subject,
                Health.Ok,
                version.Out.Trim().Replace("git version ", "", StringComparison.Ordinal),
                neededFor),
            { Error: var error } when error.Contains("safe.directory", StringComparison.Ordinal) => new(
                subject,
                Health.Warning,
                "refuses this repository, because its folder belongs to another user",
                neededFor,
                $"git config --global --add safe.directory {ShellWord.Of(root)}"),
            _ => new(
                subject, Health.Warning, "this folder is not in a git repository", neededFor,
                "clone the repository with git, or compare with graph files: diff --base graph.json"),
        };
    }

    private HealthFinding Disk()
    {
        if (machine.FreeBytes() is not { } free)
        {
            return new("disk", Health.Warning, "free space is unknown", Preview, "check it with: df -h .");
        }
        var said = $"{Gigabytes(free)} GB free";
        return free < FewestGigabytes * GigaByte
            ? new("disk", Health.Warning, said, Preview, $"free at least {FewestGigabytes} GB for builds and tests")
            : new("disk", Health.Ok, said, Preview);
    }

    private static string Gigabytes(long bytes) =>
        ((double)bytes / GigaByte).ToString("0.0", CultureInfo.InvariantCulture);

    private HealthFinding Locale()
    {
        var locale = machine.Variable("LC_ALL") ?? machine.Variable("LC_CTYPE") ?? machine.Variable("LANG") ?? "";
        return OperatingSystem.IsWindows()
            || locale.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase)
                ? new("locale", Health.Ok, locale.Length > 0 ? locale : "UTF-8", "readable output")
                : new(
                    "locale", Health.Warning,
                    locale.Length > 0 ? $"{locale} is not UTF-8" : "no locale is set", "readable output",
                    "export LANG=C.UTF-8");
    }

    private HealthFinding Port() => machine.CanListen()
        ? new("ports", Health.Ok, "a port on 127.0.0.1 can be opened", "demo platform")
        : new(
            "ports", Health.Warning, "no port on 127.0.0.1 can be opened", "demo platform",
            "allow this user to listen on 127.0.0.1");
}
