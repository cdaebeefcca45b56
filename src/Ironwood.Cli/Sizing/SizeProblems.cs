namespace Ironwood.Cli.Sizing;

/// <summary>The problem codes of <c>./ironwood size</c>.</summary>
internal static class SizeProblems
{
    /// <summary>The catalogue has no figures of the generation.</summary>
    public const string UnknownGeneration = "IW7701";

    /// <summary>The model or a number is missing.</summary>
    public const string MissingNumber = "IW7702";

    /// <summary>A number is not valid.</summary>
    public const string InvalidNumber = "IW7703";

    /// <summary>The traffic file cannot be read.</summary>
    public const string UnreadableTraffic = "IW7704";

    /// <summary>The traffic file does not have the columns of requests or of rates.</summary>
    public const string UnknownColumns = "IW7705";

    /// <summary>A row of the traffic file is not valid.</summary>
    public const string InvalidRow = "IW7706";

    /// <summary>No option carries the load within the objectives.</summary>
    public const string NoOption = "IW7707";

    /// <summary>The tier's name is not valid.</summary>
    public const string InvalidTierName = "IW7708";

    /// <summary>The model generates nothing.</summary>
    public const string NotGenerative = "IW7709";

    /// <summary>The stack does not have the tier.</summary>
    public const string UnknownTier = "IW7710";

    /// <summary>The tier has no model server that the catalogue can size.</summary>
    public const string NothingToExplain = "IW7711";

    /// <summary>The commitment does not cover the capacity.</summary>
    public const string TermDoesNotFit = "IW7712";
}
