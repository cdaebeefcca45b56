using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Models;
using Ironwood.Catalog.Pricing;
using Ironwood.Cli.Catalog;
using Ironwood.Planning.Engines;

namespace Ironwood.Cli.Sizing;

/// <summary>The options that say what shall be carried, and their problems.</summary>
internal sealed class SizeOptions
{
    private const string ExampleRegion = "us-central1";

    private readonly Option<string?> _model = new("--model", "-m")
    {
        Description = "The model: a name of ./ironwood catalog models, or a Hugging Face id",
        HelpName = "MODEL",
    };

    private readonly Option<string?> _rate = Number("--requests-per-second", "R", "Requests per second at the peak");

    private readonly Option<string?> _input = Number("--input-tokens", "TOKENS", "Tokens of a typical prompt");

    private readonly Option<string?> _output = Number("--output-tokens", "TOKENS", "Tokens of a typical answer");

    private readonly Option<string?> _longest = Number(
        "--longest-tokens", "TOKENS", "Tokens of the longest request with its answer; default: a typical one's");

    private readonly Option<string?> _ttft = Number("--ttft", "MS", "Most milliseconds until the first token");

    private readonly Option<string?> _tpot = Number("--tpot", "MS", "Most milliseconds per further token");

    private readonly Option<string?> _floor = Number(
        "--accuracy-floor", "SHARE", "Least share of the BF16 score that answers keep, for example 0.99");

    private readonly Option<string?> _trace = new("--from-traffic")
    {
        Description = "Take rate and tokens from a CSV file of requests or of rates",
        HelpName = "FILE",
    };

    private readonly Option<string> _generation = new("--generation", "-g")
    {
        Description = "The generation of the machines",
        DefaultValueFactory = _ => AcceleratorCatalog.DefaultGenerationId,
    };

    private readonly Option<string> _region = new("--region", "-r")
    {
        Description = "The region whose prices count",
        HelpName = "REGION",
        DefaultValueFactory = _ => ExampleRegion,
    };

    private readonly Option<string> _capacity = new Option<string>("--capacity")
    {
        Description = "How the machines are obtained",
        DefaultValueFactory = _ => CapacityKind.OnDemand.Id,
    }.AcceptOnlyFromAmong([.. CapacityKind.All.Select(kind => kind.Id)]);

    private readonly Option<string> _term = new Option<string>("--term")
    {
        Description = "The price: on demand, or with a commitment of 1 or 3 years",
        DefaultValueFactory = _ => PriceTerm.OnDemand.Id,
    }.AcceptOnlyFromAmong([.. PriceTerm.All.Select(term => term.Id)]);

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_model);
        Option<string?>[] numbers = [_rate, _input, _output, _longest, _ttft, _tpot, _floor, _trace];
        foreach (var option in numbers)
        {
            command.Add(option);
        }
        command.Add(_generation);
        command.Add(_region);
        command.Add(_capacity);
        command.Add(_term);
    }

    /// <summary>What shall be carried, or every problem of the options.</summary>
    public (SizingRequest? Request, IReadOnlyList<Problem> Problems) Read(ParseResult parsed)
    {
        var numbers = new SizeNumbers();
        var model = Model(parsed.GetValue(_model), numbers);
        var generation = Generation(parsed.GetValue(_generation)!, numbers);
        var traffic = parsed.GetValue(_trace) is { } file ? TrafficFile.Read(file, numbers.Problems) : null;
        var rate = traffic?.PeakRequestsPerSecond;
        if (parsed.GetValue(_trace) is null || parsed.GetValue(_rate) is not null)
        {
            rate = numbers.Required(_rate.Name, parsed.GetValue(_rate), 0.001m, 10_000_000, "or name --from-traffic")
                ?? rate;
        }
        // Where a trace cannot be read, its tokens are not missing as well.
        var isTraceWithTokens = parsed.GetValue(_trace) is not null && traffic is null or { Tokens: not null };
        var input = Tokens(_input, traffic?.Tokens?.InputTokens, isTraceWithTokens);
        var output = Tokens(_output, traffic?.Tokens?.OutputTokens, isTraceWithTokens);
        var workload = new Workload(
            input ?? 1,
            output ?? 1,
            (int?)numbers.Optional(_ttft.Name, parsed.GetValue(_ttft), 1, 3_600_000),
            (int?)numbers.Optional(_tpot.Name, parsed.GetValue(_tpot), 1, 60_000),
            (int?)numbers.Optional(_longest.Name, parsed.GetValue(_longest), 2, 10_000_000)
                ?? traffic?.Tokens?.LongestTokens);
        var term = Term(parsed, numbers);
        var floor = numbers.Optional(_floor.Name, parsed.GetValue(_floor), 0.01m, 1);
        return numbers.Problems.Count > 0
            ? (null, numbers.Problems)
            : (new(model!, rate!.Value, workload, generation!, ChipPrice(parsed, generation!, term), floor), []);

        int? Tokens(Option<string?> option, int? traced, bool isKnown) => parsed.GetValue(option) is null && isKnown
            ? traced
            : (int?)numbers.Required(option.Name, parsed.GetValue(option), 1, 10_000_000, fix: null);
    }

    private decimal? ChipPrice(ParseResult parsed, Generation generation, PriceTerm term) =>
        (Tariff.List with { Term = term }).Machines(
            generation.MachineTypes[0].Name, parsed.GetValue(_region), parsed.GetValue(_capacity)!, vms: 1).UsdPerUnit;

    private PriceTerm Term(ParseResult parsed, SizeNumbers numbers)
    {
        var term = PriceTerm.Find(parsed.GetValue(_term)!)!;
        var capacity = parsed.GetValue(_capacity)!;
        if (term.IsCommitment && !term.Capacities.Contains(capacity))
        {
            numbers.Problems.Add(new(
                SizeProblems.TermDoesNotFit, _term.Name, $"is a commitment, which does not cover capacity {capacity}",
                term.Id, string.Join(", ", term.Capacities), "remove one of --term and --capacity"));
        }
        return term;
    }

    private static Model? Model(string? name, SizeNumbers numbers)
    {
        if (name is null)
        {
            numbers.Problems.Add(new(
                SizeProblems.MissingNumber, "--model", "is missing", Fix: "name a model of ./ironwood catalog models"));
            return null;
        }
        var model = ModelCatalog.Find(name);
        if (model is null)
        {
            numbers.Problems.Add(ModelNames.Unknown(CatalogDiagnostics.UnknownModel, "--model", name));
        }
        else if (model.IsEmbedding)
        {
            numbers.Problems.Add(new(
                SizeProblems.NotGenerative, "--model", "answers with embeddings and generates nothing, so tokens per "
                    + "second do not say how many chips it needs", name,
                Fix: "choose a model that generates; ./ironwood catalog models show prints what is measured of this "
                    + "one"));
        }
        return model;
    }

    private static Generation? Generation(string id, SizeNumbers numbers)
    {
        var known = AcceleratorCatalog.Generations
            .Where(generation => generation.IsAccelerator && DeviceFigures.Of(generation.Id) is not null)
            .ToArray();
        var found = known.FirstOrDefault(generation => generation.Id == id);
        if (found is null)
        {
            numbers.Problems.Add(new(
                SizeProblems.UnknownGeneration, "--generation", "is no generation with memory and speed figures", id,
                string.Join(", ", known.Select(generation => generation.Id)), "name one of these"));
        }
        return found;
    }

    private static Option<string?> Number(string name, string unit, string description) =>
        new(name) { Description = description, HelpName = unit };
}
