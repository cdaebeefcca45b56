using System.Reflection;

namespace Pulumi.Conformance.Tests.Packages;

/// <summary>Compares classes, and the nested classes that they lead to, with what the schema says of them.</summary>
internal sealed class Surface(PackageUnderTest package, string token)
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly HashSet<(string Token, string Suffix)> _visited = [];

    /// <summary>A resource: its constructor, its outputs and its args.</summary>
    public void OfResource(JsonNode resource)
    {
        var name = PackageUnderTest.NameOf(token);
        var type = package.Class(token, name);
        var outputs = Properties(resource, "properties", "required");
        Equal(
            outputs.Select(p => $"[{p.Name}] Output<{Spelling.Result(p.Type, "", p.IsRequired)}> {p.Member}"),
            type.GetProperties(Own).Select(p => $"[{FirstArgument(p, "OutputAttribute")}] {Spelling.Of(p)} {p.Name}"));
        Visit(outputs, "", CheckOutputs);

        var inputs = Properties(resource, "inputProperties", "requiredInputs");
        CheckInputs(package.Class(token, name + "Args"), inputs, "Args");

        var parameters = type.GetConstructors().Single().GetParameters();
        Assert.Equal(["String", name + "Args", "CustomResourceOptions"], parameters.Select(p => p.ParameterType.Name));
        Assert.Equal([false, inputs.All(p => !p.IsRequired), true], parameters.Select(p => p.HasDefaultValue));
        var attributes = type.GetCustomAttributesData();
        var tokens = attributes.Single(a => a.AttributeType.BaseType?.Name == "ResourceTypeAttribute");
        Assert.Equal(token, tokens.ConstructorArguments[0].Value);
    }

    /// <summary>A function: its two forms of args and its result.</summary>
    public void OfFunction(JsonNode function)
    {
        var name = PackageUnderTest.NameOf(token);
        var inputs = Properties(function["inputs"]!, "properties", "required");
        var plain = package.Class(token, name + "Args");
        Equal(
            inputs.Select(p => ExpectedInput(p, Spelling.PlainInput(p.Type, "Args", p.IsRequired))),
            ActualInputs(plain));
        CheckInputs(package.Class(token, name + "InvokeArgs"), inputs, "InputArgs");
        var outputs = Properties(function["outputs"]!, "properties", "required");
        CheckFields(package.Class(token, name + "Result"), outputs, "Result");

        var type = package.Class(token, name);
        var isOptional = inputs.All(p => !p.IsRequired);
        Assert.Equal(
            [
                $"Invoke({name}InvokeArgs, InvokeOptions) {isOptional}",
                $"Invoke({name}InvokeArgs, InvokeOutputOptions) False",
                $"InvokeAsync({name}Args, InvokeOptions) {isOptional}",
            ],
            type.GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Select(m => (m.Name, Parameters: m.GetParameters()))
                .Select(m => $"{m.Name}({string.Join(", ", m.Parameters.Select(p => p.ParameterType.Name))}) "
                    + m.Parameters[0].HasDefaultValue)
                .Order(StringComparer.Ordinal));
    }

    private void CheckOutputs(string nested, IReadOnlyList<Property> properties) =>
        CheckFields(package.Class(nested, "Outputs." + PackageUnderTest.NameOf(nested)), properties, "");

    private void CheckFields(Type type, IReadOnlyList<Property> properties, string suffix)
    {
        Equal(
            properties.Select(p => $"{Spelling.Result(p.Type, suffix, p.IsRequired)} {p.Member}"),
            type.GetFields().Select(f => $"{Spelling.Of(f)} {f.Name}"));
        Visit(properties, suffix, (nested, inner) =>
            CheckFields(package.Class(nested, $"Outputs.{PackageUnderTest.NameOf(nested)}{suffix}"), inner, suffix));
    }

    private void CheckInputs(Type type, IReadOnlyList<Property> properties, string suffix)
    {
        Equal(
            properties.Select(p => ExpectedInput(p, Spelling.Input(p.Type, suffix, p.IsRequired))), ActualInputs(type));
        Assert.NotNull(type.GetConstructor([]));
        Visit(properties, suffix, (nested, inner) =>
            CheckInputs(package.Class(nested, $"Inputs.{PackageUnderTest.NameOf(nested)}{suffix}"), inner, suffix));
    }

    private static string ExpectedInput(Property property, string type) =>
        $"[{property.Name}{(property.IsRequired ? ", required" : "")}] {type} {property.Member}";

    // The attribute sits on the field behind a property where there is one.
    private static IEnumerable<string> ActualInputs(Type type) =>
        type.GetProperties(Own).Where(p => !p.GetMethod!.IsStatic).Select(property =>
        {
            var carrier = type.GetMembers(Own).Single(member => member == property
                    ? HasInput(member)
                    : member is FieldInfo { Name: ['_', .. var rest] }
                        && HasInput(member)
                        && MatchesField(property, rest));
            var arguments = Input(carrier)!.ConstructorArguments;
            var required = (bool)arguments[1].Value! ? ", required" : "";
            return $"[{arguments[0].Value}{required}] {Spelling.Of(property)} {property.Name}";
        });

    private static bool MatchesField(PropertyInfo property, string field) =>
        string.Equals(property.Name, field, StringComparison.OrdinalIgnoreCase);

    private static bool HasInput(MemberInfo member) => Input(member) is not null;

    private static CustomAttributeData? Input(MemberInfo member) =>
        member.GetCustomAttributesData().SingleOrDefault(a => a.AttributeType.Name == "InputAttribute");

    private static object? FirstArgument(MemberInfo member, string attribute) =>
        member.GetCustomAttributesData().Single(a => a.AttributeType.Name == attribute)
            .ConstructorArguments[0].Value;

    // Each nested class once for each usage: some contain themselves.
    private void Visit(IEnumerable<Property> properties, string suffix, Action<string, IReadOnlyList<Property>> check)
    {
        foreach (var nested in properties.SelectMany(p => References(p.Type)))
        {
            if (_visited.Add((nested, suffix)))
            {
                check(nested, Properties(package.Schema["types"]![nested]!, "properties", "required"));
            }
        }
    }

    private static IEnumerable<string> References(JsonNode type) =>
        type["$ref"]?.GetValue<string>() is { } reference
            ? reference.StartsWith("#/types/", StringComparison.Ordinal) ? [reference["#/types/".Length..]] : []
            : Spelling.IsArray(type) ? References(type["items"]!)
            : Spelling.IsMap(type) ? References(type["additionalProperties"]!)
            : [];

    private static IReadOnlyList<Property> Properties(JsonNode owner, string properties, string required)
    {
        var names = owner[required]!.AsArray().Select(name => name!.GetValue<string>()).ToHashSet();
        return
        [
            .. owner[properties]!.AsObject().Select(p =>
                new Property(p.Key, Spelling.Member(p.Key, p.Value!), p.Value!, names.Contains(p.Key))),
        ];
    }

    private static void Equal(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    private sealed record Property(string Name, string Member, JsonNode Type, bool IsRequired);
}
