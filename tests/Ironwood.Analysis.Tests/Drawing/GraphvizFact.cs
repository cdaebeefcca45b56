namespace Ironwood.Analysis.Tests.Drawing;

/// <summary>
/// A fact that is seen only by running Graphviz. A workstation without it skips it and says what to install; where
/// <c>CI</c> is set, as every CI service does, it fails.
/// </summary>
internal sealed class GraphvizFactAttribute : FactAttribute
{
    public GraphvizFactAttribute()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "dot")) || File.Exists(Path.Combine(folder, "dot.exe")));
        if (!isThere && Environment.GetEnvironmentVariable("CI") is not { Length: > 0 })
        {
            Skip = "needs dot: install the package graphviz";
        }
    }
}
