using Pulumi.Gcp.CertificateManager;
using Pulumi.Gcp.CertificateManager.Inputs;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// HTTPS for the platform's domains: one managed certificate per domain, authorized by a DNS record, so that it can be
/// issued before the domain points here; the proxy that uses the certificates; and, on the Internet, the redirect from
/// HTTP. An internal front door has certificates of every region and no map of them.
/// </summary>
public sealed class TransportSecurity : ComponentResource
{
    /// <param name="name">Logical name, for example <c>ai-inference-tls</c>.</param>
    /// <param name="args">The domains, their URL map and address.</param>
    /// <param name="options">Resource options.</param>
    public TransportSecurity(string name, TransportSecurityArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:traffic:TransportSecurity", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };

        var map = args.IsInternal ? null : new CertificateMap($"{name}-certificates", new CertificateMapArgs
        {
            Project = args.Project,
            Description = "Certificates of the inference platform by domain",
        }, child);

        // One certificate per domain: adding a domain must not replace the other certificates, which would be missing
        // for a while.
        var domains = args.Domains.Select(domain => Secure(domain, map, args)).ToImmutableArray();

        var policy = new SSLPolicy($"{name}-policy", new SSLPolicyArgs
        {
            Project = args.Project,
            Description = "TLS 1.2 and newer",
            // Google's default still accepts TLS 1.0.
            Profile = "MODERN",
            MinTlsVersion = "TLS_1_2",
        }, child);

        var proxy = new TargetHttpsProxyArgs
        {
            Project = args.Project,
            UrlMap = args.Routes.SelfLink,
            SslPolicy = policy.SelfLink,
        };
        if (map is not null)
        {
            proxy.CertificateMap = FullName(map.Id);
        }
        else
        {
            proxy.CertificateManagerCertificates = [.. domains.Select(domain => FullName(domain.Certificate.Id))];
        }
        Proxy = new TargetHttpsProxy("ai-inference-https-proxy", proxy, new CustomResourceOptions
        {
            Parent = this,
            // A map without entries serves no certificate.
            DependsOn = [.. domains.Select(domain => domain.Entry).OfType<CertificateMapEntry>()],
        });

        Redirect = args.IsInternal ? null : new URLMap("ai-inference-redirect", new URLMapArgs
        {
            Project = args.Project,
            Description = "HTTP to HTTPS",
            DefaultUrlRedirect = new URLMapDefaultUrlRedirectArgs
            {
                HttpsRedirect = true,
                StripQuery = false,
                // With status 308 a client repeats a POST as a POST.
                RedirectResponseCode = "PERMANENT_REDIRECT",
            },
            Tests =
            {
                new URLMapTestArgs
                {
                    Description = "path and query stay, the scheme changes",
                    Host = args.Domains[0],
                    Path = "/v1/predict?a=b",
                    ExpectedOutputUrl = $"https://{args.Domains[0]}/v1/predict?a=b",
                    ExpectedRedirectResponseCode = 308,
                },
            },
        }, child);

        DnsRecords = Output.All(domains.Select(domain => domain.Authorization.DnsResourceRecords))
            .Apply(records => records.SelectMany(ofOne => ofOne)
                .Select(record => Record(record.Name ?? "", record.Type ?? "", record.Data ?? ""))
                .ToImmutableArray())
            .Apply(proofs => Output.All(args.Addresses).Apply(addresses => proofs.AddRange(
                from domain in args.Domains
                from address in addresses
                select Record($"{domain}.", "A", address))));
        RegisterOutputs();
    }

    /// <summary>The HTTPS proxy.</summary>
    public TargetHttpsProxy Proxy { get; }

    /// <summary>The URL map that sends HTTP to HTTPS; null with an internal front door, which has HTTPS only.</summary>
    public URLMap? Redirect { get; }

    /// <summary>
    /// DNS records that the domains' owner must create: the authorization of each domain, and its address record.
    /// </summary>
    public Output<ImmutableArray<ImmutableDictionary<string, string>>> DnsRecords { get; }

    private static Output<string> FullName(Output<string> id) =>
        Output.Format($"//certificatemanager.googleapis.com/{id}");

    private (DnsAuthorization Authorization, Certificate Certificate, CertificateMapEntry? Entry) Secure(
        string domain, CertificateMap? map, TransportSecurityArgs args)
    {
        var child = new CustomResourceOptions { Parent = this };
        var name = $"tls-{DomainName.ToResourceName(domain)}";

        var authorization = new DnsAuthorization($"{name}-dns", new DnsAuthorizationArgs
        {
            Project = args.Project,
            Description = $"Proof that {domain} is ours",
            Domain = domain,
        }, child);

        var of = new CertificateArgs
        {
            Project = args.Project,
            Description = domain,
            Managed = new CertificateManagedArgs { Domains = { domain }, DnsAuthorizations = { authorization.Id } },
        };
        if (args.IsInternal)
        {
            // A cross-region load balancer accepts no other scope.
            of.Scope = "ALL_REGIONS";
        }
        var certificate = new Certificate(name, of, child);

        var entry = map is null ? null : new CertificateMapEntry($"{name}-entry", new CertificateMapEntryArgs
        {
            Project = args.Project,
            Description = domain,
            Map = map.Name,
            Hostname = domain,
            Certificates = { certificate.Id },
        }, child);
        return (authorization, certificate, entry);
    }

    private static ImmutableDictionary<string, string> Record(string name, string type, string data) =>
        ImmutableDictionary.CreateRange([
            KeyValuePair.Create("name", name), KeyValuePair.Create("type", type), KeyValuePair.Create("data", data),
        ]);
}

/// <summary>Arguments of <see cref="TransportSecurity"/>.</summary>
public sealed class TransportSecurityArgs : ProjectArgs
{
    /// <summary>The domains, at least one.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>Where HTTPS requests go.</summary>
    public required URLMap Routes { get; init; }

    /// <summary>The addresses that the domains must point to.</summary>
    public required IReadOnlyList<Output<string>> Addresses { get; init; }

    /// <summary>Whether only the pods' network reaches the platform. Default false.</summary>
    public bool IsInternal { get; init; }
}
