using System.Collections.Immutable;

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

    /// <summary>The other stack's name.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>All its outputs.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>The names of those that are secret.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>An output, or null if the other stack has none of that name; secret only if it is so there.</summary>
    public Output<object?> GetOutput(Input<string> name)
        => Output.Tuple(name.ToOutput(), Outputs)
            .Apply(both => both.Item2.TryGetValue(both.Item1, out var value) ? value : null)
            .WithSecrecy(IsSecretAsync(name));

    /// <summary>An output, or an error if the other stack has none of that name.</summary>
    public Output<object> RequireOutput(Input<string> name)
        => Output.Tuple(name.ToOutput(), Name, Outputs)
            .Apply(all => all.Item3.TryGetValue(all.Item1, out var value)
                ? value
                : throw new KeyNotFoundException(
                    $"Required output '{all.Item1}' does not exist on stack '{all.Item2}'."))
            .WithSecrecy(IsSecretAsync(name));

    /// <summary>An output's value, in the property that says whether it is secret.</summary>
    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var output = await GetOutput(name).Resolution.ConfigureAwait(false);
        return output.IsSecret
            ? new StackReferenceOutputDetails { SecretValue = output.Value }
            : new StackReferenceOutputDetails { Value = output.Value };
    }

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

/// <summary>An output of another stack: at most one of the two is set.</summary>
public sealed class StackReferenceOutputDetails
{
    /// <summary>The value, if it is not secret.</summary>
    public object? Value { get; set; }

    /// <summary>The value, if it is secret.</summary>
    public object? SecretValue { get; set; }
}
