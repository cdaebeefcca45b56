using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ironwood.Preview.Capture;

/// <summary>
/// Records one run. Mocks see inputs, but neither parents nor options. A transformation sees parents and options, but
/// no resolved inputs. Type and name, unique in a program, connect the two halves.
/// </summary>
internal sealed class Recorder
{
    private const string StackType = "pulumi:pulumi:Stack";

    private readonly ConcurrentDictionary<ResourceId, Declaration> _declarations = new();
    private readonly ConcurrentDictionary<ResourceId, Registration> _registrations = new();
    private readonly ConcurrentDictionary<ResourceId, Shown> _outputs = new();
    private readonly NumberReferences _numbers = new();

    /// <summary>The observing transformation; changes nothing.</summary>
    public ResourceTransformationResult? Observe(ResourceTransformationArgs args)
    {
        var id = IdOf(args.Resource);
        if (!_declarations.TryAdd(id, new(args.Resource, args.Args, args.Options)))
        {
            throw new RunException(
                $"Two resources of type {id.Type} have the name '{id.Name}'; names must be unique per type.");
        }
        return null;
    }

    /// <summary>Records a registration and answers with references.</summary>
    public async Task<(string? Id, object State)> RegisterAsync(MockResourceArgs args)
    {
        var id = new ResourceId(args.Type!, args.Name!);
        if (!_declarations.TryGetValue(id, out var declaration))
        {
            throw new InvalidOperationException(
                $"The resource '{id.Name}' of type {id.Type} was not observed: the stack must pass the observer to its "
                + $"transformations.");
        }
        var inputs = (JsonObject)_numbers.Restore(GraphValue.From(args.Inputs))!;
        // The referenced resource is known by name, even if the value is a secret.
        var reads = ReadsOf(inputs).ToArray();
        var dependencies = new HashSet<Resource>();
        var secrets = await SecretScan.HideAsync(declaration.Args, inputs, dependencies).ConfigureAwait(false);
        _registrations[id] = new(
            new(inputs, secrets),
            reads,
            Reference.In(args.Provider ?? "").Select(provider => provider.Target.Name).LastOrDefault(),
            [.. dependencies.OfType<CustomResource>().Select(IdOf)]);
        if (declaration.Resource is not CustomResource resource)
        {
            return (null, ImmutableDictionary<string, object>.Empty);
        }
        var hidden = secrets.Select(path => PropertyPath.Steps(path)[0]).ToHashSet(StringComparer.Ordinal);
        return (
            new Reference(id, "id").ToString(),
            ResourceOutputs.For(resource.GetType(), id, args.Inputs, hidden, _numbers));
    }

    /// <summary>Records the outputs of a component or of the stack.</summary>
    public async Task RegisterOutputsAsync(MockRegisterResourceOutputsRequest request)
    {
        var outputs = new JsonObject();
        var secrets = new List<string>();
        foreach (var (name, output) in request.Outputs.OrderBy(output => output.Key, StringComparer.Ordinal))
        {
            if (await Output.IsSecretAsync(output).ConfigureAwait(false))
            {
                outputs[name] = SecretScan.Hidden;
                secrets.Add(PropertyPath.Property("", name));
            }
            else
            {
                outputs[name] = _numbers.Restore(
                    GraphValue.From(await OutputUtilities.GetValueAsync(output).ConfigureAwait(false)));
            }
        }
        _outputs[IdOf(request.Urn)] = new(outputs, secrets);
    }

