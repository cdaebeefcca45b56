using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ironwood.SdkGenerator.Tests;

public sealed class ResourceTests
{
    private const string SmallThing = "Pulumi.Toy.Shop.Thing";

    private const string Text = """{ "type": "string" }""";

    private const string Labels = """{ "type": "object", "additionalProperties": { "type": "string" } }""";

    [Theory]
    [InlineData("""{ "type": "string" }""", "Input<String>", "String")]
    [InlineData("""{ "type": "boolean" }""", "Input<Boolean>", "Boolean")]
    [InlineData("""{ "type": "integer" }""", "Input<Int32>", "Int32")]
    [InlineData("""{ "type": "number" }""", "Input<Double>", "Double")]
    [InlineData(
        """{ "type": "array", "items": { "type": "string" } }""", "InputList<String>", "ImmutableArray<String>")]
    [InlineData(
        """{ "type": "object", "additionalProperties": { "type": "string" } }""",
        "InputMap<String>", "ImmutableDictionary<String, String>")]
    [InlineData(
        """{ "type": "object", "additionalProperties": { "type": "array", "items": { "type": "integer" } } }""",
        "InputMap<ImmutableArray<Int32>>", "ImmutableDictionary<String, ImmutableArray<Int32>>")]
    [InlineData(
        """{ "type": "array", "items": { "type": "object", "additionalProperties": { "type": "string" } } }""",
        "InputList<ImmutableDictionary<String, String>>", "ImmutableArray<ImmutableDictionary<String, String>>")]
    public void Each_type_of_the_schema_has_its_type_in_CSharp(string property, string input, string output)
    {
        var assembly = Generated.AssemblyFrom(SmallSchema.WithProperty(property, required: true));

        Assert.Equal(input, Described.PropertyOf(assembly.GetType(SmallThing + "Args")!, "Value"));
        Assert.Equal($"Output<{output}>", Described.PropertyOf(assembly.GetType(SmallThing)!, "Value"));
    }

    [Theory]
    [InlineData("""{ "type": "string" }""", "Input<String>?", "Output<String?>")]
    [InlineData("""{ "type": "integer" }""", "Input<Int32>?", "Output<Int32?>")]
    // An immutable array has its own empty state, an input collection is never null to the program.
    [InlineData(
        """{ "type": "array", "items": { "type": "string" } }""",
        "InputList<String>", "Output<ImmutableArray<String>>")]
    [InlineData(Labels, "InputMap<String>", "Output<ImmutableDictionary<String, String>?>")]
    public void What_is_not_required_may_be_null(string property, string input, string output)
    {
        var assembly = Generated.AssemblyFrom(SmallSchema.WithProperty(property));

        Assert.Equal(input, Described.PropertyOf(assembly.GetType(SmallThing + "Args")!, "Value"));
        Assert.Equal(output, Described.PropertyOf(assembly.GetType(SmallThing)!, "Value"));
    }

