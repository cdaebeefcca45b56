namespace Ironwood.Catalog.Tests.Accelerators;

public class LegacyAcceleratorNameTests
{
    [Theory]
    [InlineData("v7-256", "tpu7x", SuffixCounting.Chips, 256, "4x8x8")]
    [InlineData("v7-9216", "tpu7x", SuffixCounting.Chips, 9216, "16x24x24")]
    [InlineData("tpu7x-128", "tpu7x", SuffixCounting.TensorCores, 64, "4x4x4")]
    [InlineData("tpu-7x-8", "tpu7x", SuffixCounting.TensorCores, 4, "2x2x1")]
    [InlineData("v7x-16", "tpu7x", SuffixCounting.TensorCores, 8, "2x2x2")]
    [InlineData("v6e-8", "v6e", SuffixCounting.Chips, 8, "2x4")]
    [InlineData("v5litepod-16", "v5e", SuffixCounting.Chips, 16, "4x4")]
    [InlineData("v5e-1", "v5e", SuffixCounting.Chips, 1, "1x1")]
    [InlineData("v5p-128", "v5p", SuffixCounting.TensorCores, 64, "4x4x4")]
    [InlineData("v6e-12", "v6e", SuffixCounting.Chips, 12, null)]
    [InlineData("v4-8", null, SuffixCounting.TensorCores, 4, null)]
    [InlineData("v2-8", null, SuffixCounting.TensorCores, 4, null)]
    public void A_name_is_read_as_generation_and_chips(
        string name, string? generation, SuffixCounting counting, int chips, string? topology)
    {
        var reading = LegacyAcceleratorName.Read(name);

        Assert.NotNull(reading);
        Assert.Equal(
            (name, generation, counting, chips, topology),
            (reading.Name, reading.Generation?.Id, reading.Counting, reading.Chips, reading.Topology?.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4x8x8")]
    [InlineData("tpu7x")]
    [InlineData("tpu7x-standard-4t")]
    [InlineData("v6e-")]
    [InlineData("v6e-0")]
    [InlineData("v6e-99999999999")]
    [InlineData("v9-8")]
    [InlineData("v5p-3")]
    [InlineData("v6e-8 ")]
    public void What_is_no_such_name_is_not_read(string? text) => Assert.Null(LegacyAcceleratorName.Read(text));

    [Theory]
    [InlineData(
        "v7-256",
        "'v7-256' counts chips and means 256 chips. Google Cloud has no such name; in the recipe that uses it, the "
        + "number counts chips. Write generation: tpu7x, chips: 256 (one slice of them is 4x8x8).")]
    [InlineData(
        "v5p-128",
        "'v5p-128' counts TensorCores and means 64 chips. A v5p chip has two TensorCores, so the number of chips is "
        + "half the number in the name. Write generation: v5p, chips: 64 (one slice of them is 4x4x4).")]
    [InlineData(
        "v6e-12",
        "'v6e-12' counts chips and means 12 chips. A v6e name counts chips. Write generation: v6e, chips: 12.")]
    [InlineData(
        "v4-8",
        "'v4-8' counts TensorCores and means 4 chips. A v4 chip has two TensorCores. "
        + "This generation is not supported.")]
    public void A_name_is_explained_in_the_form_that_settings_take(string name, string explanation) =>
        Assert.Equal(explanation, LegacyAcceleratorName.Read(name)!.Explanation);

    [Theory]
    [InlineData("tpu7x-8", "tpu7x")]
    [InlineData("v6e-8", "v6e")]
    [InlineData("v5p-8", "v5p")]
    [InlineData("v5litepod-8", "v5e")]
    public void The_number_counts_what_the_generation_says(string name, string generation) =>
        Assert.Equal(AcceleratorCatalog.Find(generation)!.SuffixCounting, LegacyAcceleratorName.Read(name)!.Counting);
}
