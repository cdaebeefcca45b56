using Google.Cloud.AIPlatform.V1;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Vertex;

/// <summary>The models of a platform, each with its versions. At the start there is one model per tier.</summary>
public sealed class ModelBook
{
    private const char BeforeVersion = '@';
    private const string FirstVersion = "1";

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, List<Model>> _versions = new(StringComparer.Ordinal);
    private readonly PlatformState _state;
    private long _lastId = 7_000_000_000_000_000_000;

    private ModelBook(PlatformState state)
    {
        _state = state;
        foreach (var (tier, outputs) in state.Contract.Tiers.Where(tier => tier.Value.Vertex is not null))
        {
            Add(NameOf(tier, outputs.Vertex!.Region), new() { DisplayName = $"demo-{tier}" });
        }
    }

    /// <summary>A platform's models.</summary>
    public static ModelBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(platform => new ModelBook(platform));
    }

    /// <summary>Newest version of each model of a region, by name.</summary>
    /// <param name="parent">As <c>projects/P/locations/R</c>.</param>
    public IReadOnlyList<Model> List(string parent)
    {
        lock (_gate)
        {
            return [.. _versions.Where(model => model.Key.StartsWith(parent + "/", StringComparison.Ordinal))
                .Select(model => model.Value[^1].Clone())];
        }
    }

    /// <summary>Every version of a model, oldest first.</summary>
    /// <exception cref="RpcException">The resource does not exist.</exception>
    public IReadOnlyList<Model> Versions(string name)
    {
        lock (_gate)
        {
            return [.. Find(name).Select(model => model.Clone())];
        }
    }

    /// <summary>A model: its newest version, or the version whose number or alias follows an <c>@</c>.</summary>
    /// <exception cref="RpcException">The resource does not exist.</exception>
    public Model Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_gate)
        {
            var parts = name.Split(BeforeVersion, 2);
            var versions = Find(parts[0]);
            var model = parts.Length == 1
                ? versions[^1]
                : versions.Find(version => version.VersionId == parts[1] || version.VersionAliases.Contains(parts[1]));
            return model?.Clone() ?? throw NotFound(name);
        }
    }

    /// <summary>The model that a tier has at the start.</summary>
    internal Model OfTier(string tier, string region) => Get(NameOf(tier, region));

    /// <summary>Adds a model, or a version of an existing model.</summary>
    internal Model Upload(UploadModelRequest request)
    {
        lock (_gate)
        {
            var id = request.ModelId.Length > 0 ? request.ModelId : (++_lastId).ToString(CultureInfo.InvariantCulture);
            var name = request.ParentModel.Length > 0 ? request.ParentModel : $"{request.Parent}/models/{id}";
            return Add(name, request.Model.Clone()).Clone();
        }
    }

    private Model Add(string name, Model model)
    {
        if (!_versions.TryGetValue(name, out var versions))
        {
            _versions.Add(name, versions = []);
            model.VersionAliases.Add("default");
        }
        var now = Timestamp.FromDateTimeOffset(_state.Time.GetUtcNow());
        model.Name = name;
        model.VersionId = versions.Count == 0
            ? FirstVersion
            : (versions.Count + 1).ToString(CultureInfo.InvariantCulture);
        model.CreateTime = model.VersionCreateTime = model.UpdateTime = now;
        model.SupportedDeploymentResourcesTypes.Add(Model.Types.DeploymentResourcesType.DedicatedResources);
        versions.Add(model);
        return model;
    }

    private string NameOf(string tier, string region) =>
        $"projects/{_state.Contract.Project}/locations/{region}/models/demo-{tier}";

    private List<Model> Find(string name) => _versions.GetValueOrDefault(name) ?? throw NotFound(name);

    private static RpcException NotFound(string name) =>
        new(new(StatusCode.NotFound, $"The Model `{name}` does not exist."));
}
