namespace Ironwood.Catalog.Identity;

/// <summary>The part of the platform without which a role of a workflow's account is not needed.</summary>
public enum CiNeed
{
    /// <summary>Every stack has it.</summary>
    Always,

    /// <summary>The response cache.</summary>
    Cache,

    /// <summary>Domains with managed certificates.</summary>
    Domains,

    /// <summary>API Gateway.</summary>
    ApiGateway,
}
