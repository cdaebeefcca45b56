using System.Reflection;

namespace Pulumi.Conformance.Tests.Packages;

/// <summary>Spells types of the schema and types of an assembly the same way, so that they can be compared.</summary>
internal static class Spelling
{
    /// <summary>The C# name of a property in the schema.</summary>
    public static string Member(string name, JsonNode property) =>
        property["language"]?["csharp"]?["name"]?.GetValue<string>() ?? char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>A value: what lists hold, outputs resolve to. The suffix is what its usage adds to a class.</summary>
    public static string Value(JsonNode type, string suffix)
    {
        if (type["$ref"]?.GetValue<string>() is { } reference)
        {
            return reference switch
            {
                "pulumi.json#/Any" => "Object",
                "pulumi.json#/Asset" => "AssetOrArchive",
                "pulumi.json#/Archive" => "Archive",
                _ => PackageUnderTest.NameOf(reference["#/types/".Length..]) + suffix,
            };
        }
        return type["type"]!.GetValue<string>() switch
        {
            "string" => "String",
            "boolean" => "Boolean",
            "integer" => "Int32",
            "number" => "Double",
            "array" => $"ImmutableArray<{Value(type["items"]!, suffix)}>",
            "object" => $"ImmutableDictionary<String, {Value(type["additionalProperties"]!, suffix)}>",
            var other => throw new InvalidOperationException($"unexpected type {other}"),
        };
    }

    /// <summary>A value that may be absent.</summary>
    public static string Result(JsonNode type, string suffix, bool isRequired) =>
        Value(type, suffix) + (isRequired || IsArray(type) ? "" : "?");

    /// <summary>An argument that takes outputs. Secret ones are wrapped, and may be null even when required.</summary>
    public static string Input(JsonNode type, string suffix, bool isRequired) =>
        IsArray(type) ? $"InputList<{Value(type["items"]!, suffix)}>"
            : IsMap(type) ? $"InputMap<{Value(type["additionalProperties"]!, suffix)}>"
            : $"Input<{Value(type, suffix)}>{(isRequired && !IsSecret(type) ? "" : "?")}";

    /// <summary>An argument that takes known values.</summary>
    public static string PlainInput(JsonNode type, string suffix, bool isRequired) =>
        IsArray(type) ? $"List<{Value(type["items"]!, suffix)}>"
            : IsMap(type) ? $"Dictionary<String, {Value(type["additionalProperties"]!, suffix)}>"
            : Value(type, suffix) + (isRequired ? "" : "?");

    public static bool IsArray(JsonNode type) => type["type"]?.GetValue<string>() == "array";

    public static bool IsMap(JsonNode type) => type["type"]?.GetValue<string>() == "object";

    public static bool IsSecret(JsonNode type) => type["secret"]?.GetValue<bool>() == true;

    public static string Of(PropertyInfo property) => Of(new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(new NullabilityInfoContext().Create(field));

    private static string Of(NullabilityInfo info)
    {
        if (Nullable.GetUnderlyingType(info.Type) is { } underlying)
        {
            return underlying.Name + "?";
        }
        var text = new StringBuilder(info.Type.Name.Split('`')[0]);
        if (info.GenericTypeArguments.Length > 0)
        {
            text.Append('<').AppendJoin(", ", info.GenericTypeArguments.Select(Of)).Append('>');
        }
        return text.Append(info.ReadState == NullabilityState.Nullable ? "?" : "").ToString();
    }
}
