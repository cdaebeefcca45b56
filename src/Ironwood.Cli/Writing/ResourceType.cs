namespace Ironwood.Cli.Writing;

/// <summary>Short names of Pulumi's type tokens.</summary>
internal static class ResourceType
{
    /// <summary>
    /// <c>gcp:compute/network:Network</c> → <c>compute.Network</c>; <c>ironwood:traffic:FrontDoor</c> →
    /// <c>FrontDoor</c>.
    /// </summary>
    public static string Short(string type)
    {
        var parts = type.Split(':');
        if (parts.Length != 3)
        {
            return type;
        }
        var module = parts[1].Split('/')[0];
        return parts[0] is "ironwood" or "pulumi" ? parts[2]
            : module == "index" ? $"{parts[0]}.{parts[2]}"
            : $"{module}.{parts[2]}";
    }
}
