namespace Ironwood.Repository.ProviderSchemas;

/// <summary>A folder of Go source: the schemas of a resource's file, and what their parts lead to.</summary>
internal sealed class GoPackage
{
    private static readonly Dictionary<string, GoPackage> Read = new(StringComparer.Ordinal);

    private readonly Dictionary<string, GoLiteral> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GoReader> _files = new(StringComparer.Ordinal);

    private GoPackage(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.go")
            .Where(file => !file.EndsWith("_test.go", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            var reader = GoReader.Of(File.ReadAllText(file));
            _files.Add(Path.GetFileName(file), reader);
            foreach (var (name, value) in reader.Declarations())
            {
                _declared.TryAdd(name, value);
            }
        }
    }

    /// <summary>The package in a folder, which is read once.</summary>
    public static GoPackage In(string folder)
    {
        if (!Read.TryGetValue(folder, out var package))
        {
            package = Read[folder] = Directory.Exists(folder)
                ? new(folder)
                : throw new FormatException($"{folder} does not exist");
        }
        return package;
    }

    /// <summary>The properties of a file's resource: of the schemas in it the one that has most of some
    /// names.</summary>
    public GoLiteral? Schema(string file, Func<string, bool> isKnown) => !_files.TryGetValue(file, out var reader)
        ? null
        : reader.Schemas()
            .OrderByDescending(schema => schema.Members?.Count(member => isKnown(member.Key)) ?? 0)
            .FirstOrDefault();

    /// <summary>The literal itself, or the one that a name or a call leads to; null where it leads elsewhere.</summary>
    public GoLiteral? Follow(GoLiteral? value) => value switch
    {
        null or { Members: not null } => value,
        _ when _declared.TryGetValue(value.Function.TrimStart('&'), out var declared) && declared != value =>
            declared.Members is null ? Follow(declared) : declared,
        _ => null,
    };

    /// <summary>The text of a function's body; null when the package does not declare it.</summary>
    public string? Body(string function) =>
        _files.Values.Select(file => file.Body(function)).FirstOrDefault(body => body is not null);
}
