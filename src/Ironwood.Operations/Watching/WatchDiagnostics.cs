namespace Ironwood.Operations.Watching;

/// <summary>Codes of problems with a watch. <c>docs/diagnostics.md</c> has a section for each.</summary>
public static class WatchDiagnostics
{
    /// <summary>The interval is outside its range.</summary>
    public const string BadInterval = "IW8301";
}
