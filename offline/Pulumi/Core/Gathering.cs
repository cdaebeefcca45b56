using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Several outputs as one: known if all are, secret if any is, depending on all that they depend on.</summary>
internal sealed class Gathering
{
    private ImmutableHashSet<Resource> _dependencies = [];
    private bool _isKnown = true;
    private bool _isSecret;

    public async ValueTask<T> TakeAsync<T>(Output<T> output)
    {
        var resolved = await output.Resolution.ConfigureAwait(false);
        return Take(resolved);
    }

    public async ValueTask<object?> TakeAsync(IOutput output)
    {
        var resolved = await output.ResolveAsync().ConfigureAwait(false);
        return Take(resolved);
    }

    public void Taint(bool isSecret, bool isKnown, IEnumerable<Resource> dependencies)
    {
        _isKnown &= isKnown;
        _isSecret |= isSecret;
        _dependencies = _dependencies.Union(dependencies);
    }

    public bool IsKnown => _isKnown;

    public Resolved<T> Into<T>(T value) => new(value, _isKnown, _isSecret, _dependencies);

    private T Take<T>(Resolved<T> resolved)
    {
        _isKnown &= resolved.IsKnown;
        _isSecret |= resolved.IsSecret;
        if (!ReferenceEquals(_dependencies, resolved.Dependencies))
        {
            _dependencies = _dependencies.IsEmpty ? resolved.Dependencies : _dependencies.Union(resolved.Dependencies);
        }
        return resolved.Value;
    }
}
