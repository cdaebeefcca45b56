using Google.Cloud.AIPlatform.V1;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Vertex;

/// <summary>The endpoints of a platform. Each has one model, which gets all requests.</summary>
public sealed class EndpointBook
{
    /// <summary>The key of a traffic split for the model that is being deployed.</summary>
    private const string NewModel = "0";

    private const int Whole = 100;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private long _lastId = 5_000_000_000_000_000_000;
    private int _changes;

    private EndpointBook(PlatformState state)
    {
        _time = state.Time;
        foreach (var (tier, outputs) in state.Contract.Tiers.Where(tier => tier.Value.Vertex is not null))
        {
            var endpoint = new Endpoint
            {
                Name = outputs.Vertex!.Endpoint,
                DisplayName = $"inference-endpoint-{tier}",
                CreateTime = Timestamp.FromDateTimeOffset(_time.GetUtcNow()),
            };
            var model = ModelBook.Of(state).OfTier(tier, outputs.Vertex.Region);
            Add(endpoint,
                new()
                {
                    Model = model.Name,
                    DisplayName = model.DisplayName,
                    ModelVersionId = model.VersionId,
                    AutomaticResources = new(),
                });
            endpoint.TrafficSplit.Add(endpoint.DeployedModels[0].Id, Whole);
            Touch(endpoint);
            _endpoints.Add(endpoint.Name, endpoint);
        }
    }

    /// <summary>A model was deployed: the endpoint's name and the deployed model's id.</summary>
    internal event Action<string, string>? ModelDeployed;

