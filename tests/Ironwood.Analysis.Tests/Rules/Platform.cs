namespace Ironwood.Analysis.Tests.Rules;

/// <summary>
/// A small platform without a fault, <c>platform.json</c>, as rules see one; tests change one thing of it. Resources
/// are named by their names, which are unique here.
/// </summary>
internal sealed class Platform
{
    private readonly JsonObject _document = (JsonObject)JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Rules", "platform.json")))!;

    /// <summary>The graph without a fault.</summary>
    public static ResourceGraph Sound { get; } = new Platform().Graph();

    private JsonArray Resources => (JsonArray)_document["resources"]!;

    private JsonArray Edges => (JsonArray)_document["edges"]!;

    public ResourceGraph Graph() => GraphJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(_document.ToJsonString())));

    /// <summary>Sets an input, whose parents exist; null removes it.</summary>
    public Platform Set(string name, string path, JsonNode? value)
    {
        var inputs = Node(name)["inputs"]!;
        var steps = PropertyPath.Steps(path);
        var parent = steps.SkipLast(1).Aggregate(inputs, (node, step) => PropertyPath.Step(node, step)!);
        switch (parent)
        {
            case JsonArray list when value is null:
                list.RemoveAt(int.Parse(steps[^1], null));
                break;
            case JsonArray list:
                list[int.Parse(steps[^1], null)] = value;
                break;
            case JsonObject map when value is null:
                Assert.True(map.Remove(steps[^1]), path);
                break;
            default:
                ((JsonObject)parent)[steps[^1]] = value;
                break;
        }
        return this;
    }

    /// <summary>Replaces a piece of a text.</summary>
    public Platform Replace(string name, string path, string old, string by)
    {
        var text = PropertyPath.At(Node(name)["inputs"], path)!.GetValue<string>();
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Set(name, path, text.Replace(old, by, StringComparison.Ordinal));
    }

    /// <summary>Repeats the last item of a list until there are so many.</summary>
    public Platform Fill(string name, string path, int count, JsonNode? item = null)
    {
        var list = (JsonArray)PropertyPath.At(Node(name)["inputs"], path)!;
        while (list.Count < count)
        {
            list.Add((item ?? list[^1])!.DeepClone());
        }
        return this;
    }

    public Platform Option(string name, string option, JsonNode? value)
    {
        var options = (JsonObject)(Node(name)["options"] ??= new JsonObject());
        options[option] = value;
        if (value is null)
        {
            options.Remove(option);
        }
        return this;
    }

    /// <summary>Adds a resource that is a copy of another, and waits for what that one waits for.</summary>
    public Platform Copy(string name, string copy)
    {
        var node = (JsonObject)Node(name).DeepClone();
        node["name"] = copy;
        return Insert(node, (string)Node(name)["urn"]!);
    }

    /// <summary>Adds a resource that waits for what another one waits for.</summary>
    public Platform Add(string type, string name, JsonObject inputs, string waitsAs)
    {
        var node = (JsonObject)Node(waitsAs).DeepClone();
        (node["type"], node["name"], node["inputs"], node["options"]) = (type, name, inputs, new JsonObject());
        return Insert(node, (string)Node(waitsAs)["urn"]!);
    }

    /// <summary>Removes a resource and what it depends on and what depends on it by an edge.</summary>
    public Platform Drop(string name)
    {
        var node = Node(name);
        var urn = (string)node["urn"]!;
        foreach (var edge in Edges.Where(edge => (string)edge!["from"]! == urn || (string)edge["to"]! == urn).ToArray())
        {
            Edges.Remove(edge);
        }
        Resources.Remove(node);
        return this;
    }

    /// <summary>Removes the edges from one resource to another.</summary>
    public Platform Forget(string from, string to)
    {
        var (source, target) = ((string)Node(from)["urn"]!, (string)Node(to)["urn"]!);
        Edges.Remove(Edges.Single(edge => (string)edge!["from"]! == source && (string)edge["to"]! == target));
        return this;
    }

    public static string Ref(string type, string name, string property) =>
        new Reference(new(type, name), property).ToString();

    private Platform Insert(JsonObject node, string like)
    {
        node["urn"] = $"urn:pulumi:test::ironwood::{node["type"]}::{node["name"]}";
        Resources.Add(node);
        foreach (var edge in Edges.Where(edge => (string)edge!["from"]! == like)
            .Select(edge => edge!.DeepClone())
            .ToArray())
        {
            edge["from"] = (string)node["urn"]!;
            Edges.Add(edge);
        }
        return this;
    }

    private JsonObject Node(string name) => (JsonObject)Resources.Single(node => (string)node!["name"]! == name)!;
}
