namespace Ironwood.Catalog.ModelServers;

/// <summary>Something that has to be named to run a model server.</summary>
/// <param name="Id">Stable id, for example <c>vllm.image</c>.</param>
/// <param name="Value">Its name, for example an image with its tag.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record ModelServerTerm(string Id, string Value, string Purpose, string Source, DateOnly AsOf) : ISourced;