    /// <summary>A platform's endpoints.</summary>
    public static EndpointBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(platform => new EndpointBook(platform));
    }

    /// <summary>Every endpoint of a region, by name.</summary>
    /// <param name="parent">As <c>projects/P/locations/R</c>.</param>
    public IReadOnlyList<Endpoint> List(string parent)
    {
        lock (_gate)
        {
            return [.. _endpoints.Values.Where(endpoint =>
                endpoint.Name.StartsWith(parent + "/", StringComparison.Ordinal)).Select(endpoint => endpoint.Clone())];
        }
    }

    /// <summary>One endpoint, as it is now.</summary>
    /// <exception cref="RpcException">The resource does not exist.</exception>
    public Endpoint Get(string name)
    {
        lock (_gate)
        {
            return Find(name).Clone();
        }
    }

    /// <summary>Changes an endpoint directly, like a change by another user.</summary>
    public void Change(string name, Action<Endpoint> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            var endpoint = Find(name);
            change(endpoint);
            Touch(endpoint);
        }
    }

    /// <summary>Writes the fields of a mask; output-only fields are ignored.</summary>
    /// <exception cref="RpcException">The etag is not the newest, or the split is invalid.</exception>
    public Endpoint Update(Endpoint wanted, FieldMask mask)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(mask);
        lock (_gate)
        {
            var endpoint = Find(wanted.Name);
            if (wanted.Etag.Length > 0 && wanted.Etag != endpoint.Etag)
            {
                throw Refuse(
                    StatusCode.Aborted, "The etag does not match: the endpoint was changed since it was read.");
            }
            foreach (var path in mask.Paths)
            {
                switch (path)
                {
                    case "traffic_split":
                        Split(endpoint, wanted.TrafficSplit);
                        break;
                    case "display_name":
                        endpoint.DisplayName = wanted.DisplayName;
                        break;
                    case "description":
                        endpoint.Description = wanted.Description;
                        break;
                    case "labels":
                        endpoint.Labels.Clear();
                        endpoint.Labels.Add(wanted.Labels);
                        break;
                    default:
                        throw Refuse(StatusCode.InvalidArgument, $"The field '{path}' cannot be updated.");
                }
            }
            Touch(endpoint);
            return endpoint.Clone();
        }
    }

    /// <summary>Puts a model on an endpoint, and gives it its share of the requests.</summary>
    internal DeployedModel Deploy(DeployModelRequest request)
    {
        var model = request.DeployedModel.Clone();
        lock (_gate)
        {
            var endpoint = Find(request.Endpoint);
            Add(endpoint, model);
            // The first model gets all requests unless a split is given.
            var split = request.TrafficSplit.Count > 0 ? request.TrafficSplit
                : endpoint.DeployedModels.Count == 1 ? new MapField<string, int> { { NewModel, Whole } }
                : null;
            if (split is not null)
            {
                Split(endpoint, split, model.Id);
            }
            Touch(endpoint);
        }
        ModelDeployed?.Invoke(request.Endpoint, model.Id);
        return model;
    }

    /// <summary>Takes a model off an endpoint.</summary>
    internal void Undeploy(UndeployModelRequest request)
    {
        lock (_gate)
        {
            var endpoint = Find(request.Endpoint);
            endpoint.DeployedModels.Remove(FindModel(endpoint, request.DeployedModelId));
            endpoint.TrafficSplit.Remove(request.DeployedModelId);
            if (request.TrafficSplit.Count > 0)
            {
                Split(endpoint, request.TrafficSplit);
            }
            Touch(endpoint);
        }
    }

    /// <summary>Writes the fields of a mask to a deployed model.</summary>
    internal DeployedModel Mutate(MutateDeployedModelRequest request)
    {
        lock (_gate)
        {
            var endpoint = Find(request.Endpoint);
            var model = FindModel(endpoint, request.DeployedModel.Id);
            request.UpdateMask.Merge(request.DeployedModel, model, new() { ReplacePrimitiveFields = true });
            Touch(endpoint);
            return model.Clone();
        }
    }

    /// <summary>Refuses to undeploy a model that does not exist or still gets requests.</summary>
    internal void RequireIdle(UndeployModelRequest request)
    {
        lock (_gate)
        {
            var endpoint = Find(request.Endpoint);
            _ = FindModel(endpoint, request.DeployedModelId);
            var split = request.TrafficSplit.Count > 0 ? request.TrafficSplit : endpoint.TrafficSplit;
            if (endpoint.DeployedModels.Count > 1 && split.TryGetValue(request.DeployedModelId, out var share)
                && share > 0)
            {
                throw Refuse(StatusCode.FailedPrecondition,
                    $"DeployedModel {request.DeployedModelId} gets {share} % of the traffic and cannot be undeployed.");
            }
        }
    }

    private void Add(Endpoint endpoint, DeployedModel model)
    {
        if (model.Id.Length == 0)
        {
            model.Id = (++_lastId).ToString(CultureInfo.InvariantCulture);
        }
        model.CreateTime = Timestamp.FromDateTimeOffset(_time.GetUtcNow());
        endpoint.DeployedModels.Add(model);
    }

    private static void Split(Endpoint endpoint, MapField<string, int> wanted, string? newModel = null)
    {
        var split = wanted.ToDictionary(
            share => share.Key == NewModel && newModel is not null ? newModel : share.Key, share => share.Value);
        if (split.Keys.FirstOrDefault(id => endpoint.DeployedModels.All(model => model.Id != id)) is { } unknown)
        {
            throw Refuse(StatusCode.InvalidArgument, $"traffic_split names {unknown}, which is not deployed.");
        }
        if (split.Count > 0 && (split.Values.Sum() != Whole || split.Values.Any(share => share < 0)))
        {
            throw Refuse(StatusCode.InvalidArgument, "traffic_split does not add up to 100.");
        }
        endpoint.TrafficSplit.Clear();
        endpoint.TrafficSplit.Add(split);
    }

    private void Touch(Endpoint endpoint)
    {
        endpoint.Etag = string.Create(CultureInfo.InvariantCulture, $"etag-{++_changes}");
        endpoint.UpdateTime = Timestamp.FromDateTimeOffset(_time.GetUtcNow());
    }

    private Endpoint Find(string name) => _endpoints.GetValueOrDefault(name)
        ?? throw Refuse(StatusCode.NotFound, $"Endpoint `{name}` is not found.");

    private static DeployedModel FindModel(Endpoint endpoint, string id) =>
        endpoint.DeployedModels.FirstOrDefault(model => model.Id == id)
        ?? throw Refuse(StatusCode.NotFound, $"DeployedModel {id} is not found on {endpoint.Name}.");

    private static RpcException Refuse(StatusCode code, string message) => new(new(code, message));
}
