using System.CommandLine;
using System.Reflection;

namespace Ironwood.Cli;

/// <summary><c>./ironwood version</c>: what this is and which packages it was built with.</summary>
internal static class VersionCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("version", "Show the version and where the Pulumi packages came from");
        command.SetAction(_ =>
        {
            var assembly = typeof(VersionCommand).Assembly;
            var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
            Terminal.WriteLine(terminal.Out, $"ironwood {version} (packages: {BuildInfo.Packages}, .NET {Environment.Version})");
            return ExitCodes.Success;
        });
        return command;
    }
}
