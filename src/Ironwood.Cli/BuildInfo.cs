using System.Reflection;

namespace Ironwood.Cli;

/// <summary>What this build was made with.</summary>
internal static class BuildInfo
{
    /// <summary><c>registry</c>, the real Pulumi packages, or <c>offline</c>, the stand-ins.</summary>
    public static string Packages { get; } = typeof(BuildInfo).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "IronwoodPackages").Value!;
}
