using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Makes and combines outputs.</summary>
public static partial class Output
{
    /// <summary>An output of a value that is there already.</summary>
    public static Output<T> Create<T>(T value) => new(Resolved.Known(value));

    /// <summary>An output of the task's result.</summary>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    /// <summary>A secret output of a value that is there already.</summary>
    public static Output<T> CreateSecret<T>(T value) => new(Resolved.Known(value, isSecret: true));

    /// <summary>A secret output of the task's result.</summary>
    public static Output<T> CreateSecret<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(Resolved.FromAsync(value, isSecret: true));
    }

    /// <summary>The same output, secret.</summary>
    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.WithSecrecy(Task.FromResult(true));
    }

    /// <summary>Whether the output is secret.</summary>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output) =>
        (await output.Resolution.ConfigureAwait(false)).IsSecret;

    /// <summary>All the values, once every one is known.</summary>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        new(AllAsync([.. inputs.Select(input => input.AsOutput())]));

    /// <summary>All the values, once every one is known.</summary>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => new(AllAsync([.. outputs]));

    /// <summary>Formats a string, invariantly, whose holes may be inputs and outputs.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        return new Output<string>(FormatAsync());

        async Task<Resolved<string>> FormatAsync()
        {
            var gathering = new Gathering();
            var arguments = formattableString.GetArguments();
            var values = new object?[arguments.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                var output = arguments[i] is IInput input ? input.ToOutput() : arguments[i] as IOutput;
                if (output is null)
                {
                    values[i] = arguments[i];
                    continue;
                }
                var resolved = await output.ResolveAsync().ConfigureAwait(false);
                gathering.Taint(resolved.IsSecret, resolved.IsKnown, resolved.Dependencies);
                values[i] = resolved.Value;
            }
            return gathering.Into(gathering.IsKnown
                ? string.Format(CultureInfo.InvariantCulture, formattableString.Format, values)
                : null!);
        }
    }

    /// <summary>The value as JSON text; inputs and outputs inside it are resolved first.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<string>(SerializeAsync());

        async Task<Resolved<string>> SerializeAsync()
        {
            var gathering = new Gathering();
            var plain = await gathering.TakeAsync(value).ConfigureAwait(false);
            if (!gathering.IsKnown)
            {
                return gathering.Into("");
            }
            var json = JsonSerializer.Serialize(plain, OutputJsonConverterFactory.Options(options, gathering));
            return gathering.Into(gathering.IsKnown ? json : "");
        }
    }

    private static async Task<Resolved<ImmutableArray<T>>> AllAsync<T>(ImmutableArray<Output<T>> outputs)
    {
        var gathering = new Gathering();
        var values = ImmutableArray.CreateBuilder<T>(outputs.Length);
        foreach (var output in outputs)
        {
            values.Add(await gathering.TakeAsync(output).ConfigureAwait(false));
        }
        return gathering.Into(values.MoveToImmutable());
    }
}
