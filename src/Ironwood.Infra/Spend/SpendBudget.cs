using System.Globalization;
using Ironwood.Infra.Foundation;
using Ironwood.Infra.Observability;
using Pulumi;
using Pulumi.Gcp.Billing;
using Pulumi.Gcp.Billing.Inputs;
using Pulumi.Gcp.Organizations;
using Pulumi.Gcp.PubSub;

namespace Ironwood.Infra.Spend;

/// <summary>
/// A monthly budget of the project, told to people by e-mail and to programs by Pub/Sub. It stops nothing: bills
/// arrive hours late. What stops is the guard, before the money is spent.
/// </summary>
public sealed class SpendBudget : ComponentResource
{
    /// <summary>Who publishes budget notices, for every budget of Google Cloud.</summary>
    internal const string Publisher = "serviceAccount:billing-budget-alert@system.gserviceaccount.com";

    private const string ResourceManager = "cloudresourcemanager.googleapis.com";

    /// <param name="name">Logical name.</param>
    /// <param name="args">Account, amount, thresholds and alert channels.</param>
    /// <param name="options">Resource options.</param>
    public SpendBudget(string name, SpendBudgetArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:spend:SpendBudget", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };

        Topic = new Topic($"{name}-alerts", new TopicArgs
        {
            Project = args.Project,
        }, child);

        var publisher = new TopicIAMMember($"{name}-publisher", new TopicIAMMemberArgs
        {
            Project = args.Project,
            Topic = Topic.Name,
            Role = "roles/pubsub.publisher",
            Member = Publisher,
        }, child);

        // A budget knows projects by number only.
        var project = GetProject.Invoke(
            new GetProjectInvokeArgs { ProjectId = args.Project },
            new InvokeOutputOptions { Parent = this, DependsOn = { args.Services.ById[ResourceManager] } });

        Budget = new Budget(name, new BudgetArgs
        {
            BillingAccount = args.BillingAccount,
            DisplayName = "TPU Inference Budget",
            BudgetFilter = new BudgetBudgetFilterArgs
            {
                Projects = { project.Apply(p => $"projects/{p.Number}") },
                CalendarPeriod = "MONTH",
                CreditTypesTreatment = "INCLUDE_ALL_CREDITS",
            },
            Amount = new BudgetAmountArgs
            {
                SpecifiedAmount = new BudgetAmountSpecifiedAmountArgs
                {
                    CurrencyCode = "USD",
                    Units = args.Usd.ToString(CultureInfo.InvariantCulture),
                },
            },
            ThresholdRules =
            [
                .. args.Thresholds.Select(share => new BudgetThresholdRuleArgs
                {
                    ThresholdPercent = share,
                    SpendBasis = "CURRENT_SPEND",
                }),
                new BudgetThresholdRuleArgs { ThresholdPercent = 1, SpendBasis = "FORECASTED_SPEND" },
            ],
            AllUpdatesRule = new BudgetAllUpdatesRuleArgs
            {
                PubsubTopic = Topic.Id,
                SchemaVersion = "1.0",
                MonitoringNotificationChannels = args.Channels.Names,
                // Those who pay are told as well.
                DisableDefaultIamRecipients = false,
            },
        }, new CustomResourceOptions { Parent = this, DependsOn = { publisher } });
        RegisterOutputs();
    }

    /// <summary>The budget.</summary>
    public Budget Budget { get; }

    /// <summary>Where programs hear of it.</summary>
    public Topic Topic { get; }
}

/// <summary>Arguments of <see cref="SpendBudget"/>.</summary>
public sealed class SpendBudgetArgs : ProjectArgs
{
    /// <summary>Billing account, as <c>XXXXXX-XXXXXX-XXXXXX</c>.</summary>
    [Input("billingAccount", required: true)]
    public Input<string> BillingAccount { get; set; } = null!;

    /// <summary>Whole US dollars a month.</summary>
    public required int Usd { get; init; }

    /// <summary>Shares of it at which notice is given.</summary>
    public required IReadOnlyList<double> Thresholds { get; init; }

    /// <summary>The alert channels; at most five.</summary>
    public required NotificationChannels Channels { get; init; }

    /// <summary>The project's services: the project's number can be read once the API that tells it is
    /// enabled.</summary>
    public required ProjectServices Services { get; init; }
}
