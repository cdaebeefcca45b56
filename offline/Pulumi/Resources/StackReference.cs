namespace Pulumi;

/// <summary>Another stack, for its outputs.</summary>
public class StackReference : CustomResource
{
    /// <summary>Refers to the stack with the arguments' name, or with this name where they have none.</summary>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    /// <summary>All its outputs.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>The names of those that are secret.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>An output, or null if the other stack has none of that name; secret only if it is so there.</summary>
    public Output<object?> GetOutput(Input<string> name) =>
        Output.Tuple(name.ToOutput(), Outputs)
            .Apply(both => both.Item2.TryGetValue(both.Item1, out var value) ? value : null)
            .WithSecrecy(IsSecretAsync(name));

    private async Task<bool> IsSecretAsync(Input<string> name)
    {
        var wanted = await name.ToOutput().Resolution.ConfigureAwait(false);
        var secrets = await SecretOutputNames.Resolution.ConfigureAwait(false);
        return wanted.IsKnown && secrets.IsKnown
            ? secrets.Value.Contains(wanted.Value)
            : (await Outputs.Resolution.ConfigureAwait(false)).IsSecret;
    }
}

/// <summary>Which stack to refer to.</summary>
public class StackReferenceArgs : ResourceArgs
{
    /// <summary>The other stack's name: <c>organization/project/stack</c>.</summary>
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}
