using System.Text.Json.Serialization.Metadata;

namespace Ironwood.Outputs;

/// <summary>
/// Checks a value against the contract's types before it is deserialized, so that all problems are reported at once.
/// The types are those of the serializer. Unknown properties belong to a newer minor version and are ignored.
/// </summary>
internal static class ContractReader
{
    private const string VersionName = "version";

    /// <summary>Reads the contract, or throws with all its problems.</summary>
    /// <param name="contract">The value of the output.</param>
    /// <param name="path">Its name in problems, for example <c>contract</c> or
    /// <c>acme/ironwood/prod#contract</c>.</param>
    /// <exception cref="OutputsException">It is not a contract that these types can read.</exception>
    public static PlatformContract Read(JsonElement contract, string path)
    {
        var problems = new List<OutputsProblem>();
        if (IsReadable(contract, path, problems))
        {
            Check(contract, ContractFormat.Default.PlatformContract, path, problems);
        }
        return problems.Count == 0
            ? contract.Deserialize(ContractFormat.Default.PlatformContract)!
            : throw new OutputsException(problems);
    }

    // A contract of another version is not checked further: it may have other properties.
    private static bool IsReadable(JsonElement contract, string path, List<OutputsProblem> problems)
    {
        if (contract.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Mistyped(path, contract, "an object"));
            return false;
        }
        var current = ContractVersion.Current;
        if (!contract.TryGetProperty(VersionName, out var text)
            || text.ValueKind != JsonValueKind.String
            || !ContractVersion.TryParse(text.GetString(), out var version))
        {
            problems.Add(new(
                OutputsCodes.NoVersion, $"{path}.{VersionName}", "is missing or does not have the form major.minor",
                "read a stack of Ironwood.Infra; its output 'contract' has a version"));
            return false;
        }
        if (version.Major == current.Major)
        {
            return true;
        }
        var read = string.Create(CultureInfo.InvariantCulture, $"{current.Major}.x that this Ironwood.Outputs reads");
        problems.Add(version.Major < current.Major
            ? new(OutputsCodes.OlderVersion, $"{path}.{VersionName}", $"is {version}, older than the {read}",
                "deploy the platform's stack with a newer Ironwood.Infra, or use an older Ironwood.Outputs")
            : new(OutputsCodes.NewerVersion, $"{path}.{VersionName}", $"is {version}, newer than the {read}",
                "use a newer Ironwood.Outputs; its changelog lists the differences"));
        return false;
    }

    private static void Check(JsonElement value, JsonTypeInfo type, string path, List<OutputsProblem> problems)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                foreach (var property in type.Properties)
                {
                    CheckProperty(value, property, path, problems);
                }
                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                foreach (var entry in value.EnumerateObject())
                {
                    Check(entry.Value, InfoOf(type.ElementType!), $"{path}.{entry.Name}", problems);
                }
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
                    Check(item, InfoOf(type.ElementType!), at, problems);
                }
                break;
            default:
                if (!IsScalar(value, type.Type))
                {
                    problems.Add(Mistyped(path, value, WordFor(type)));
                }
                break;
        }
    }

    private static void CheckProperty(
        JsonElement owner, JsonPropertyInfo property, string path, List<OutputsProblem> problems)
    {
        var at = $"{path}.{property.Name}";
        if (owner.TryGetProperty(property.Name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            Check(value, InfoOf(property.PropertyType), at, problems);
        }
        // A parameter of a positional record cannot be marked as required, but a missing default means the same.
        else if (property.IsRequired
            || property.AssociatedParameter is { IsMemberInitializer: false, HasDefaultValue: false })
        {
            problems.Add(new(
                OutputsCodes.MissingValue, at, "is missing, but every contract of this version has it",
                "deploy the platform's stack again, and check that its state and this file were not edited"));
        }
    }

    private static JsonTypeInfo InfoOf(Type type) => ContractFormat.Default.GetTypeInfo(type)
        ?? throw new NotSupportedException($"{type} is not a type of the contract.");

    private static bool IsScalar(JsonElement value, Type type) =>
        type == typeof(string) ? value.ValueKind == JsonValueKind.String
        : type == typeof(bool) ? value.ValueKind is JsonValueKind.True or JsonValueKind.False
        : type == typeof(int) ? value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _)
        : type == typeof(decimal) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _);

    // Messages show kinds, never values: an unexpected value may be a secret.
    private static OutputsProblem Mistyped(string path, JsonElement value, string expected) => new(
        OutputsCodes.WrongType, path, $"is {WordFor(value)}, but must be {expected}",
        "deploy the platform's stack again, and check that its state and this file were not edited");

    private static string WordFor(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number when !value.TryGetInt32(out _) => "a number with a fraction or out of range",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static string WordFor(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Enumerable => "a list",
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
        _ when type.Type == typeof(string) => "text",
        _ when type.Type == typeof(bool) => "true or false",
        _ when type.Type == typeof(int) => "a whole number",
        _ => "a number",
    };
}
