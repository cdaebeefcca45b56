namespace Ironwood.Analysis.Tests.Schema;

/// <summary>Small graphs for the schema check.</summary>
internal static class Checked
{
    public const string StackUrn = "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack";

    /// <summary>Everything wrong with these resources.</summary>
    public static IReadOnlyList<Finding> Findings(params ResourceNode[] nodes) =>
        [.. new SchemaCheck().Check(new ResourceGraph("project", "stack", nodes, []))];

    /// <summary>A resource with a logical name that every service would take.</summary>
    public static ResourceNode Node(
        string type, string inputs, string name = "a-name", params string[] secrets) => new()
        {
            Urn = $"urn:pulumi:stack::project::{type}::{name}",
            Type = type,
            Name = name,
            Kind = ResourceKind.Custom,
            Parent = StackUrn,
            Inputs = JsonNode.Parse(inputs)!.AsObject(),
            Secrets = secrets,
        };

    /// <summary>The stack, with outputs.</summary>
    public static ResourceNode Stack(string outputs, params string[] secrets) => new()
    {
        Urn = StackUrn,
        Type = "pulumi:pulumi:Stack",
        Name = "project-stack",
        Kind = ResourceKind.Component,
        Outputs = JsonNode.Parse(outputs)!.AsObject(),
        Secrets = secrets,
    };
}
