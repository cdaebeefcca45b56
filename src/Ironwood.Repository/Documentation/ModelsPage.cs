using Ironwood.Catalog.Models;
using Ironwood.Cli.Catalog;

namespace Ironwood.Repository.Documentation;

/// <summary><c>docs/choose-a-model.md</c>: which models the catalogue knows, and what its figures rest on.</summary>
internal static class ModelsPage
{
    public static string Text() =>
        """
        # Choose a model

        This page is generated from the catalogue by `./ironwood inventories`. `./ironwood catalog models` prints the
        same table, and `./ironwood catalog models show NAME` everything about one model: shape, checkpoint, image,
        variables and arguments of the model server, every published measurement and accuracy, each with its source,
        its date and a note of what is not certain. For a model that is not here: [Bring your own
        model](bring-your-own-model.md).

        ## What a row says

        - **Precision** is that of the weights. TPU7x calculates in BF16 and FP8. A precision that a generation does
          not have natively can still be served, but saves memory only. `fp4-experts`: the experts of a mixture of
          experts are in FP4.
        - **Weights** is what the server keeps in memory. It may be less than what is downloaded: some rows quantize
          while they load.
        - **Status** says what the figures rest on:
          - `measured`: a throughput on this generation is published, measured with this row's server;
          - `ci`: tests or recipes of the model server run it on this generation, but publish no throughput;
          - `arithmetic`: no run is published. Whether the model starts, and how fast it is, is calculated. Measure
            before you buy.
        - **Best measured** is the highest published throughput per chip. Another shape of requests has another
          throughput; `show` lists all of them. Throughput per chip compares models, not requests: a request of a
          larger model is worth more.

        ## How to choose

        1. Take the smallest model that is good enough for your questions. `show` prints the accuracies that are
           published, and the lowest scores that the model server's own tests accept. Evaluate with questions of your
           own.
        2. Take the lowest precision whose accuracy is good enough. FP8 halves the memory of BF16. `show` prints how
           much of the BF16 score each precision kept.
        3. Prefer `measured` to `ci`, and `ci` to `arithmetic`.
        4. Some models are given only to accounts that have accepted their terms: those of `meta-llama`, and Gemma.
           `./ironwood check` warns of them, and [operations.md](operations.md) says how hosts get a token.

        ## Models


        """ + CatalogMarkdown.Table(ModelCatalog.Models);
}
