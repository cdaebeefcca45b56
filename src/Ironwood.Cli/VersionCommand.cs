namespace Ironwood.Cli;

/// <summary><c>./ironwood version</c>: the version, and the packages it was built with.</summary>
internal static class VersionCommand
{
    public const string Name = "version";

    public static Command Create(Terminal terminal)
    {
        var command = new Command(Name, "Show the version and the source of the Pulumi packages");
        command.SetAction(_ =>
        {
            Terminal.WriteLine(
                terminal.Out,
                $"ironwood {BuildInfo.Version} (packages: {BuildInfo.Packages}, .NET {Environment.Version})");
            return ExitCodes.Success;
        });
        return command;
    }
}
