namespace Ironwood.Planning.Plan;

/// <summary>API Gateway in front of the load balancer.</summary>
/// <param name="Region">Its region.</param>
public sealed record GatewayPlan(string Region);

/// <summary>The models' bucket and the images' repository.</summary>
/// <param name="NoncurrentDays">Days for which an overwritten or deleted model file can be brought back.</param>
/// <param name="KeepImages">Newest versions of each image that are kept whatever their age.</param>
/// <param name="UntaggedImageDays">Days after which an image without a tag is deleted.</param>
/// <param name="ScansImages">Whether images are scanned for vulnerabilities.</param>
public sealed record ModelStorePlan(int NoncurrentDays, int KeepImages, int UntaggedImageDays, bool ScansImages);

/// <summary>The datasets of logs and measurements.</summary>
/// <param name="Location">A region, or a multi-region such as <c>US</c>.</param>
/// <param name="RetentionDays">Days after which rows are deleted; null for never.</param>
public sealed record WarehousePlan(string Location, int? RetentionDays);

/// <summary>What the platform promises.</summary>
/// <param name="Availability">Share of requests that are answered without a server error.</param>
/// <param name="Latency">Share of requests that are answered in time.</param>
/// <param name="LatencyMs">Milliseconds that count as in time.</param>
/// <param name="RollingDays">Days over which both are measured.</param>
public sealed record ServiceLevelPlan(double Availability, double Latency, int LatencyMs, int RollingDays);

/// <summary>A monthly budget.</summary>
/// <param name="BillingAccount">The billing account, as <c>XXXXXX-XXXXXX-XXXXXX</c>.</param>
/// <param name="Usd">Whole US dollars a month.</param>
/// <param name="Thresholds">Shares of it at which notice is given.</param>
public sealed record BudgetPlan(string BillingAccount, int Usd, IReadOnlyList<double> Thresholds);

/// <summary>The repository whose workflows deploy and preview the stack.</summary>
/// <param name="Repository">The repository, <c>owner/name</c>.</param>
/// <param name="RepositoryId">Its number; null when only its name is compared.</param>
/// <param name="Branch">The branch that is deployed.</param>
/// <param name="Environment">The GitHub environment in which the deploying job runs.</param>
public sealed record WorkflowPlan(string Repository, string? RepositoryId, string Branch, string Environment);