    /// <summary>Makes the graph; call it when the run has ended.</summary>
    public async Task<ResourceGraph> ToGraphAsync(string project, string stack)
    {
        var urns = new UrnBuilder(project, stack, _declarations);
        var nodes = new List<ResourceNode>();
        var edges = new List<ResourceEdge>();
        foreach (var (id, declaration) in _declarations)
        {
            var urn = urns.Of(id);
            var registration = _registrations.GetValueOrDefault(id, Registration.None);
            var outputs = _outputs.GetValueOrDefault(id, Shown.Nothing);
            nodes.Add(new()
            {
                Urn = urn,
                Type = id.Type,
                Name = urns.NameOf(id),
                Kind = declaration.Resource is not CustomResource ? ResourceKind.Component
                    : await OptionsReader.ReadsExistingAsync(declaration.Options).ConfigureAwait(false)
                        ? ResourceKind.Read
                    : ResourceKind.Custom,
                Parent = urns.ParentOf(id),
                Inputs = registration.Inputs.Values,
                Outputs = outputs.Values,
                Options = OptionsReader.Read(declaration.Options) with
                {
                    Protect = IsProtected(declaration),
                    Provider = registration.Provider,
                },
                Secrets =
                [
                    .. SecretsIn(registration.Inputs, registration.Reads).Select(path => $"inputs.{path}")
                        .Concat(SecretsIn(outputs, ReadsOf(outputs.Values)).Select(path => $"outputs.{path}"))
                        .Order(StringComparer.Ordinal),
                ],
            });
            edges.AddRange(registration.Reads
                .Where(read => _declarations.ContainsKey(read.Reference.Target))
                .Select(
                    read => new ResourceEdge(urn, read.Path, urns.Of(read.Reference.Target), read.Reference.Property)));
            // What no value shows, such as what a function waits for, is an order all the same.
            edges.AddRange(registration.WaitsFor
                .Except(registration.Reads.Select(read => read.Reference.Target))
                .Where(_declarations.ContainsKey)
                .Select(target => new ResourceEdge(urn, ResourceEdge.DependsOn, urns.Of(target), "")));
            edges.AddRange((await OptionsReader.DependsOnAsync(declaration.Options).ConfigureAwait(false))
                .Select(IdOf)
                .Where(_declarations.ContainsKey)
                .Select(target => new ResourceEdge(urn, ResourceEdge.DependsOn, urns.Of(target), "")));
        }
        return new(project, stack, nodes, edges.Distinct());
    }

    private static IEnumerable<(string Path, Reference Reference)> ReadsOf(JsonObject values) =>
        from entry in PropertyPath.Texts(values)
        from reference in Reference.In(entry.Text)
        select (entry.Path, reference);

    // The hidden values, and values that read an output that its provider marks as secret, because they are secret too.
    private IEnumerable<string> SecretsIn(Shown shown, IEnumerable<(string Path, Reference Reference)> reads) =>
        shown.Hidden.Union(
            from read in reads
            where !shown.Hidden.Any(hidden => IsInside(read.Path, hidden))
                && _declarations.TryGetValue(read.Reference.Target, out var target)
                && OptionsReader.SecretOutputs(target.Options).Contains(read.Reference.Property)
            select read.Path);

    private static bool IsInside(string path, string outer) =>
        path.Length > outer.Length
            && path.StartsWith(outer, StringComparison.Ordinal)
            && path[outer.Length] is '.' or '[';

    // Protection is inherited as in the SDK: from explicit parents, unless a resource sets it.
    private bool IsProtected(Declaration declaration) => declaration.Options.Protect
        ?? (declaration.Options.Parent is { } parent
            && _declarations.TryGetValue(IdOf(parent), out var above)
            && IsProtected(above));

    private static ResourceId IdOf(Resource resource) => new(resource.GetResourceType(), resource.GetResourceName());

    // urn:pulumi:stack::project::parent$type::name; only type and name are used, because the mocks flatten the rest.
    private static ResourceId IdOf(string urn)
    {
        var parts = urn.Split("::", 4);
        return new(parts[2].Split('$')[^1], parts[3]);
    }

    internal sealed record Declaration(Resource Resource, ResourceArgs Args, ResourceOptions Options)
    {
        public bool IsStack => Resource.GetResourceType() == StackType;
    }

    /// <summary>Values without secrets, and the paths of the secrets.</summary>
    private sealed record Shown(JsonObject Values, IReadOnlyList<string> Hidden)
    {
        public static Shown Nothing => new([], []);
    }

    private sealed record Registration(
        Shown Inputs,
        IReadOnlyList<(string Path, Reference Reference)> Reads,
        string? Provider,
        IReadOnlyList<ResourceId> WaitsFor)
    {
        public static Registration None => new(Shown.Nothing, [], null, []);
    }
}
