using System.Text.Json.Nodes;
using Ironwood.Analysis.Schema;
using Ironwood.Graph;

namespace Ironwood.Analysis.Diff;

/// <summary>A resource that both graphs hold, and what has been found out about it so far.</summary>
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

    /// <summary>Whether what it reads is deleted before there is a new one, so that it has to go first.</summary>
    public bool GoesWithWhatItReads { get; private set; }

    public bool DeletesFirst => GoesWithWhatItReads || ReplacementOrder.DeletesFirst(After);

    /// <summary>Whether something in a top-level input has another value from now on.</summary>
    public bool Changes(string input) => _properties.Keys.Any(path => PropertyPath.Steps(path)[0] == input);

    /// <summary>Whether an output has another value from now on.</summary>
    public bool Moves(string output) =>
        Changes(output) || (IsReplaced && _inputs[output] is null && !ReplacementOrder.IsOfThePlace(output));

    /// <summary>Takes up that an input reads something that has another value from now on, or is away for a
    /// time.</summary>
    /// <returns>Whether that was new.</returns>
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
                // It says what the default says, leaves to the cloud what the cloud then keeps, or says the same
                // otherwise.
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
            Add(new(path, "the program asks for it by replaceOnChanges", null));
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
            Add(new("options.provider", "it does if the other provider has another project or region", null, false));
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

    // Asked for the whole input: what marks a block or a map counts for what stands in it.
    private ChangeConsequence ConsequenceOfReading(string path)
    {
        var input = PropertyPath.Steps(path)[0];
        var after = _inputs[input]?.DeepClone();
        var other = JsonValue.Create($"{PropertyPath.At(_inputs, path)} (another)");
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
            // The block as a whole came or went: what is secret in it stays so.
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
