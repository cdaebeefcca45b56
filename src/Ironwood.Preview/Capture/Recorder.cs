using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Ironwood.Graph;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ironwood.Preview.Capture;

/// <summary>
/// Collects one run. Mocks see inputs but neither parents nor options; a transformation sees those but no resolved
/// inputs. Type and name, unique in a program, bring the two halves together.
/// </summary>
internal sealed class Recorder
{
    private const string StackType = "pulumi:pulumi:Stack";

    private readonly ConcurrentDictionary<ResourceId, Declaration> _declarations = new();
    private readonly ConcurrentDictionary<ResourceId, (JsonObject Inputs, bool IsRead)> _inputs = new();
    private readonly ConcurrentDictionary<ResourceId, JsonObject> _outputs = new();

    /// <summary>The observing transformation; changes nothing.</summary>
    public ResourceTransformationResult? Observe(ResourceTransformationArgs args)
    {
        var id = IdOf(args.Resource);
        if (!_declarations.TryAdd(id, new(args.Resource, args.Args, args.Options)))
        {
            throw new RunException(
                $"Two resources of type {id.Type} have the name '{id.Name}'; the engine would refuse the second.");
        }
        return null;
    }

    /// <summary>Records a registration and answers with references.</summary>
    public (string? Id, object State) Register(MockResourceArgs args)
    {
        var id = new ResourceId(args.Type!, args.Name!);
        var resource = _declarations[id].Resource;
        _inputs[id] = ((JsonObject)GraphValue.From(args.Inputs)!, !string.IsNullOrEmpty(args.Id));
        return resource is CustomResource
            ? (new Reference(id, "id").ToString(), ResourceOutputs.For(resource.GetType(), id, args.Inputs))
            : (null, ImmutableDictionary<string, object>.Empty);
    }

    /// <summary>Records the outputs of a component or of the stack.</summary>
    public async Task RegisterOutputsAsync(MockRegisterResourceOutputsRequest request)
    {
        var outputs = new JsonObject();
        foreach (var (name, output) in request.Outputs.OrderBy(output => output.Key, StringComparer.Ordinal))
        {
            outputs[name] = GraphValue.From(await OutputUtilities.GetValueAsync(output).ConfigureAwait(false));
        }
        _outputs[IdOf(request.Urn)] = outputs;
    }

    /// <summary>The graph of what was recorded; call it when the run has ended.</summary>
    public async Task<ResourceGraph> ToGraphAsync(string project, string stack)
    {
        var urns = new UrnBuilder(project, stack, _declarations);
        var nodes = new List<ResourceNode>(_declarations.Count);
        var edges = new List<ResourceEdge>();
        foreach (var (id, declaration) in _declarations)
        {
            var urn = urns.Of(id);
            var (inputs, isRead) = _inputs.GetValueOrDefault(id, ([], false));
            var secrets = await SecretScan.HideAsync(declaration.Args, inputs).ConfigureAwait(false);
            nodes.Add(new()
            {
                Urn = urn,
                Type = id.Type,
                Name = urns.NameOf(id),
                Kind = declaration.Resource is not CustomResource ? ResourceKind.Component
                    : isRead ? ResourceKind.Read
                    : ResourceKind.Custom,
                Parent = urns.ParentOf(id),
                Inputs = inputs,
                Outputs = _outputs.GetValueOrDefault(id, []),
                Options = OptionsReader.Read(declaration.Options),
                Secrets = [.. secrets.Concat(SecretsRead(inputs)).Distinct().Order(StringComparer.Ordinal)],
            });
            foreach (var (path, text) in PropertyPath.Texts(inputs))
            {
                edges.AddRange(Reference.In(text).Select(reference =>
                    new ResourceEdge(urn, path, urns.Of(reference.Target), reference.Property)));
            }
            foreach (var target in await OptionsReader.DependsOnAsync(declaration.Options).ConfigureAwait(false))
            {
                edges.Add(new(urn, ResourceEdge.DependsOn, urns.Of(IdOf(target)), ""));
            }
        }
        return new(project, stack, nodes, edges.Distinct());
    }

    // An input that reads an output which its provider marks as secret is itself a secret.
    private IEnumerable<string> SecretsRead(JsonObject inputs) =>
        from entry in PropertyPath.Texts(inputs)
        from reference in Reference.In(entry.Text)
        where _declarations.TryGetValue(reference.Target, out var target)
            && OptionsReader.SecretOutputs(target.Options).Contains(reference.Property)
        select $"inputs.{entry.Path}";

    private static ResourceId IdOf(Resource resource) => new(resource.GetResourceType(), resource.GetResourceName());

    // urn:pulumi:stack::project::parent$type::name; only type and name are used, the rest is flattened by the mocks.
    private static ResourceId IdOf(string urn)
    {
        var parts = urn.Split("::", 4);
        return new(parts[2].Split('$')[^1], parts[3]);
    }

    internal sealed record Declaration(Resource Resource, ResourceArgs Args, ResourceOptions Options)
    {
        public bool IsStack => Resource.GetResourceType() == StackType;
    }
}
