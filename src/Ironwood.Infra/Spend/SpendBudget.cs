using Ironwood.Infra.Observability;
using Pulumi.Gcp.Billing;
using Pulumi.Gcp.Billing.Inputs;
using Pulumi.Gcp.Organizations;
using Pulumi.Gcp.PubSub;

namespace Ironwood.Infra.Spend;

/// <summary>
/// A monthly budget of the project, with notices by e-mail for people and by Pub/Sub for programs. It stops nothing,
/// because costs are reported hours late. Only the spend guard stops a deployment, before money is spent.
/// </summary>
public sealed class SpendBudget : ComponentResource
{
    /// <summary>The account that publishes the notices of all budgets of Google Cloud.</summary>
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

        Topic = new Topic($"{name}-alerts", new TopicArgs { Project = args.Project }, child);

        var publisher = new TopicIAMMember($"{name}-publisher", new TopicIAMMemberArgs
        {
            Project = args.Project,
            Topic = Topic.Name,
            Role = "roles/pubsub.publisher",
            Member = Publisher,
        }, child);

        // A budget identifies projects by number only.
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
                MonitoringNotificationChannels = args.Channels.EmailNames,
                // Billing administrators are notified too.
                DisableDefaultIamRecipients = false,
            },
        }, new CustomResourceOptions { Parent = this, DependsOn = { publisher } });
        RegisterOutputs();
    }

    /// <summary>The budget.</summary>
    public Budget Budget { get; }

    /// <summary>The topic for programs.</summary>
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

    /// <summary>Shares of it at which notices are sent.</summary>
    public required IReadOnlyList<double> Thresholds { get; init; }

    /// <summary>The alert channels; those of e-mail are notified, at most five.</summary>
    public required NotificationChannels Channels { get; init; }

    /// <summary>The project's services: the project's number can be read when its API is enabled.</summary>
    public required ProjectServices Services { get; init; }
}
