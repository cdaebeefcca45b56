namespace Pulumi.Utilities;

/// <summary>A look inside outputs, for tests and previews.</summary>
public static class OutputUtilities
{
    /// <summary>The value, or the type's default where it is not known.</summary>
    public static Task<T> GetValueAsync<T>(Output<T> output) => output.ValueOrAsync(default!);

    /// <summary>The resources that the value came from.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) =>
        (await output.Resolution.ConfigureAwait(false)).Dependencies;
}
