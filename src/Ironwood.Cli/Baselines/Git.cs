using System.ComponentModel;
using System.Diagnostics;
using Ironwood.Cli.Launching;

namespace Ironwood.Cli.Baselines;

/// <summary>Runs git in a folder. Arguments are passed as they are, without a shell.</summary>
internal sealed class Git(string folder)
{
    public string Folder => folder;

    /// <summary>Runs one command; null when git is not installed.</summary>
    public async Task<ProcessAnswer?> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        try
        {
            return await ProcessAnswer
                .OfAsync(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder }, cancellation)
                .ConfigureAwait(false);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
