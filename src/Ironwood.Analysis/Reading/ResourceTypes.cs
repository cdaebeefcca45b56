namespace Ironwood.Analysis.Reading;

/// <summary>Type tokens of the resources that the analysis looks at.</summary>
internal static class ResourceTypes
{
    public const string AlertPolicy = "gcp:monitoring/alertPolicy:AlertPolicy";
    public const string Autoscaler = "gcp:compute/autoscaler:Autoscaler";
    public const string BackendService = "gcp:compute/backendService:BackendService";
    public const string Bucket = "gcp:storage/bucket:Bucket";
    public const string Budget = "gcp:billing/budget:Budget";
    public const string Certificate = "gcp:certificatemanager/certificate:Certificate";
    public const string Dashboard = "gcp:monitoring/dashboard:Dashboard";
    public const string Dataset = "gcp:bigquery/dataset:Dataset";
    public const string DatasetMember = "gcp:bigquery/datasetIamMember:DatasetIamMember";
    public const string DnsPolicy = "gcp:dns/policy:Policy";
    public const string Endpoint = "gcp:vertex/aiEndpoint:AiEndpoint";
    public const string Firewall = "gcp:compute/firewall:Firewall";
    public const string ForwardingRule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    public const string GlobalAddress = "gcp:compute/globalAddress:GlobalAddress";
    public const string HealthCheck = "gcp:compute/healthCheck:HealthCheck";
    public const string HttpProxy = "gcp:compute/targetHttpProxy:TargetHttpProxy";
    public const string HttpsProxy = "gcp:compute/targetHttpsProxy:TargetHttpsProxy";
    public const string IdentityProvider = "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider";
    public const string InstanceGroupManager = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    public const string InstanceTemplate = "gcp:compute/instanceTemplate:InstanceTemplate";
    public const string InternetEndpoint = "gcp:compute/globalNetworkEndpoint:GlobalNetworkEndpoint";
    public const string InternetGroup = "gcp:compute/globalNetworkEndpointGroup:GlobalNetworkEndpointGroup";
    public const string ModelGardenEndpoint =
        "gcp:vertex/aiEndpointWithModelGardenDeployment:AiEndpointWithModelGardenDeployment";
    public const string Nat = "gcp:compute/routerNat:RouterNat";
    public const string Network = "gcp:compute/network:Network";
    public const string NotificationChannel = "gcp:monitoring/notificationChannel:NotificationChannel";
    public const string PrivateConnection = "gcp:servicenetworking/connection:Connection";
    public const string ProjectService = "gcp:projects/service:Service";
    public const string Redis = "gcp:redis/instance:Instance";
    public const string Repository = "gcp:artifactregistry/repository:Repository";
    public const string ResourcePolicy = "gcp:compute/resourcePolicy:ResourcePolicy";
    public const string Router = "gcp:compute/router:Router";
    public const string Schema = "gcp:pubsub/schema:Schema";
    public const string Secret = "gcp:secretmanager/secret:Secret";
    public const string SecretVersion = "gcp:secretmanager/secretVersion:SecretVersion";
    public const string SecurityPolicy = "gcp:compute/securityPolicy:SecurityPolicy";
    public const string ServiceAccount = "gcp:serviceaccount/account:Account";
    public const string ServiceIdentity = "gcp:projects/serviceIdentity:ServiceIdentity";
    public const string ServiceLbPolicy = "gcp:networkservices/serviceLbPolicies:ServiceLbPolicies";
    public const string Sink = "gcp:logging/projectSink:ProjectSink";
    public const string SslPolicy = "gcp:compute/sSLPolicy:SSLPolicy";
    public const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    public const string Subscription = "gcp:pubsub/subscription:Subscription";
    public const string Table = "gcp:bigquery/table:Table";
    public const string Topic = "gcp:pubsub/topic:Topic";
    public const string UptimeCheck = "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig";
    public const string UrlMap = "gcp:compute/uRLMap:URLMap";

    /// <summary>Whether a type belongs to a module of the Google Cloud provider, for example <c>compute</c>.</summary>
    public static bool IsOfModule(string type, string module) =>
        type.StartsWith("gcp:", StringComparison.Ordinal)
        && type.AsSpan("gcp:".Length).StartsWith(module, StringComparison.Ordinal)
        && type.AsSpan("gcp:".Length + module.Length).StartsWith("/");
}
