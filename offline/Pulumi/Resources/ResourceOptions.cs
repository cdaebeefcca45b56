namespace Pulumi;

/// <summary>How a resource is managed, as opposed to what it is.</summary>
public abstract class ResourceOptions
{
    /// <summary>Reads the existing resource with this identifier instead of creating one.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The component that the resource belongs to; the stack where absent.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must exist before this one.</summary>
    public InputList<Resource> DependsOn
    {
        get => field ??= [];
        set;
    }

    /// <summary>Whether the resource may be deleted; inherited from the parent where absent.</summary>
    public bool? Protect { get; set; }

    /// <summary>Properties whose changes are ignored.</summary>
    public List<string> IgnoreChanges
    {
        get => field ??= [];
        set;
    }

    /// <summary>The version of the provider's package.</summary>
    public string? Version { get; set; }

    /// <summary>The provider; inherited from the parent where absent.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long operations may take.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Changes to arguments and options, of this resource and its children, before registration.</summary>
    public List<ResourceTransformation> ResourceTransformations
    {
        get => field ??= [];
        set;
    }

    /// <summary>Other identities that the resource had.</summary>
    public List<Input<Alias>> Aliases { get; set; } = [];

    /// <summary>Properties whose changes replace the resource.</summary>
    public List<string> ReplaceOnChanges
    {
        get => field ??= [];
        set;
    }

    /// <summary>Whether the cloud resource stays when it leaves the program.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>A resource whose deletion deletes this one too.</summary>
    public Resource? DeletedWith { get; set; }

    internal abstract ResourceOptions Clone();

    /// <summary>The providers that the resource's children inherit; sets the one that it inherits itself.</summary>
    internal virtual ImmutableDictionary<string, ProviderResource> ProvidersFor(string type, bool custom)
    {
        var inherited = Parent?.Providers ?? ImmutableDictionary<string, ProviderResource>.Empty;
        if (!custom)
        {
            return Provider is null ? inherited : inherited.SetItem(Provider.Package, Provider);
        }
        if (Provider is null)
        {
            Provider = Parent?.ProviderOf(type);
            return inherited;
        }
        return type.Split(':') is [var package, _, _] ? inherited.SetItem(package, Provider) : inherited;
    }

    /// <summary>Sets what the other options set, and adds what they list.</summary>
    private protected void Add(ResourceOptions? other)
    {
        if (other is null)
        {
            return;
        }
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts?.Clone() ?? CustomTimeouts;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        DependsOn = DependsOn.Concat(other.DependsOn);
        IgnoreChanges.AddRange(other.IgnoreChanges);
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        ResourceTransformations.AddRange(other.ResourceTransformations);
        Aliases.AddRange(other.Aliases);
    }
}
