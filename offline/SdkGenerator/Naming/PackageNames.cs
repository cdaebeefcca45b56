namespace Ironwood.SdkGenerator.Naming;

/// <summary>The names that the published SDK gives to the parts of one package.</summary>
internal sealed class PackageNames(Package package)
{
    /// <summary>The package in C#: <c>Gcp</c>.</summary>
    public string Package { get; }
        = package.Namespaces.GetValueOrDefault(package.Name, Identifiers.Pascal(package.Name));

    public string RootNamespace => $"Pulumi.{Package}";

    /// <summary>The attribute that ties a class to its type token: <c>GcpResourceType</c>.</summary>
    public string ResourceTypeAttribute => $"{Package}ResourceType";

    public string Utilities => $"global::{RootNamespace}.Utilities";

    public string NamespaceOf(Token token) =>
        token.Module.Length == 0
            ? RootNamespace
            : $"{RootNamespace}.{package.Namespaces.GetValueOrDefault(token.Module, Identifiers.Pascal(token.Module))}";

    /// <summary>The class of a resource or function.</summary>
    public static string ClassOf(Token token) => Identifiers.Pascal(token.Name);

    /// <summary>The class of a nested type where it is used so, without its namespace.</summary>
    public static string ClassOf(Token token, Usage usage) => Identifiers.Pascal(token.Name) + usage switch
    {
        Usage.ResourceInput or Usage.InvokePlainInput => "Args",
        Usage.InvokeInput => "InputArgs",
        Usage.InvokeResult => "Result",
        _ => "",
    };

    public string NamespaceOf(Token token, Usage usage) =>
        $"{NamespaceOf(token)}.{(usage is Usage.ResourceOutput or Usage.InvokeResult ? "Outputs" : "Inputs")}";

    public string QualifiedClassOf(Token token, Usage usage) =>
        $"global::{NamespaceOf(token, usage)}.{ClassOf(token, usage)}";

    /// <summary>The C# member of a property in a class of that name.</summary>
    public static string MemberOf(Property property, string className)
    {
        var name = property.CSharpName ?? Identifiers.Pascal(property.Name);
        if (name == className || !Identifiers.IsValid(name))
        {
            throw new ProblemException(
                ProblemCodes.Name, property.Path, $"'{name}' cannot name a member of the class {className}",
                "add language.csharp.name to the property, as the published schema has it");
        }
        return name;
    }

    /// <summary>The field behind a property: <c>_labels</c>.</summary>
    public static string FieldOf(Property property) => "_" + property.Name;
}
