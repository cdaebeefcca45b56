using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Caching;

/// <summary>Memorystore: the platform's Redis instance.</summary>
internal sealed class CachePlatform : IPlatformService
{
    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        var book = CacheBook.Of(state);
        routes.MapJson("/v1/projects/{project}/locations/{region}/instances/{instance}", request =>
        {
            var name =
                $"projects/{request.Part("project")}/locations/{request.Part("region")}/instances/{request.Part("instance")}";
            if (!book.Exists || name != state.Contract.Cache?.Instance)
            {
                return null;
            }
            var answer = new JsonObject
            {
                ["name"] = name,
                ["state"] = book.State,
                ["transitEncryptionMode"] = book.TransitEncryption,
                ["memorySizeGb"] = book.MemoryGb,
            };
            // False values are left out.
            if (book.HasAuth)
            {
                answer["authEnabled"] = true;
            }
            return answer;
        }).OfHost("redis.googleapis.com");
    }
}
