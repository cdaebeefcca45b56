using Ironwood.Graph;
using Ironwood.Preview.Capture;
using Pulumi;

namespace Ironwood.Preview.Tests.Capture;

/// <summary>Runs small programs on the mocked cloud.</summary>
internal static class Programs
{
    public const string Project = "project";
    public const string StackName = "stack";

    public static Task<ResourceGraph> CaptureAsync(Action program) =>
        GraphCapture.RunAsync(Project, StackName, observer => new ProgramStack(observer, program));

    public static ResourceNode Node(this ResourceGraph graph, string name) =>
        graph.Nodes.Single(node => node.Name == name);

    /// <summary>Edges as <c>from.path -> to.property</c>, by logical names.</summary>
    public static string[] EdgesOf(this ResourceGraph graph, string name) =>
    [
        .. graph.Edges
            .Where(edge => graph[edge.From].Name == name)
            .Select(
                edge => $"{edge.Path} -> {graph[edge.To].Name}{(edge.Property.Length > 0 ? "." : "")}{edge.Property}"),
    ];

    public static string Json(this ResourceGraph graph)
    {
        using var stream = new MemoryStream();
        GraphJson.Write(graph, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class ProgramStack : Stack
    {
        public ProgramStack(ResourceTransformation observer, Action program)
            : base(new StackOptions { ResourceTransformations = { observer } }) => program();
    }
}
