namespace Ironwood.Demo.Monitoring;

/// <summary>Plausible values of a healthy platform under load.</summary>
internal static class DemoValues
{
    /// <summary>The value of a metric, in its unit.</summary>
    public static double Of(string metricType) => metricType.Split('/', 2)[^1] switch
    {
        "https/request_count" or "https/backend_request_count" => 240,
        "https/total_latencies" or "https/backend_latencies" or "prediction/online/prediction_latencies" => 120,
        "accelerator/duty_cycle" => 72,
        "accelerator/memory_used" => 140e9,
        "accelerator/memory_total" => 192e9,
        "prediction/online/prediction_count" or "prediction/online/response_count" => 30,
        "prediction/online/error_count" => 0,
        "stats/cache_hit_ratio" => 0.8,
        "uptime_check/check_passed" => 1,
        "vllm:num_requests_waiting/gauge" => 3,
        "vllm:num_requests_running/gauge" => 24,
        "vllm:time_to_first_token_seconds/histogram" => 0.09,
        "vllm:e2e_request_latency_seconds/histogram" => 0.15,
        "vllm:generation_tokens_total/counter" => 5200,
        _ => 0.5,
    };
}
