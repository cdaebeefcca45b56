using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Writes the values of the inputs and outputs inside an object, noting what they were on the way.</summary>
internal sealed class OutputJsonConverterFactory(Gathering gathering) : JsonConverterFactory
{
    /// <summary>The options, with a factory for this one serialization.</summary>
    public static JsonSerializerOptions Options(JsonSerializerOptions? options, Gathering gathering)
    {
        var resolving = new JsonSerializerOptions(options ?? JsonSerializerOptions.Default);
        resolving.Converters.Add(new OutputJsonConverterFactory(gathering));
        return resolving;
    }

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && WrapperOf(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var element = typeToConvert.GetGenericArguments()[0];
        var converter = WrapperOf(typeToConvert)!.MakeGenericType(element);
        return (JsonConverter)Activator.CreateInstance(converter, gathering)!;
    }

    private static Type? WrapperOf(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(Output<>))
        {
            return typeof(OfOutput<>);
        }
        if (definition == typeof(Input<>))
        {
            return typeof(OfInput<>);
        }
        if (definition == typeof(InputList<>))
        {
            return typeof(OfList<>);
        }
        return definition == typeof(InputMap<>) ? typeof(OfMap<>) : null;
    }

    private abstract class Unwrapping<TWrapper, T>(Gathering gathering) : JsonConverter<TWrapper>
    {
        public override TWrapper Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("JSON is only written, never read.");

        public override void Write(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options)
        {
            // Converters are synchronous, so there is nothing to do but wait.
            var pending = gathering.TakeAsync(Unwrap(value)).AsTask();
            var plain = pending.GetAwaiter().GetResult();
            if (gathering.IsKnown)
            {
                JsonSerializer.Serialize(writer, plain, options);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        protected abstract Output<T> Unwrap(TWrapper value);
    }

    private sealed class OfOutput<T>(Gathering gathering) : Unwrapping<Output<T>, T>(gathering)
    {
        protected override Output<T> Unwrap(Output<T> value) => value;
    }

    private sealed class OfInput<T>(Gathering gathering) : Unwrapping<Input<T>, T>(gathering)
    {
        protected override Output<T> Unwrap(Input<T> value) => value.AsOutput();
    }

    private sealed class OfList<T>(Gathering gathering) : Unwrapping<InputList<T>, ImmutableArray<T>>(gathering)
    {
        protected override Output<ImmutableArray<T>> Unwrap(InputList<T> value) => value.AsOutput();
    }

    private sealed class OfMap<T>(Gathering gathering)
        : Unwrapping<InputMap<T>, ImmutableDictionary<string, T>>(gathering)
    {
        protected override Output<ImmutableDictionary<string, T>> Unwrap(InputMap<T> value) => value.AsOutput();
    }
}
