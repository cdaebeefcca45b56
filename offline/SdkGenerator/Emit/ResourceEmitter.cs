using Ironwood.SdkGenerator.Naming;

namespace Ironwood.SdkGenerator.Emit;

/// <summary>Emits the class of a resource. The static <c>Get</c> of the published SDK is not needed here.</summary>
internal sealed class ResourceEmitter(PackageNames names, TypeNames types, SourceWriter writer)
{
    public void Emit(ResourceDeclaration resource)
    {
        var className = PackageNames.ClassOf(resource.Token);
        writer.Line($"[{names.ResourceTypeAttribute}(\"{resource.Token}\")]");
        using (writer.Block($"public partial class {className} : global::Pulumi.CustomResource"))
        {
            foreach (var property in resource.Outputs)
            {
                var type = types.Result(property, Usage.ResourceOutput);
                var member = PackageNames.MemberOf(property, className);
                writer.Line($"[Output(\"{property.Name}\")]");
                writer.Line($"public Output<{type}> {member} {{ get; private set; }} = null!;");
                writer.Line();
            }
            Constructor(resource, className);
            writer.Line();
            Options(resource);
        }
        writer.Line();
        new ArgsEmitter(types, writer).Emit(className + "Args", "ResourceArgs", resource.Inputs, Usage.ResourceInput);
    }

    private void Constructor(ResourceDeclaration resource, string className)
    {
        var args = resource.HasOptionalArgs ? $"{className}Args? args = null" : $"{className}Args args";
        writer.Line($"public {className}(string name, {args}, CustomResourceOptions? options = null)");
        writer.Continue($": base(\"{resource.Token}\", name, args ?? new {className}Args(), WithDefaults(options))");
        writer.Line("{");
        writer.Line("}");
    }

    private void Options(ResourceDeclaration resource)
    {
        using (writer.Block("private static CustomResourceOptions WithDefaults(CustomResourceOptions? options)"))
        {
            using (writer.Block("var defaults = new CustomResourceOptions", end: "};"))
            {
                writer.Line($"Version = {names.Utilities}.Version,");
                if (resource.Aliases.Count > 0)
                {
                    var aliases = resource.Aliases.Select(type => $"new global::Pulumi.Alias {{ Type = \"{type}\" }}");
                    writer.Line($"Aliases = {{ {string.Join(", ", aliases)} }},");
                }
                string[] secrets = [.. resource.Outputs.Where(p => p.IsSecret).Select(p => $"\"{p.Name}\"")];
                if (secrets.Length > 0)
                {
                    writer.Line($"AdditionalSecretOutputs = {{ {string.Join(", ", secrets)} }},");
                }
            }
            writer.Line("var merged = CustomResourceOptions.Merge(defaults, options);");
            writer.Line("// Created, never read: the id is the engine's to tell.");
            writer.Line("merged.Id = \"\";");
            writer.Line("return merged;");
        }
    }
}
