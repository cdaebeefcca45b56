namespace Ironwood.Infra.Tests;

/// <summary>Type tokens.</summary>
internal static class Types
{
    public const string Account = "gcp:serviceaccount/account:Account";
    public const string Address = "gcp:compute/globalAddress:GlobalAddress";
    public const string AiEndpoint = "gcp:vertex/aiEndpoint:AiEndpoint";
    public const string Api = "gcp:apigateway/api:Api";
    public const string ApiConfig = "gcp:apigateway/apiConfig:ApiConfig";
    public const string ApiGateway = "gcp:apigateway/gateway:Gateway";
    public const string Autoscaler = "gcp:compute/autoscaler:Autoscaler";
    public const string BackendService = "gcp:compute/backendService:BackendService";
    public const string Certificate = "gcp:certificatemanager/certificate:Certificate";
    public const string CertificateMap = "gcp:certificatemanager/certificateMap:CertificateMap";
    public const string CertificateMapEntry = "gcp:certificatemanager/certificateMapEntry:CertificateMapEntry";
    public const string DnsAuthorization = "gcp:certificatemanager/dnsAuthorization:DnsAuthorization";
    public const string Firewall = "gcp:compute/firewall:Firewall";
    public const string ForwardingRule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    public const string HealthCheck = "gcp:compute/healthCheck:HealthCheck";
    public const string HttpProxy = "gcp:compute/targetHttpProxy:TargetHttpProxy";
    public const string HttpsProxy = "gcp:compute/targetHttpsProxy:TargetHttpsProxy";
    public const string InstanceGroupManager = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    public const string InstanceTemplate = "gcp:compute/instanceTemplate:InstanceTemplate";
    public const string InternetEndpoint = "gcp:compute/globalNetworkEndpoint:GlobalNetworkEndpoint";
    public const string InternetEndpointGroup = "gcp:compute/globalNetworkEndpointGroup:GlobalNetworkEndpointGroup";
    public const string ModelGardenEndpoint = "gcp:vertex/aiEndpointWithModelGardenDeployment:AiEndpointWithModelGardenDeployment";
    public const string Network = "gcp:compute/network:Network";
    public const string ProjectIamMember = "gcp:projects/iAMMember:IAMMember";
    public const string RandomId = "random:index/randomId:RandomId";
    public const string ResourcePolicy = "gcp:compute/resourcePolicy:ResourcePolicy";
    public const string Router = "gcp:compute/router:Router";
    public const string RouterNat = "gcp:compute/routerNat:RouterNat";
    public const string SecurityPolicy = "gcp:compute/securityPolicy:SecurityPolicy";
    public const string Service = "gcp:projects/service:Service";
    public const string ServiceLbPolicy = "gcp:networkservices/serviceLbPolicies:ServiceLbPolicies";
    public const string SslPolicy = "gcp:compute/sSLPolicy:SSLPolicy";
    public const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    public const string UrlMap = "gcp:compute/uRLMap:URLMap";
}
