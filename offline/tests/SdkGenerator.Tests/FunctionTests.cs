using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ironwood.SdkGenerator.Tests;

public sealed class FunctionTests
{
    private const string Filter =
        """
        {
          "toy:shop/getThingFilter:getThingFilter": {
            "properties": { "names": { "type": "array", "items": { "type": "string" } } }, "required": ["names"]
          }
        }
        """;

    private const string Body =
        """
        "inputs": {
          "properties": {
            "filters": { "type": "array", "items": { "$ref": "#/types/toy:shop/getThingFilter:getThingFilter" } },
            "size": { "type": "integer" }
          },
          "required": ["size"]
        },
        "outputs": {
          "properties": {
            "filters": { "type": "array", "items": { "$ref": "#/types/toy:shop/getThingFilter:getThingFilter" } },
            "id": { "type": "string" },
            "note": { "type": "string" }
          },
          "required": ["id"]
        }
        """;

    [Fact]
    public void A_function_has_args_for_known_values_and_args_for_outputs()
    {
        var assembly = Generated.AssemblyFrom(SmallSchema.WithFunction(Body, Filter));
        var plain = assembly.GetType("Pulumi.Toy.Shop.GetThingArgs")!;
        var inputs = assembly.GetType("Pulumi.Toy.Shop.GetThingInvokeArgs")!;

        Assert.Equal("Int32", Described.PropertyOf(plain, "Size"));
        Assert.Equal("List<GetThingFilterArgs>", Described.PropertyOf(plain, "Filters"));
        Assert.Equal("Input<Int32>", Described.PropertyOf(inputs, "Size"));
        Assert.Equal("InputList<GetThingFilterInputArgs>", Described.PropertyOf(inputs, "Filters"));
        Assert.Equal(typeof(InvokeArgs), plain.BaseType);
        Assert.Equal(typeof(InvokeArgs), inputs.BaseType);
        Assert.Equal(typeof(InvokeArgs), assembly.GetType("Pulumi.Toy.Shop.Inputs.GetThingFilterArgs")!.BaseType);
        var nested = assembly.GetType("Pulumi.Toy.Shop.Inputs.GetThingFilterInputArgs")!;
        Assert.Equal(typeof(ResourceArgs), nested.BaseType);
    }

    [Fact]
    public void A_function_has_a_result()
    {
        var result = Generated.TypeFrom(SmallSchema.WithFunction(Body, Filter), "Pulumi.Toy.Shop.GetThingResult");

        Assert.Equal("String", Described.FieldOf(result, "Id"));
        Assert.Equal("String?", Described.FieldOf(result, "Note"));
        Assert.Equal("ImmutableArray<GetThingFilterResult>", Described.FieldOf(result, "Filters"));
    }

    [Fact]
    public async Task A_function_can_be_called_with_outputs_and_with_known_values()
    {
        var assembly = Generated.AssemblyFrom(SmallSchema.WithFunction(
            """
            "inputs": { "properties": { "size": { "type": "integer" } } },
            "outputs": { "properties": { "id": { "type": "string" } }, "required": ["id"] }
            """));
        var function = assembly.GetType("Pulumi.Toy.Shop.GetThing")!;
        var mocks = new RecordingMocks { Answer = new() { ["id"] = "it" } };
        var answers = new List<string>();

        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, async () =>
        {
            dynamic args = Activator.CreateInstance(assembly.GetType("Pulumi.Toy.Shop.GetThingInvokeArgs")!)!;
            args.Size = (Input<int>)3;
            var invoke = function.GetMethods().Single(m => m.Name == "Invoke" && m.GetParameters()[1].HasDefaultValue);
            answers.Add(await IdOf(invoke.Invoke(null, [args, null])!));
            var invokeAsync = (Task)function.GetMethod("InvokeAsync")!.Invoke(null, [null, null])!;
            await invokeAsync;
            answers.Add(Id(((dynamic)invokeAsync).Result));
        });
        Assert.Equal(["it", "it"], answers);
        Assert.All(mocks.Calls, call => Assert.Equal("toy:shop/getThing:getThing", call.Token));
        Assert.Equal(3.0, mocks.Calls[0].Args["size"]);
        Assert.Empty(mocks.Calls[1].Args);
    }

    [Theory]
    [InlineData("[]", true)]
    [InlineData("""["size"]""", false)]
    public void Args_are_optional_exactly_when_none_is_required(string required, bool isOptional)
    {
        var type = Generated.TypeFrom(
            SmallSchema.WithFunction(
                $$"""
                "inputs": { "properties": { "size": { "type": "integer" } }, "required": {{required}} },
                "outputs": { "properties": {} }
                """),
            "Pulumi.Toy.Shop.GetThing");

        Assert.Equal(isOptional, type.GetMethod("InvokeAsync")!.GetParameters()[0].HasDefaultValue);
        // The overload for output options takes both, so that a call without options is no ambiguity.
        Assert.Equal(
            [false, isOptional],
            type.GetMethods().Where(m => m.Name == "Invoke").Select(m => m.GetParameters()[0].HasDefaultValue).Order());
    }

    private static async Task<string> IdOf(object output)
    {
        var result = typeof(OutputUtilities).GetMethod(nameof(OutputUtilities.GetValueAsync))!
            .MakeGenericMethod(output.GetType().GetGenericArguments()[0]).Invoke(null, [output])!;
        return Id(await (dynamic)result);
    }

    private static string Id(object result) => (string)result.GetType().GetField("Id")!.GetValue(result)!;
}