    [Theory]
    [InlineData("""{ "type": "string" }""", "Value")]
    [InlineData(Labels, "_value")]
    [InlineData("""{ "type": "string", "secret": true }""", "_value")]
    public void The_attribute_of_an_input_says_its_name_and_whether_it_is_required(string property, string member)
    {
        var required = Generated.TypeFrom(SmallSchema.WithProperty(property, required: true), SmallThing + "Args");
        var optional = Generated.TypeFrom(SmallSchema.WithProperty(property), SmallThing + "Args");

        Assert.Equal(("value", true), Described.InputOf(required, member));
        Assert.Equal(("value", false), Described.InputOf(optional, member));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Args_are_optional_exactly_when_no_input_is_required(bool isRequired, bool isOptional)
    {
        var type = Generated.TypeFrom(SmallSchema.WithProperty(Text, isRequired), SmallThing);

        var parameters = Assert.Single(type.GetConstructors()).GetParameters();

        Assert.Equal(["name", "args", "options"], parameters.Select(parameter => parameter.Name));
        Assert.Equal([false, isOptional, true], parameters.Select(parameter => parameter.HasDefaultValue));
    }

    [Fact]
    public void A_collection_of_args_can_be_filled_by_an_initializer()
    {
        var type = Generated.TypeFrom(SmallSchema.WithProperty(Labels), SmallThing + "Args");
        dynamic args = Activator.CreateInstance(type)!;

        args.Value.Add("key", (Input<string>)"value");

        Assert.Same(args.Value, args.Value);
    }

    [Theory]
    [InlineData("toy:shop/iAMMember:IAMMember", "Pulumi.Toy.Shop.IAMMember")]
    [InlineData("toy:shop/uRLMap:URLMap", "Pulumi.Toy.Shop.URLMap")]
    [InlineData("toy:index/thing:Thing", "Pulumi.Toy.Thing")]
    [InlineData("toy:bigshop/thing:Thing", "Pulumi.Toy.BigShop.Thing")]
    public void A_token_names_the_class_and_its_namespace(string token, string name)
    {
        var schema = SmallSchema.Package(
            resources: $$"""{ "{{token}}": {} }""",
            rest: """ "language": { "csharp": { "namespaces": { "bigshop": "BigShop" } } },""");

        var type = Generated.TypeFrom(schema, name);

        var attribute = type.GetCustomAttributesData().Single(a => a.AttributeType.Name == "ToyResourceTypeAttribute");
        Assert.Equal(token, attribute.ConstructorArguments.Single().Value);
    }

    [Fact]
    public void A_property_takes_the_name_that_the_schema_gives_it_in_CSharp()
    {
        var schema = SmallSchema.WithProperty(
            """{ "type": "string", "language": { "csharp": { "name": "ThingName" } } }""", name: "thing");

        var assembly = Generated.AssemblyFrom(schema);

        Assert.Equal("Output<String?>", Described.PropertyOf(assembly.GetType(SmallThing)!, "ThingName"));
        Assert.Equal(("thing", false), Described.InputOf(assembly.GetType(SmallThing + "Args")!, "ThingName"));
    }

    [Fact]
    public async Task A_resource_registers_its_token_inputs_version_secrets_and_aliases()
    {
        var schema = SmallSchema.WithThing(
            """
            "aliases": [{ "type": "toy:shop/object:Object" }],
            "inputProperties": {
              "labels": { "type": "object", "additionalProperties": { "type": "string" } },
              "size": { "type": "integer" }
            },
            "properties": { "key": { "type": "string", "secret": true }, "size": { "type": "integer" } },
            "required": ["key", "size"]
            """);
        var assembly = Generated.AssemblyFrom(schema);
        var mocks = new RecordingMocks();
        CustomResourceOptions? options = null;

        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            var watched = new CustomResourceOptions
            {
                ResourceTransformations = { t => { options = (CustomResourceOptions)t.Options; return null; } },
            };
            dynamic args = Activator.CreateInstance(assembly.GetType(SmallThing + "Args")!)!;
            args.Size = (Input<int>)3;
            args.Labels.Add("a", (Input<string>)"b");
            Activator.CreateInstance(assembly.GetType(SmallThing)!, "one", args, watched);
        });
        var registered = Assert.Single(mocks.Resources);
        Assert.Equal((SmallSchema.Thing, "one"), (registered.Type, registered.Name));
        Assert.Equal(3.0, registered.Inputs["size"]);
        Assert.Equal("b", ((ImmutableDictionary<string, object>)registered.Inputs["labels"])["a"]);
        Assert.NotNull(options);
        Assert.Equal("1.2.3", options.Version);
        Assert.Equal(["key"], options.AdditionalSecretOutputs);
        Assert.Single(options.Aliases);
    }

    [Fact]
    public async Task An_argument_that_the_schema_marks_secret_becomes_one()
    {
        var schema = SmallSchema.WithThing(
            """
            "inputProperties": {
              "key": { "type": "string", "secret": true },
              "keys": { "type": "array", "items": { "type": "string" }, "secret": true },
              "pairs": { "type": "object", "additionalProperties": { "type": "string" }, "secret": true },
              "open": { "type": "string" }
            }
            """);
        dynamic args = Activator.CreateInstance(Generated.TypeFrom(schema, SmallThing + "Args"))!;

        args.Key = (Input<string>)"k";
        args.Keys = (InputList<string>)new[] { "k" };
        args.Pairs = new InputMap<string> { { "k", "v" } };
        args.Open = (Input<string>)"o";

        Assert.Equal((true, "k"), await Resolve((Input<string>)args.Key));
        Assert.True((await Resolve((Input<ImmutableArray<string>>)args.Keys)).IsSecret);
        Assert.True((await Resolve((Input<ImmutableDictionary<string, string>>)args.Pairs)).IsSecret);
        Assert.Equal((false, "o"), await Resolve((Input<string>)args.Open));
    }

    private static async Task<(bool IsSecret, T Value)> Resolve<T>(Input<T> input) =>
        (await Output.IsSecretAsync(input.ToOutput()),
            await OutputUtilities.GetValueAsync(input.ToOutput()));
}
