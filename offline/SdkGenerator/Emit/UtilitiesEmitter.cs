using Ironwood.SdkGenerator.Naming;

namespace Ironwood.SdkGenerator.Emit;

/// <summary>Emits what all classes of a package share: its version, the attribute that carries a type token.</summary>
internal sealed class UtilitiesEmitter(Package package, PackageNames names, SourceWriter writer)
{
    public void Emit()
    {
        using (writer.Block("internal static class Utilities"))
        {
            writer.Line($"public const string Version = \"{package.Version}\";");
            writer.Line();
            WithDefaults("InvokeOptions");
            writer.Line();
            WithDefaults("InvokeOutputOptions");
        }
        writer.Line();
        var attribute = names.ResourceTypeAttribute + "Attribute";
        using (writer.Block($"internal sealed class {attribute} : global::Pulumi.ResourceTypeAttribute"))
        {
            writer.Line($"public {attribute}(string type) : base(type, Utilities.Version) {{ }}");
        }
        writer.Line();
    }

    private void WithDefaults(string options)
    {
        using (writer.Block($"public static {options} WithDefaults(this {options}? options)"))
        {
            writer.Line("options ??= new();");
            writer.Line("options.Version ??= Version;");
            writer.Line("return options;");
        }
    }
}
