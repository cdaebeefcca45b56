namespace Ironwood.Infra.Tests;

/// <summary>Type tokens.</summary>
internal static class Types
{
    public const string Account = "gcp:serviceaccount/account:Account";
    public const string Address = "gcp:compute/globalAddress:GlobalAddress";
    public const string AiEndpoint = "gcp:vertex/aiEndpoint:AiEndpoint";
    public const string AlertPolicy = "gcp:monitoring/alertPolicy:AlertPolicy";
    public const string Api = "gcp:apigateway/api:Api";
    public const string ApiConfig = "gcp:apigateway/apiConfig:ApiConfig";
    public const string ApiGateway = "gcp:apigateway/gateway:Gateway";
    public const string Autoscaler = "gcp:compute/autoscaler:Autoscaler";
    public const string BackendService = "gcp:compute/backendService:BackendService";
    public const string Bucket = "gcp:storage/bucket:Bucket";
    public const string BucketGrant = "gcp:storage/bucketIAMMember:BucketIAMMember";
    public const string Budget = "gcp:billing/budget:Budget";
    public const string Certificate = "gcp:certificatemanager/certificate:Certificate";
    public const string CertificateMap = "gcp:certificatemanager/certificateMap:CertificateMap";
    public const string CertificateMapEntry = "gcp:certificatemanager/certificateMapEntry:CertificateMapEntry";
    public const string CustomService = "gcp:monitoring/customService:CustomService";
    public const string Dashboard = "gcp:monitoring/dashboard:Dashboard";
    public const string Dataset = "gcp:bigquery/dataset:Dataset";
    public const string DatasetGrant = "gcp:bigquery/datasetIamMember:DatasetIamMember";
    public const string DnsAuthorization = "gcp:certificatemanager/dnsAuthorization:DnsAuthorization";
    public const string DnsPolicy = "gcp:dns/policy:Policy";
    public const string Firewall = "gcp:compute/firewall:Firewall";
    public const string ForwardingRule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    public const string HealthCheck = "gcp:compute/healthCheck:HealthCheck";
    public const string HttpProxy = "gcp:compute/targetHttpProxy:TargetHttpProxy";
    public const string HttpsProxy = "gcp:compute/targetHttpsProxy:TargetHttpsProxy";
    public const string InstanceGroupManager = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    public const string InstanceTemplate = "gcp:compute/instanceTemplate:InstanceTemplate";
    public const string InternetEndpoint = "gcp:compute/globalNetworkEndpoint:GlobalNetworkEndpoint";
    public const string InternetEndpointGroup = "gcp:compute/globalNetworkEndpointGroup:GlobalNetworkEndpointGroup";
    public const string ModelGardenEndpoint =
        "gcp:vertex/aiEndpointWithModelGardenDeployment:AiEndpointWithModelGardenDeployment";
    public const string Network = "gcp:compute/network:Network";
    public const string NotificationChannel = "gcp:monitoring/notificationChannel:NotificationChannel";
    public const string ProjectIamMember = "gcp:projects/iAMMember:IAMMember";
    public const string RandomId = "random:index/randomId:RandomId";
    public const string Redis = "gcp:redis/instance:Instance";
    public const string Repository = "gcp:artifactregistry/repository:Repository";
    public const string RepositoryGrant = "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember";
    public const string ResourcePolicy = "gcp:compute/resourcePolicy:ResourcePolicy";
    public const string Router = "gcp:compute/router:Router";
    public const string RouterNat = "gcp:compute/routerNat:RouterNat";
    public const string Schema = "gcp:pubsub/schema:Schema";
    public const string Secret = "gcp:secretmanager/secret:Secret";
    public const string SecretGrant = "gcp:secretmanager/secretIamMember:SecretIamMember";
    public const string SecretVersion = "gcp:secretmanager/secretVersion:SecretVersion";
    public const string SecurityPolicy = "gcp:compute/securityPolicy:SecurityPolicy";
    public const string Service = "gcp:projects/service:Service";
    public const string ServiceConnection = "gcp:servicenetworking/connection:Connection";
    public const string ServiceIdentity = "gcp:projects/serviceIdentity:ServiceIdentity";
    public const string ServiceLbPolicy = "gcp:networkservices/serviceLbPolicies:ServiceLbPolicies";
    public const string Sink = "gcp:logging/projectSink:ProjectSink";
    public const string Slo = "gcp:monitoring/slo:Slo";
    public const string SslPolicy = "gcp:compute/sSLPolicy:SSLPolicy";
    public const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    public const string Subscription = "gcp:pubsub/subscription:Subscription";
    public const string SubscriptionGrant = "gcp:pubsub/subscriptionIAMMember:SubscriptionIAMMember";
    public const string Table = "gcp:bigquery/table:Table";
    public const string Topic = "gcp:pubsub/topic:Topic";
    public const string TopicGrant = "gcp:pubsub/topicIAMMember:TopicIAMMember";
    public const string UptimeCheck = "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig";
    public const string UrlMap = "gcp:compute/uRLMap:URLMap";
}
