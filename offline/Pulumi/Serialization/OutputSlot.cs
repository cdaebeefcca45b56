namespace Pulumi.Serialization;

/// <summary>An output property of a resource that is still to be filled.</summary>
internal abstract class OutputSlot
{
    /// <summary>Fills with a value of the slot's type; null becomes the type's default.</summary>
    public abstract void Fill(Resolved<object?> value);

    /// <summary>Fills with the type's default, unless filled already.</summary>
    public abstract void FillDefault(bool isKnown);

    /// <summary>Fails the output, unless filled already.</summary>
    public abstract void Fail(Exception cause);
}

/// <inheritdoc/>
internal sealed class OutputSlot<T>(ImmutableHashSet<Resource> owner) : OutputSlot
{
    private readonly TaskCompletionSource<Resolved<T>> _resolution = new();

    /// <summary>The output; its failure is the registration's, which is watched.</summary>
    public Output<T> ToOutput() => new(_resolution.Task, watched: false);

    public override void Fill(Resolved<object?> value) =>
        _resolution.TrySetResult(new(
            value.Value is T fitting ? fitting : default!,
            value.IsKnown,
            value.IsSecret,
            owner.Union(value.Dependencies)));

    public override void FillDefault(bool isKnown)
    {
        if (!_resolution.Task.IsCompleted)
        {
            _resolution.TrySetResult(new(default!, isKnown, IsSecret: false, owner));
        }
    }

    public override void Fail(Exception cause) => _resolution.TrySetException(cause);
}
