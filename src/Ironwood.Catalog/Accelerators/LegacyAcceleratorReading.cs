namespace Ironwood.Catalog.Accelerators;

/// <summary>What an accelerator name such as <c>v5p-128</c> means.</summary>
/// <param name="Name">The name as read.</param>
/// <param name="Generation">Its generation; <c>null</c> when the catalogue does not hold it.</param>
/// <param name="Counting">What its number counts.</param>
/// <param name="Chips">Number of chips that it means.</param>
/// <param name="Topology">The most cube-like slice with this number of chips; <c>null</c> if no slice has it.</param>
/// <param name="Note">What is particular about names of this form.</param>
public sealed record LegacyAcceleratorReading(
    string Name,
    Generation? Generation,
    SuffixCounting Counting,
    int Chips,
    Topology? Topology,
    string Note)
{
    /// <summary>One or two sentences for an error message: what the name counts and what to write instead.</summary>
    public string Explanation
    {
        get
        {
            var counts = Counting == SuffixCounting.Chips ? "chips" : "TensorCores";
            var meaning = string.Create(
                CultureInfo.InvariantCulture,
                $"'{Name}' counts {counts} and means {Chips} chips. {Note}");

            return Generation is null
                ? $"{meaning} This generation is not supported."
                : string.Create(CultureInfo.InvariantCulture, $"{meaning} Write generation: {Generation.Id}, {Form}.");
        }
    }

    private string Form => Topology is { } topology
        ? string.Create(CultureInfo.InvariantCulture, $"chips: {Chips} (one slice of them is {topology})")
        : string.Create(CultureInfo.InvariantCulture, $"chips: {Chips}");
}
