using Ironwood.Planning;
using Ironwood.Planning.Plan;
using Ironwood.Planning.StackFiles;

namespace Ironwood.Bench;

/// <summary>A stack of this program itself, as large as it gets: tiers whose slices fill their backend
/// service.</summary>
internal static class LargeStack
{
    // A group, a template and a policy each; a backend service holds 50 backends.
    private const int SlicesOfTier = 49;
    private const int ResourcesOfSlice = 3;

    /// <summary>The settings of a stack of about so many resources.</summary>
    public static StackPlan Plan(int resources)
    {
        var tiers = Math.Max(1, resources / (SlicesOfTier * ResourcesOfSlice));
        var folder = Directory.CreateTempSubdirectory("ironwood-bench-").FullName;
        try
        {
            File.Copy(
                Path.Combine(AppContext.BaseDirectory, "stacks", "Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
            File.WriteAllText(Path.Combine(folder, "Pulumi.large.yaml"), StackFile(tiers));
            var files = StackFileReader.Read(folder, "large", []);
            var read = files.Configuration is { } configuration ? SettingsReader.Read(configuration) : null;
            return read?.Plan
                ?? throw new InvalidOperationException(string.Join("; ", read?.Problems ?? files.Problems));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string StackFile(int tiers) =>
        """
        config:
          gcp:project: bench-large
          gcp:region: us-central1
          ironwood:network: { subnetCidr: 10.0.0.0/16 }
          ironwood:spend: { ceilingUsdPerHour: 10000000 }
          ironwood:tiers:

        """
        + string.Concat(Enumerable.Range(0, tiers).Select(tier => string.Create(CultureInfo.InvariantCulture,
            $"    tier{tier}: {{ topology: 2x2x4, slices: {SlicesOfTier}, zones: [us-central1-c], routes: [/t{tier}/*], vertex: {{ enabled: false }}, default: {(tier == 0 ? "true" : "false")} }}\n")));
}
