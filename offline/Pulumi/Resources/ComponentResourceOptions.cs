namespace Pulumi;

/// <summary>How a component is managed.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>The providers that the component's resources use, one per package.</summary>
    public List<ProviderResource> Providers
    {
        get => field ??= [];
        set;
    }

    /// <summary>New options: the first's, then the second's over them; lists are joined.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        merged.Add(options1);
        merged.Add(options2);
        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, null);

    internal override ImmutableDictionary<string, ProviderResource> ProvidersFor(string type, bool custom)
    {
        if (Provider is not null && Providers.Count > 0)
        {
            throw new InvalidOperationException(
                "Do not supply both 'provider' and 'providers' options to a ComponentResource.");
        }
        return base.ProvidersFor(type, custom)
            .SetItems(Providers.Select(provider => KeyValuePair.Create(provider.Package, provider)));
    }

    private void Add(ComponentResourceOptions? other)
    {
        base.Add(other);
        foreach (var provider in other?.Providers ?? [])
        {
            Providers.RemoveAll(present => present.Package == provider.Package);
            Providers.Add(provider);
        }
    }
}
