using Ironwood.Analysis.Schema;

namespace Ironwood.Analysis.Diff;

/// <summary>A resource that is in both graphs, and what is known about its change so far.</summary>
internal sealed class ComparedResource
{
    private const string InputsPrefix = "inputs.";

    private readonly SortedDictionary<string, PropertyChange> _properties = new(StringComparer.Ordinal);
    private readonly List<ReplacementCause> _causes = [];
    private readonly List<Refusal> _refusals = [];
    private readonly JsonObject _inputs;

    public ComparedResource(ResourceNode before, ResourceNode after)
    {
        Before = before;
        After = after;
        _inputs = PathPattern.WithIgnored(before.Inputs, after.Inputs, after.Options.IgnoreChanges);
        CompareInputs();
        CompareOptions();
    }

    public ResourceNode Before { get; }

    public ResourceNode After { get; }

    public IReadOnlyCollection<PropertyChange> Properties => _properties.Values;

    public IReadOnlyList<ReplacementCause> Causes => _causes;

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public bool IsReplaced => _causes.Any(cause => cause.IsCertain);

    /// <summary>
    /// Whether a resource that it reads is deleted before the new one exists, so that this one must be deleted first.
    /// </summary>
    public bool GoesWithWhatItReads { get; private set; }

    public bool DeletesFirst => GoesWithWhatItReads || ReplacementOrder.DeletesFirst(After);

    /// <summary>Whether something in a top-level input changes.</summary>
    public bool Changes(string input) => _properties.Keys.Any(path => PropertyPath.Steps(path)[0] == input);

    /// <summary>Whether an output changes.</summary>
    public bool Moves(string output) =>
        Changes(output) || (IsReplaced && _inputs[output] is null && !ReplacementOrder.IsOfThePlace(output));

    /// <summary>Records that an input reads a value that changes or is absent for a time.</summary>
    /// <returns>Whether this was not recorded before.</returns>
    public bool Read(string path, string source, bool moves, bool goesFirst)
    {
        if (After.Options.IgnoreChanges.Any(pattern => PathPattern.Matches(pattern, path)))
        {
            return false;
        }
        var consequence = ConsequenceOfReading(path);
        var isNew = false;
        if (moves && !_properties.ContainsKey(path))
        {
            var value = IsSecret(path) ? PropertyChange.Hidden : PropertyPath.At(_inputs, path)?.DeepClone();
            _properties.Add(path, new(path, value, value?.DeepClone(), IsSecret(path), source));
            isNew = true;
        }
        var isAsked = After.Options.ReplaceOnChanges.Any(pattern => PathPattern.Matches(pattern, path));
        if (consequence.Effect >= ChangeEffect.MayReplace || isAsked)
        {
            isNew |= Add(new(
                path, $"reads {source}, which is new", consequence.Source,
                isAsked || consequence.Effect == ChangeEffect.Replaces));
            isNew |= goesFirst && IsReplaced && !GoesWithWhatItReads;
            GoesWithWhatItReads |= goesFirst && IsReplaced;
        }
        return isNew;
    }

    private void CompareInputs()
    {
        foreach (var (path, before, after) in PropertyDiff.Of(Before.Inputs, _inputs))
        {
            var input = PropertyPath.Steps(path)[0];
            if (ReplacementRules.AreSame(After.Type, path, before, after)
                || ReplacementRules.AreSame(
                    After.Type, PropertyPath.Property("", input), Before.Inputs[input], _inputs[input]))
            {
                // It equals the default, leaves a value to the cloud that the cloud keeps, or says the same in another
                // way.
                continue;
            }
            var isSecret = IsSecret(path);
            _properties.Add(path, isSecret
                ? new(
                    path,
                    before is null ? null : PropertyChange.Hidden,
                    after is null ? null : PropertyChange.Hidden,
                    true)
                : new(path, Shown(path, before), Shown(path, after)));
        }
        foreach (var input in _properties.Keys.Select(path => PropertyPath.Steps(path)[0]).Distinct().ToArray())
        {
            Judge(
                ReplacementRules.Of(
                    After.Type, PropertyPath.Property("", input), Before.Inputs[input], _inputs[input]));
        }
        foreach (var path in _properties.Keys
            .Where(path => After.Options.ReplaceOnChanges.Any(pattern => PathPattern.Matches(pattern, path))))
        {
            Add(new(path, "the program demands it with replaceOnChanges", null));
        }
    }

    private void Judge(ChangeConsequence consequence)
    {
        switch (consequence.Effect)
        {
            case ChangeEffect.Fails:
                _refusals.Add(
                    new(Refuser.Provider, $"{consequence.Path}: {consequence.Reason}", "give it another logical name"));
                break;
            case ChangeEffect.Replaces or ChangeEffect.MayReplace:
                Add(new(
                    consequence.Path,
                    consequence.Reason,
                    consequence.Source,
                    consequence.Effect == ChangeEffect.Replaces));
                break;
        }
    }

    private void CompareOptions()
    {
        Option("protect", Before.Options.Protect, After.Options.Protect);
        Option("retainOnDelete", Before.Options.RetainOnDelete, After.Options.RetainOnDelete);
        Option("provider", Before.Options.Provider, After.Options.Provider);
        if (Before.Options.Provider != After.Options.Provider)
        {
            Add(new("options.provider", "it does if the other provider has a different project or "
                + "region", null, false));
        }
    }

    private void Option<T>(string name, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
        {
            var path = $"options.{name}";
            _properties.Add(path, new(path, JsonValue.Create(before), JsonValue.Create(after)));
        }
    }

    private bool Add(ReplacementCause cause)
    {
        if (_causes.Contains(cause))
        {
            return false;
        }
        _causes.Add(cause);
        return true;
    }

    // This asks for the whole input: the mark of a block or map also covers the values in it.
    private ChangeConsequence ConsequenceOfReading(string path)
    {
        var input = PropertyPath.Steps(path)[0];
        var after = _inputs[input]?.DeepClone();
        var other = JsonValue.Create($"{PropertyPath.At(_inputs, path)} (a different one)");
        if (path == input)
        {
            after = other;
        }
        else if (PropertyPath.At(new JsonObject { [input] = after }, path) is { } place)
        {
            place.ReplaceWith(other);
        }
        else
        {
            return ReplacementRules.Of(After.Type, path, null, other);
        }
        return ReplacementRules.Of(After.Type, input, _inputs[input], after);
    }

    private JsonNode? Shown(string path, JsonNode? value)
    {
        var shown = value?.DeepClone();
        foreach (var secret in SecretPaths().Where(secret => PropertyDiff.IsWithin(secret, path) && secret != path))
        {
            // The whole block was added or removed; secrets in it stay secret.
            PropertyPath.At(shown, secret[path.Length..].TrimStart('.'))?.ReplaceWith(PropertyChange.Hidden);
        }
        return shown;
    }

    private bool IsSecret(string path) =>
        SecretPaths().Any(secret => PropertyDiff.IsWithin(path, secret))
        || ProviderSchema.Of(After.Type)?.Input(path) is { IsSecret: true };

    private IEnumerable<string> SecretPaths() => Before.Secrets.Concat(After.Secrets)
        .Where(secret => secret.StartsWith(InputsPrefix, StringComparison.Ordinal))
        .Select(secret => secret[InputsPrefix.Length..]);
}
