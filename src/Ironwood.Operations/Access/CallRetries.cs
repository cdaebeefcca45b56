using Grpc.Net.Client.Configuration;
using Ironwood.Catalog.Services;

namespace Ironwood.Operations.Access;

/// <summary>The service config of every channel: which methods gRPC itself repeats, and when.</summary>
internal static class CallRetries
{
    /// <summary>
    /// Reads are repeated while a service is unavailable, as in Google's own configuration. A write is sent once: after
    /// a failure it is unknown whether it arrived.
    /// </summary>
    public static ServiceConfig Config()
    {
        var config = new ServiceConfig();
        var reads = ApiMethods.All.Where(method => method.IsRead).GroupBy(method => ApiRetry.Of(method.Service));
        foreach (var alike in reads)
        {
            config.MethodConfigs.Add(MethodsOf(alike, alike.Key));
        }
        return config;
    }

    private static MethodConfig MethodsOf(IEnumerable<ApiMethod> methods, ApiRetry terms)
    {
        var config = new MethodConfig
        {
            RetryPolicy = new()
            {
                MaxAttempts = terms.MaxAttempts,
                InitialBackoff = TimeSpan.FromSeconds(terms.InitialBackoffSeconds),
                MaxBackoff = TimeSpan.FromSeconds(terms.MaxBackoffSeconds),
                BackoffMultiplier = terms.BackoffMultiplier,
                RetryableStatusCodes = { Grpc.Core.StatusCode.Unavailable },
            },
        };
        foreach (var method in methods)
        {
            config.Names.Add(new() { Service = method.Service, Method = method.Method });
        }
        return config;
    }
}
