using Ironwood.Demo.Platform;
using Microsoft.AspNetCore.Http;

namespace Ironwood.Demo.Compute;

/// <summary>Compute Engine: managed instance groups and backend services.</summary>
internal sealed class ComputePlatform : IPlatformService
{
    private const string Host = "compute.googleapis.com";
    private const string Root = "/compute/v1/projects/{project}";

    /// <summary>Maximum number of entries per page.</summary>
    private const int PageLimit = 500;

    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        routes.MapJson($"{Root}/aggregated/instanceGroupManagers", request => Groups(request, state)).OfHost(Host);
        routes.MapJsonPost(
            $"{Root}/zones/{{zone}}/instanceGroupManagers/{{group}}/listManagedInstances",
            (request, _) => Members(request, state)).OfHost(Host);
        routes.MapJson($"{Root}/global/backendServices/{{service}}", request => Backend(request, state)).OfHost(Host);
        routes.MapJsonPost(
            $"{Root}/global/backendServices/{{service}}/getHealth", (request, question) =>
                Health(request, question, state)).OfHost(Host);
    }

    private static JsonObject? Groups(HttpRequest request, PlatformState state)
    {
        if (request.Part("project") != state.Contract.Project)
        {
            return null;
        }
        var all = ComputeBook.Of(state).Groups.Values.OrderBy(group => (group.Zone, group.Name)).ToArray();
        var (page, next) = ListPage.Of(all, Number(request, "maxResults"), request.Query["pageToken"], PageLimit);
        var items = new JsonObject();
        foreach (var zone in page.GroupBy(group => group.Zone))
        {
            items[$"zones/{zone.Key}"] = new JsonObject
            {
                ["instanceGroupManagers"] = new JsonArray([.. zone.Select(group => (JsonNode)new JsonObject
                {
                    ["name"] = group.Name,
                    ["zone"] =
                        $"https://www.googleapis.com/compute/v1/projects/{state.Contract.Project}/zones/{group.Zone}",
                    ["targetSize"] = group.Vms,
                    ["currentActions"] = new JsonObject
                    {
                        ["none"] = group.Vms - group.Missing,
                        ["creating"] = group.Missing,
                    },
                    ["status"] = new JsonObject { ["isStable"] = group.IsStable },
                })]),
            };
        }
        var answer = new JsonObject { ["kind"] = "compute#instanceGroupManagerAggregatedList", ["items"] = items };
        if (next.Length > 0)
        {
            answer["nextPageToken"] = next;
        }
        return answer;
    }

    private static JsonObject? Members(HttpRequest request, PlatformState state)
    {
        if (!ComputeBook.Of(state).Groups.TryGetValue(request.Part("group"), out var group)
            || group.Zone != request.Part("zone"))
        {
            return null;
        }
        var (page, next) = ListPage.Of(
            [.. Enumerable.Range(0, group.Vms)], Number(request, "maxResults"), request.Query["pageToken"], PageLimit);
        var answer = new JsonObject
        {
            ["managedInstances"] = new JsonArray([.. page.Select(index =>
            {
                var isMissing = index >= group.Vms - group.Missing;
                var instance = new JsonObject
                {
                    ["instance"] = Instance(state, group, index),
                    ["currentAction"] = isMissing ? group.Action : "NONE",
                };
                if (!isMissing)
                {
                    instance["instanceStatus"] = "RUNNING";
                }
                else if (group.Error is { } error)
                {
                    instance["lastAttempt"] = new JsonObject
                    {
                        ["errors"] = new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["code"] = error }) },
                    };
                }
                return (JsonNode)instance;
            })]),
        };
        if (next.Length > 0)
        {
            answer["nextPageToken"] = next;
        }
        return answer;
    }

    private static JsonObject? Backend(HttpRequest request, PlatformState state) =>
        ComputeBook.Of(state).Backends.TryGetValue(request.Part("service"), out var groups)
            ? new JsonObject
            {
                ["backends"] = new JsonArray([.. groups.Select(group =>
                (JsonNode)new JsonObject { ["group"] = group })])
            }
            : null;

    private static JsonObject? Health(HttpRequest request, JsonNode question, PlatformState state)
    {
        var book = ComputeBook.Of(state);
        var url = (string?)question["group"] ?? "";
        if (!book.Backends.TryGetValue(request.Part("service"), out var behind) || !behind.Contains(url)
            || !book.Groups.TryGetValue(url[(url.LastIndexOf('/') + 1)..], out var group))
        {
            return null;
        }
        var running = group.Vms - group.Missing;
        // The answer for a group without VMs has no list.
        return running == 0 ? [] : new()
        {
            ["healthStatus"] = new JsonArray([.. Enumerable.Range(0, running).Select(index => (JsonNode)new JsonObject
            {
                ["instance"] = Instance(state, group, index),
                ["healthState"] = index < group.Unhealthy ? "UNHEALTHY" : "HEALTHY",
            })]),
        };
    }

    private static string Instance(PlatformState state, DemoGroup group, int index) => string.Create(
        CultureInfo.InvariantCulture,
        $"https://www.googleapis.com/compute/v1/projects/{state.Contract.Project}/zones/{group.Zone}/instances/{group.Name}-{index:0000}");

    private static int Number(HttpRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
