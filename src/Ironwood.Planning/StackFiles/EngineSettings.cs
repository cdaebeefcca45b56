namespace Ironwood.Planning.StackFiles;

/// <summary>Settings of the Pulumi engine itself with which this program cannot run.</summary>
internal static class EngineSettings
{
    private const string DisabledProviders = "pulumi:disable-default-providers";
    private const string Autonaming = "pulumi:autonaming";

    /// <summary>Packages of the program's resources, all with their default providers.</summary>
    private static readonly string[] Packages = ["gcp", "random"];

    /// <summary>The settings that prevent the program from running.</summary>
    public static IEnumerable<Problem> Check(ConfigMap values)
    {
        if (values[DisabledProviders] is { } disabled and not ConfigNull)
        {
            foreach (var (package, location) in Disabled(disabled).Where(
                item => item.Package is null or "*" || Packages.Contains(item.Package)))
            {
                yield return package is null
                    ? new(
                        Diagnostics.DisabledProvider, DisabledProviders, "is not a list of package names",
                        Allowed: "a list, such as [aws]", Fix: "write [aws] for aws, or remove it", Location: location)
                    : new(
                        Diagnostics.DisabledProvider, DisabledProviders,
                        $"forbids the default provider of {(package == "*" ? "every package" : package)}, which this "
                        + "program uses for its resources",
                        package,
                        $"package names other than {string.Join(" and ", Packages)}",
                        $"remove '{package}'",
                        location);
            }
        }
        if (values[Autonaming] is { } naming and not ConfigNull && Renaming(naming) is { } other)
        {
            yield return new(
                Diagnostics.CustomNames, Autonaming,
                "changes how Pulumi generates resource names; this program leaves most names to the engine's default",
                HandedText(other), "mode: default", "write 'mode: default', or remove it", other.Location);
        }
    }

    // A list, or the text of one in JSON.
    private static IEnumerable<(string? Package, SourceLocation? Location)> Disabled(ConfigNode node)
    {
        switch (node)
        {
            case ConfigList list:
                return list.Items.Select(
                    item => item is ConfigScalar { Kind: ScalarKind.Text } name
                        ? (name.Text.Trim(), name.Location)
                        : ((string?)null, item.Location));
            case ConfigScalar { Text: "" }:
                return [];
            case ConfigScalar scalar:
                try
                {
                    return (JsonSerializer.Deserialize<string?[]>(scalar.Text) ?? [])
                        .Select(name => (name?.Trim(), scalar.Location))
                        .ToArray();
                }
                catch (JsonException)
                {
                    return [(null, scalar.Location)];
                }
            default:
                return [(null, node.Location)];
        }
    }

    // The first setting that changes the naming of this program's resources; null without one.
    private static ConfigNode? Renaming(ConfigNode naming)
    {
        if (naming is not ConfigMap map)
        {
            return naming;
        }
        foreach (var (key, value) in map.Entries)
        {
            if (key == "providers" && value is ConfigMap providers)
            {
                foreach (var (_, provider) in providers.Entries.Where(entry => Packages.Contains(entry.Key)))
                {
                    if (Renaming(provider) is { } inner)
                    {
                        return inner;
                    }
                }
            }
            else if (key == "resources" && value is ConfigMap resources)
            {
                if (resources.Entries.Select(entry => Renaming(entry.Value))
                    .FirstOrDefault(inner => inner is not null) is { } inner)
                {
                    return inner;
                }
            }
            else if (!(key == "mode" && value is ConfigScalar { Text: "default" }))
            {
                return value;
            }
        }
        return null;
    }

    private static string? HandedText(ConfigNode node) => (node as ConfigScalar)?.Text;
}
