using Ironwood.SdkGenerator.Naming;

namespace Ironwood.SdkGenerator.Emit;

/// <summary>Emits classes that the engine fills in: nested outputs and results of functions.</summary>
internal sealed class ResultEmitter(TypeNames types, SourceWriter writer)
{
    public void Emit(string className, IReadOnlyList<Property> properties, Usage usage)
    {
        writer.Line("[OutputType]");
        using (writer.Block($"public sealed class {className}"))
        {
            foreach (var property in properties)
            {
                var member = PackageNames.MemberOf(property, className);
                writer.Line($"public readonly {types.Result(property, usage)} {member};");
            }
            writer.Line();
            Constructor(className, properties, usage);
        }
        writer.Line();
    }

    private void Constructor(string className, IReadOnlyList<Property> properties, Usage usage)
    {
        var parameters = properties.Select(
            property => $"{types.Result(property, usage)} {Identifiers.Parameter(property.Name)}");
        writer.Line("[OutputConstructor]");
        using (writer.Block($"private {className}({string.Join(", ", parameters)})"))
        {
            foreach (var property in properties)
            {
                writer.Line(
                    $"this.{PackageNames.MemberOf(property, className)} = {Identifiers.Parameter(property.Name)};");
            }
        }
    }
}
