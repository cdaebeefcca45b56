using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The deployment that runs.</summary>
public sealed class DeploymentInstance
{
    private readonly Deployment _deployment;

    internal DeploymentInstance(Deployment deployment) => _deployment = deployment;

    /// <summary>The stack's name.</summary>
    public string StackName => _deployment.StackName;

    /// <summary>The project's name.</summary>
    public string ProjectName => _deployment.ProjectName;

    /// <summary>The organization's name.</summary>
    public string OrganizationName => _deployment.OrganizationName;

    /// <summary>The folder of the project file; an error where the options gave none.</summary>
    public string RootDirectory
        => _deployment.RootDirectory ?? throw new InvalidOperationException("The root directory is not known.");

    /// <summary>Whether this is a preview, which changes nothing.</summary>
    public bool IsDryRun => _deployment.IsDryRun;

    /// <summary>Calls a function; the result is not known while an argument is not.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => new(_deployment.InvokeToOutputAsync<T>(token, args, options));

    /// <summary>Calls a function; the result is not known while an argument or dependency is not.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => new(_deployment.InvokeToOutputAsync<T>(token, args, options));

    /// <summary>Calls a function that returns a single property.</summary>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(results => results.Values.First());

    /// <summary>Calls a function that returns a single property.</summary>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(results => results.Values.First());

    /// <summary>Calls a function with plain arguments.</summary>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => _deployment.InvokeAsync<T>(token, args, options);

    /// <summary>Calls a function with plain arguments and ignores the result.</summary>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null)
        => _deployment.InvokeAsync<ImmutableDictionary<string, object>>(token, args, options);

    /// <summary>Calls a function with plain arguments that returns a single property.</summary>
    public async Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
    {
        var results = await InvokeAsync<ImmutableDictionary<string, T>>(token, args, options).ConfigureAwait(false);
        return results.Values.First();
    }
}
