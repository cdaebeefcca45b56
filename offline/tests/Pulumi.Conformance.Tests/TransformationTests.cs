using System.Collections.Concurrent;

namespace Pulumi.Conformance.Tests;

[Collection(ProcessWide.Name)]
public sealed class TransformationTests
{
    private static readonly AsyncLocal<(StackOptions Options, Action Program)> Subject = new();

    [Fact]
    public async Task They_run_in_order_the_resources_own_then_the_parents_then_the_stacks()
    {
        var seen = new ConcurrentQueue<string>();
        await TestAsync(
            new StackOptions { ResourceTransformations = { Note(seen, "stack") } },
            () => _ = new Group(
                "outer",
                outer => _ = new Group(
                    "inner",
                    inner => _ = new Thing("thing", null, new()
                    {
                        Parent = inner,
                        ResourceTransformations = { Note(seen, "own 1"), Note(seen, "own 2") },
                    }),
                    new() { Parent = outer, ResourceTransformations = { Note(seen, "inner") } }),
                new() { ResourceTransformations = { Note(seen, "outer") } }));
        Assert.Equal(
            ["thing: own 1", "thing: own 2", "thing: inner", "thing: outer", "thing: stack"],
            seen.Where(line => line.StartsWith("thing", StringComparison.Ordinal)));
        Assert.Equal(["inner: inner", "inner: outer", "inner: stack"],
            seen.Where(line => line.StartsWith("inner", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_stacks_sees_every_resource_and_the_stack()
    {
        var seen = new ConcurrentQueue<string>();
        await TestAsync(
            new StackOptions { ResourceTransformations = { Note(seen, "stack") } },
            () =>
            {
                var provider = new Provider("provider");
                _ = new Thing("thing", null, new() { Provider = provider });
            });
        Assert.Equal(["project-stack: stack", "provider: stack", "thing: stack"], seen);
    }

    [Fact]
    public async Task It_sees_resource_arguments_and_options()
    {
        ResourceTransformationArgs? seen = null;
        Thing? first = null;
        await TestAsync(
            new StackOptions
            {
                ResourceTransformations =
                {
                    args =>
                    {
                        if (args.Resource.GetResourceName() == "second")
                        {
                            seen = args;
                        }
                        return null;
                    },
                },
            },
            () =>
            {
                first = new Thing("first");
                _ = new Group("group", owner => _ = new Thing(
                    "second",
                    new ThingArgs { Label = "a" },
                    new()
                    {
                        Parent = owner,
                        Protect = true,
                        DependsOn = { first },
                        DeletedWith = first,
                        Aliases = { new Alias { Type = "former" } },
                        IgnoreChanges = { "size" },
                        CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(5) },
                    }));
            });
        var (resource, arguments, options) = (seen!.Value.Resource, seen.Value.Args, seen.Value.Options);
        Assert.Equal(Thing.Token, resource.GetResourceType());
        Assert.Equal("a", await Assert.IsType<ThingArgs>(arguments).Label.ToOutput().ValueAsync());
        Assert.Equal("group", options.Parent!.GetResourceName());
        Assert.True(options.Protect);
        Assert.Same(first, Assert.Single(await options.DependsOn.ToOutput().ValueAsync()));
        Assert.Same(first, options.DeletedWith);
        Assert.Single(options.Aliases);
        Assert.Equal(["size"], options.IgnoreChanges);
        Assert.Equal(TimeSpan.FromMinutes(5), options.CustomTimeouts!.Create);
        Assert.Equal("1.2.3", Assert.IsType<CustomResourceOptions>(options).Version);
    }

    [Fact]
    public async Task It_replaces_arguments_and_options()
    {
        var mocks = new RecordingMocks();
        await TestAsync(
            new StackOptions
            {
                ResourceTransformations =
                {
                    args => args.Args is ThingArgs thing
                        ? new ResourceTransformationResult(
                            new ThingArgs { Label = thing.Label.Apply(label => $"{label}!") },
                            CustomResourceOptions.Merge(
                                (CustomResourceOptions)args.Options, new() { ImportId = "there" }))
                        : null,
                },
            },
            () => _ = new Thing("thing", new ThingArgs { Label = "a" }),
            mocks);
        Assert.Equal("a!", mocks["thing"].Inputs["label"]);
        Assert.Equal("there", mocks["thing"].Id);
    }

    [Fact]
    public async Task It_may_change_the_arguments_in_place()
    {
        var mocks = new RecordingMocks();
        await TestAsync(
            new StackOptions
            {
                ResourceTransformations =
                {
                    args =>
                    {
                        if (args.Args is ThingArgs thing)
                        {
                            thing.Tags.Add("owner", "me");
                        }
                        return new ResourceTransformationResult(args.Args, args.Options);
                    },
                },
            },
            () => _ = new Thing("thing", new ThingArgs { Tags = { { "a", "1" } } }),
            mocks);
        var tags = (IReadOnlyDictionary<string, object>)mocks["thing"].Inputs["tags"];
        Assert.Equal(["a", "owner"], tags.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_sees_what_the_one_before_it_left()
    {
        var mocks = new RecordingMocks();
        await Runs.PreviewAsync(
            () => new Thing(
                "thing",
                new ThingArgs { Label = "a" },
                new() { ResourceTransformations = { Append("b"), Append("c") } }),
            mocks);
        Assert.Equal("abc", mocks["thing"].Inputs["label"]);

        static ResourceTransformation Append(string text) => args => new ResourceTransformationResult(
            new ThingArgs { Label = ((ThingArgs)args.Args).Label.Apply(label => label + text) }, args.Options);
    }

    [Fact]
    public async Task It_may_not_change_the_parent()
    {
        var failure = await Runs.FailureOfAsync(() => new Thing("thing", null, new()
        {
            ResourceTransformations =
            {
                args => new ResourceTransformationResult(
                    args.Args, new CustomResourceOptions { Parent = new Group("group") }),
            },
        }));
        failure.Says("Transformations cannot currently be used to change the 'parent'");
    }

    private static ResourceTransformation Note(ConcurrentQueue<string> seen, string who) =>
        args =>
        {
            seen.Enqueue($"{args.Resource.GetResourceName()}: {who}");
            return null;
        };

    private static Task TestAsync(StackOptions options, Action program, IMocks? mocks = null)
    {
        Subject.Value = (options, program);
        return Runs.TestAsync(() => new SubjectStack(), mocks ?? new RecordingMocks());
    }

    public sealed class SubjectStack : Stack
    {
        public SubjectStack() : base(Subject.Value.Options) => Subject.Value.Program();
    }
}
