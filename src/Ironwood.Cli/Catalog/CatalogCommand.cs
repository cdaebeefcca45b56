using Ironwood.Catalog.Models;

namespace Ironwood.Cli.Catalog;

/// <summary><c>./ironwood catalog</c>: what the catalogue knows of models, and the architecture of others.</summary>
internal static class CatalogCommand
{
    public static Command Create(Terminal terminal) => new("catalog", "Look up models, and read the shape of your own")
    {
        Models(terminal),
    };

    private static Command Models(Terminal terminal)
    {
        var format = OutputFormat.Option(
            OutputFormat.Text, OutputFormat.Json(CatalogJson.Format), OutputFormat.Markdown);
        var output = Output.Option();
        var command = new Command("models", "List the models with their precisions, or show one")
        {
            format, output, Show(terminal), Read(terminal),
        };
        command.SetAction((parsed, cancellation) => WriteAsync(
            new(terminal, parsed.GetValue(output)),
            parsed.GetValue(format)!,
            ModelCatalog.Models,
            console => CatalogView.WriteList(console, ModelCatalog.Models),
            cancellation));
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var name = new Argument<string>("name")
        {
            Description = "A model, for example llama-3.3-70b, or the Hugging Face id of a checkpoint",
        };
        var format = OutputFormat.Option(OutputFormat.Text, OutputFormat.Json(CatalogJson.Format));
        var output = Output.Option();
        var command = new Command("show", "Show everything about a model, with sources and notes")
        {
            name, format, output,
        };
        command.SetAction((parsed, cancellation) => ModelCatalog.Find(parsed.GetValue(name)!) is { } model
            ? WriteAsync(
                new(terminal, parsed.GetValue(output)),
                parsed.GetValue(format)!,
                [model],
                console => CatalogView.WriteModel(console, model),
                cancellation)
            : Task.FromResult(ProblemView.Refuse(
                terminal, ModelNames.Unknown(CatalogDiagnostics.UnknownModel, "name", parsed.GetValue(name)!))));
        return command;
    }

    private static Command Read(Terminal terminal)
    {
        var config = new Option<string>("--config")
        {
            Description = "The checkpoint's config.json, in the form of Hugging Face",
            HelpName = "FILE",
            Required = true,
        };
        var weights = new Option<string>("--weights-gb")
        {
            Description = "GB (10⁹ bytes) of the checkpoint's weights",
            HelpName = "N",
            Required = true,
        };
        var name = new Option<string?>("--name")
        {
            Description = "A name for the model; default: none",
            HelpName = "NAME",
        };
        var output = Output.Option();
        var command = new Command("read", "Read a model's config.json, and print its architecture as YAML")
        {
            config, weights, name, output,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var read = ConfigReader.Read(
                parsed.GetValue(config)!, parsed.GetValue(weights)!, parsed.GetValue(name));
            return read.Architecture is { } architecture
                ? new Output(terminal, parsed.GetValue(output)).WriteAsync(
                    ArchitectureYaml.Of(architecture), null, ExitCodes.Success, cancellation)
                : Task.FromResult(ProblemView.Refuse(terminal, read.Problems));
        });
        return command;
    }

    private static Task<int> WriteAsync(
        Output output,
        string format,
        IReadOnlyList<Model> models,
        Action<Spectre.Console.IAnsiConsole> view,
        CancellationToken cancellation)
    {
        var summary = $"{Counted.Of(models.Count, "model")} of the catalogue.";
        return format switch
        {
            "json" => output.WriteAsync(CatalogJson.Of(models), summary, ExitCodes.Success, cancellation),
            "markdown" => output.WriteAsync(
                CatalogMarkdown.Table(models), summary, ExitCodes.Success, cancellation),
            _ => output.WriteAsync(view, summary, ExitCodes.Success, cancellation),
        };
    }
}
