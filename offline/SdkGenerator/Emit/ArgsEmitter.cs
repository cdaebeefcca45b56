using Ironwood.SdkGenerator.Naming;

namespace Ironwood.SdkGenerator.Emit;

/// <summary>Emits classes that a program fills in: args of resources and functions, nested inputs.</summary>
internal sealed class ArgsEmitter(TypeNames types, SourceWriter writer)
{
    // Joined with a secret, a value becomes one.
    private const string AsSecret =
        "value is null ? null! : Output.Tuple(value.ToOutput(), Output.CreateSecret(0)).Apply(pair => pair.Item1)";

    public void Emit(string className, string baseClass, IEnumerable<Property> properties, Usage usage)
    {
        using (writer.Block($"public sealed class {className} : global::Pulumi.{baseClass}"))
        {
            foreach (var property in properties)
            {
                Argument(property, className, usage);
                writer.Line();
            }
            writer.Line($"public {className}() {{ }}");
            writer.Line();
            writer.Line($"public static new {className} Empty => new();");
        }
        writer.Line();
    }

    private void Argument(Property property, string className, Usage usage)
    {
        var member = PackageNames.MemberOf(property, className);
        var attribute = Attribute(property);
        var isPlain = usage == Usage.InvokePlainInput;
        var typeName = isPlain ? types.PlainInput(property.Type, usage) : types.Input(property.Type, usage);
        switch (property.Type)
        {
            case ArrayOf or MapOf:
                Collection(property, typeName, member, attribute, isSecret: property.IsSecret && !isPlain);
                break;
            case var _ when property.IsSecret && !isPlain:
                Secret(property, typeName, member, attribute);
                break;
            default:
                writer.Line(attribute);
                writer.Line($"public {typeName}{Rest(property, isPlain, member)}");
                break;
        }
    }

    private static string Attribute(Property property)
    {
        var required = property.IsRequired ? ", required: true" : "";
        return $"[Input(\"{property.Name}\"{required})]";
    }

    private static string Rest(Property property, bool isPlain, string member)
    {
        var isValueType = isPlain && property.Type is Simple { IsValueType: true };
        return !property.IsRequired ? $"? {member} {{ get; set; }}"
            : isValueType ? $" {member} {{ get; set; }}"
            : $" {member} {{ get; set; }} = null!;";
    }

    // Never null to the program, so that collection initializers work; null to the engine until touched.
    private void Collection(Property property, string typeName, string member, string attribute, bool isSecret)
    {
        var field = PackageNames.FieldOf(property);
        writer.Line(attribute);
        writer.Line($"private {typeName}? {field};");
        writer.Line();
        using (writer.Block($"public {typeName} {member}"))
        {
            writer.Line($"get => {field} ??= new();");
            writer.Line($"set => {field} = {(isSecret ? AsSecret : "value")};");
        }
    }

    private void Secret(Property property, string typeName, string member, string attribute)
    {
        var field = PackageNames.FieldOf(property);
        writer.Line(attribute);
        writer.Line($"private {typeName}? {field};");
        writer.Line();
        using (writer.Block($"public {typeName}? {member}"))
        {
            writer.Line($"get => {field};");
            writer.Line($"set => {field} = {AsSecret};");
        }
    }
}
