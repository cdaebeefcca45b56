using System.Reflection;

namespace Ironwood.Cli;

/// <summary>Facts about this build.</summary>
internal static class BuildInfo
{
    private static readonly Assembly Own = typeof(BuildInfo).Assembly;

    /// <summary><c>registry</c>, the real Pulumi packages, or <c>offline</c>, the stand-ins.</summary>
    public static string Packages { get; } = Own.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "IronwoodPackages").Value!;

    /// <summary>The version, without the commit.</summary>
    public static string Version { get; } =
        Own.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
