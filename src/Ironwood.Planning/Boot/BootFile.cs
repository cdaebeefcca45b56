namespace Ironwood.Planning.Boot;

/// <summary>A file that cloud-init writes on a host.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Content">Text; lines end with a line feed, the last one too.</param>
/// <param name="Permissions">Octal, four digits. Default: readable to all.</param>
public sealed record BootFile(string Path, string Content, string Permissions = "0644");
