using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Utilities;

/// <summary>A look inside outputs, for tests and previews.</summary>
public static class OutputUtilities
{
    /// <summary>An output that is not known, as a resource's are in a preview.</summary>
    public static Output<T> CreateUnknown<T>(T value) => new(Resolved.Unknown(value));

    /// <summary>An output that is not known; the factory is never called.</summary>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
        => new Output<T>(Resolved.Unknown<T>(default!)).Apply(_ => valueFactory());

    /// <summary>The same output, depending on one resource more.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return new Output<T>(AddAsync());

        async Task<Resolved<T>> AddAsync()
        {
            var resolved = await output.Resolution.ConfigureAwait(false);
            return resolved with { Dependencies = resolved.Dependencies.Add(resource) };
        }
    }

    /// <summary>Whether the value is known.</summary>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output)
        => (await output.Resolution.ConfigureAwait(false)).IsKnown;

    /// <summary>The value, or the type's default where it is not known.</summary>
    public static Task<T> GetValueAsync<T>(Output<T> output) => output.ValueOrAsync(default!);

    /// <summary>The resources that the value came from.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
        => (await output.Resolution.ConfigureAwait(false)).Dependencies;
}
