namespace Pulumi;

/// <summary>How a resource of a provider is managed.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    /// <summary>Whether a replacement deletes the old resource first.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Outputs that are secret.</summary>
    public List<string> AdditionalSecretOutputs
    {
        get => field ??= [];
        set;
    }

    /// <summary>Takes the existing resource with this identifier over.</summary>
    public string? ImportId { get; set; }

    /// <summary>New options: the first's, then the second's over them; lists are joined.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        merged.Add(options1);
        merged.Add(options2);
        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, null);

    private void Add(CustomResourceOptions? other)
    {
        base.Add(other);
        if (other is null)
        {
            return;
        }
        DeleteBeforeReplace = other.DeleteBeforeReplace ?? DeleteBeforeReplace;
        ImportId = other.ImportId ?? ImportId;
        AdditionalSecretOutputs.AddRange(other.AdditionalSecretOutputs);
    }
}
