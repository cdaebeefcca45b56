namespace Ironwood.Infra.Tests;

/// <summary>Type tokens.</summary>
internal static class Types
{
    public const string Account = "gcp:serviceaccount/account:Account";
    public const string Address = "gcp:compute/globalAddress:GlobalAddress";
    public const string AiEndpoint = "gcp:vertex/aiEndpoint:AiEndpoint";
    public const string AlertPolicy = "gcp:monitoring/alertPolicy:AlertPolicy";
    public const string Autoscaler = "gcp:compute/autoscaler:Autoscaler";
    public const string BackendService = "gcp:compute/backendService:BackendService";
    public const string Budget = "gcp:billing/budget:Budget";
    public const string CustomService = "gcp:monitoring/customService:CustomService";
    public const string Dashboard = "gcp:monitoring/dashboard:Dashboard";
    public const string Firewall = "gcp:compute/firewall:Firewall";
    public const string ForwardingRule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    public const string HealthCheck = "gcp:compute/healthCheck:HealthCheck";
    public const string HttpProxy = "gcp:compute/targetHttpProxy:TargetHttpProxy";
    public const string InstanceGroupManager = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    public const string InstanceTemplate = "gcp:compute/instanceTemplate:InstanceTemplate";
    public const string Network = "gcp:compute/network:Network";
    public const string NotificationChannel = "gcp:monitoring/notificationChannel:NotificationChannel";
    public const string ProjectIamMember = "gcp:projects/iAMMember:IAMMember";
    public const string RandomId = "random:index/randomId:RandomId";
    public const string ResourcePolicy = "gcp:compute/resourcePolicy:ResourcePolicy";
    public const string Router = "gcp:compute/router:Router";
    public const string RouterNat = "gcp:compute/routerNat:RouterNat";
    public const string Service = "gcp:projects/service:Service";
    public const string Slo = "gcp:monitoring/slo:Slo";
    public const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    public const string Topic = "gcp:pubsub/topic:Topic";
    public const string TopicIamMember = "gcp:pubsub/topicIAMMember:TopicIAMMember";
    public const string UptimeCheck = "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig";
    public const string UrlMap = "gcp:compute/uRLMap:URLMap";
}
