namespace Ironwood.Planning;

/// <summary>
/// Every problem code of the settings. A code never changes its meaning and is never used again; a test holds
/// this list against <c>docs/diagnostics.md</c>.
/// </summary>
public static class Diagnostics
{
    /// <summary>The stack has no file.</summary>
    public const string UnknownStack = "IW1001";

    /// <summary>A file is not valid YAML.</summary>
    public const string UnparsableYaml = "IW1002";

    /// <summary><c>Pulumi.yaml</c> is missing or cannot be read.</summary>
    public const string MissingProjectFile = "IW1003";

    /// <summary>No setting has this name.</summary>
    public const string UnknownKey = "IW1004";

    /// <summary>The setting exists in another namespace.</summary>
    public const string WrongNamespace = "IW1005";

    /// <summary>The value has another type than the setting.</summary>
    public const string WrongType = "IW1006";

    /// <summary>A required setting is missing.</summary>
    public const string MissingValue = "IW1007";

    /// <summary>The value is encrypted, and a setting that shapes the graph cannot be.</summary>
    public const string SecretValue = "IW1008";

    /// <summary>The number is outside its range.</summary>
    public const string OutOfRange = "IW1009";

    /// <summary>The text does not have the form that Google Cloud asks for.</summary>
    public const string MalformedText = "IW1010";

    /// <summary>A <c>--config</c> option is not <c>key=value</c>.</summary>
    public const string MalformedOverride = "IW1011";

    /// <summary>The address range is not a usable IPv4 range.</summary>
    public const string MalformedCidr = "IW1012";

    /// <summary>The subnet has fewer addresses than the tiers have VMs.</summary>
    public const string SubnetTooSmall = "IW1013";

    /// <summary>The text is no name of a network or a subnet.</summary>
    public const string MalformedNetwork = "IW1014";

    /// <summary>A region with pods has no subnet, or a subnet's region no pods.</summary>
    public const string SubnetOfRegion = "IW1015";

    /// <summary>The setting has no meaning in a network that exists.</summary>
    public const string ContradictoryNetwork = "IW1016";

    /// <summary>Two subnets of one network have addresses in common.</summary>
    public const string OverlappingCidr = "IW1017";

    /// <summary>A plain value reads as something else than what is written.</summary>
    public const string UnquotedText = "IW1018";

    /// <summary>The stack's file imports settings that are not known here.</summary>
    public const string ImportedEnvironment = "IW1019";

    /// <summary>The text is not a GitHub repository with its owner.</summary>
    public const string MalformedRepository = "IW1020";

    /// <summary>The text is not a GitHub repository's number.</summary>
    public const string MalformedRepositoryId = "IW1021";

    /// <summary>The text is not a branch that can be deployed from.</summary>
    public const string MalformedBranch = "IW1022";

    /// <summary>The text is not an environment that can be deployed in.</summary>
    public const string MalformedEnvironment = "IW1023";

    /// <summary>A setting of CI stands where no repository is named.</summary>
    public const string CiWithoutRepository = "IW1024";

    /// <summary>Warning: the repository is known by a name only, which can change hands.</summary>
    public const string RepositoryByNameOnly = "IW1025";

    /// <summary>The stack forbids providers that the program uses.</summary>
    public const string DisabledProvider = "IW1026";

    /// <summary>The stack changes how resources are named.</summary>
    public const string CustomNames = "IW1027";

    /// <summary>The Pulumi CLI refuses a file for what it says beside its settings.</summary>
    public const string RefusedByCli = "IW1028";

    /// <summary>A setting is set under two spellings of its key.</summary>
    public const string SettingTwice = "IW1029";

    /// <summary>The key of a setting has a form that the Pulumi CLI refuses.</summary>
    public const string MalformedKey = "IW1030";

    /// <summary>The stack belongs to another project.</summary>
    public const string OtherProject = "IW1031";

    /// <summary>The catalogue does not know the region.</summary>
    public const string UnknownRegion = "IW1032";

    /// <summary>The key or the value of a label does not have the form that Google Cloud asks for.</summary>
    public const string MalformedLabel = "IW1033";

    /// <summary>The label is the platform's or Google's own.</summary>
    public const string ReservedLabel = "IW1034";

    /// <summary>There are more labels than a resource can take.</summary>
    public const string TooManyLabels = "IW1035";

    /// <summary>There is no tier.</summary>
    public const string NoTiers = "IW2001";

    /// <summary>The generation is not in the catalogue.</summary>
    public const string UnknownGeneration = "IW2002";

    /// <summary>An accelerator-type name of the Cloud TPU API stands where a generation or topology belongs.</summary>
    public const string LegacyAcceleratorName = "IW2003";

    /// <summary>The topology is not of the form <c>AxB</c> or <c>AxBxC</c>.</summary>
    public const string MalformedTopology = "IW2004";

    /// <summary>The generation has no such topology.</summary>
    public const string IllegalTopology = "IW2005";

    /// <summary>No topology of the generation makes this number of chips.</summary>
    public const string ImpossibleChips = "IW2006";

    /// <summary>Chips, slices and topology contradict each other.</summary>
    public const string ContradictorySize = "IW2007";

    /// <summary>The tier says neither chips nor topology.</summary>
    public const string MissingSize = "IW2008";

    /// <summary>The setting has no meaning for this generation.</summary>
    public const string SettingDoesNotFit = "IW2009";

    /// <summary>One slice, or one zone's VMs, exceed what a load-balanced managed group may hold.</summary>
    public const string GroupTooLarge = "IW2010";

    /// <summary>The zone is not in the region.</summary>
    public const string ZoneOutsideRegion = "IW2011";

    /// <summary>The catalogue knows no zone of the region with this generation.</summary>
    public const string NoKnownZone = "IW2012";

    /// <summary>A multi-host slice cannot be autoscaled.</summary>
    public const string AutoscaledMultiHost = "IW2013";

    /// <summary>The scaling limits contradict each other or the zones.</summary>
    public const string ContradictoryScaling = "IW2014";

    /// <summary>Not exactly one tier is the default.</summary>
    public const string DefaultTier = "IW2015";

    /// <summary>The tier has more groups than a backend service may have backends.</summary>
    public const string TooManyGroups = "IW2016";

    /// <summary>The second region of a tier is its first.</summary>
    public const string FailoverWithinRegion = "IW2017";

    /// <summary>A setting of what is served stands in a tier that runs a stub.</summary>
    public const string StubServesNothing = "IW2020";

    /// <summary>The container image has no usable name.</summary>
    public const string MalformedImage = "IW2021";

    /// <summary>The model is neither an id of Hugging Face nor a folder of a bucket.</summary>
    public const string MalformedModel = "IW2022";

    /// <summary>The model server knows no such precision.</summary>
    public const string UnknownPrecision = "IW2023";

    /// <summary>An argument of the model server is unusable, or is set by the platform itself.</summary>
    public const string RefusedArgument = "IW2024";

    /// <summary>There is no such way to obtain machines.</summary>
    public const string UnknownCapacity = "IW2025";

    /// <summary>The reservation is missing, superfluous or malformed.</summary>
    public const string ReservationMismatch = "IW2026";

    /// <summary>The tier cannot be obtained this way.</summary>
    public const string CapacityDoesNotFit = "IW2027";

    /// <summary>The autoscaler cannot follow this signal.</summary>
    public const string SignalDoesNotFit = "IW2028";

    /// <summary>The boot configuration exceeds what a metadata value may hold.</summary>
    public const string BootConfigurationTooLarge = "IW2029";

    /// <summary>Machines that are never repaired singly have no delay before a repair.</summary>
    public const string NoAutohealing = "IW2030";

    /// <summary>The model would be spread over more devices than the slice has.</summary>
    public const string TensorParallelTooWide = "IW2031";

    /// <summary>A role is not of the form that Google Cloud asks for, is unknown, or is named twice.</summary>
    public const string MalformedRole = "IW2032";

    /// <summary>A basic role is far more than a pod may have.</summary>
    public const string BasicRole = "IW2033";

    /// <summary>Warning: a role that administers something.</summary>
    public const string AdminRole = "IW2034";

    /// <summary>Warning: the machines of the default tier can go without anyone's asking.</summary>
    public const string FleetingDefaultTier = "IW2035";

    /// <summary>Warning: few models can be spread over so many devices.</summary>
    public const string TensorParallelUnusual = "IW2036";

    /// <summary>The name is no environment variable's, or is of one that the platform sets.</summary>
    public const string RefusedVariable = "IW2037";

    /// <summary>The text is not the name of a secret in Secret Manager.</summary>
    public const string MalformedSecretName = "IW2038";

    /// <summary>A secret stands where everyone can read it.</summary>
    public const string SecretInPlain = "IW2039";

    /// <summary>The revision is malformed, or the model has none.</summary>
    public const string MalformedRevision = "IW2040";

    /// <summary>The text is not a host name that media may come from.</summary>
    public const string MalformedMediaDomain = "IW2041";

    /// <summary>The text is not the name of a machine image.</summary>
    public const string MalformedBootImage = "IW2042";

    /// <summary>The model cannot start on the tier's replicas.</summary>
    public const string EngineCannotStart = "IW2050";

    /// <summary>Warning: no run of the model is published.</summary>
    public const string ArithmeticOnly = "IW2051";

    /// <summary>The route is not a path that a URL map accepts.</summary>
    public const string MalformedRoute = "IW3001";

    /// <summary>Two routes match the same path.</summary>
    public const string OverlappingRoutes = "IW3002";

    /// <summary>No request can reach the tier.</summary>
    public const string UnreachableTier = "IW3003";

    /// <summary>The routes exceed what a URL map may hold.</summary>
    public const string TooManyRoutes = "IW3004";

    /// <summary>The domain is not a host name that a certificate can be issued for.</summary>
    public const string MalformedDomain = "IW3010";

    /// <summary>The domain is named twice.</summary>
    public const string RepeatedDomain = "IW3011";

    /// <summary>The route begins with a prefix that the platform keeps for itself.</summary>
    public const string ReservedRoute = "IW3012";

    /// <summary>The tier overflows, and no tier is larger.</summary>
    public const string OverflowNowhere = "IW3013";

    /// <summary>The setting means nothing without another one.</summary>
    public const string SettingNeedsAnother = "IW3014";

    /// <summary>The model is neither a publisher model nor a Hugging Face id.</summary>
    public const string MalformedVertexModel = "IW3015";

    /// <summary>Two settings of a Vertex AI endpoint exclude each other.</summary>
    public const string ContradictoryVertex = "IW3016";

    /// <summary>The destination of a request log is not a BigQuery URI.</summary>
    public const string MalformedBigQueryUri = "IW3017";

    /// <summary>The setting and a limit on callers exclude each other.</summary>
    public const string ContradictoryAccess = "IW3018";

    /// <summary>Identity-Aware Proxy cannot grant access to this member.</summary>
    public const string MalformedIapMember = "IW3019";

    /// <summary>Warning: nothing asks the front door from outside.</summary>
    public const string NoUptimeCheck = "IW3020";

    /// <summary>A header of a route is not a condition that a URL map takes.</summary>
    public const string MalformedHeader = "IW3021";

    /// <summary>One request can match two routes, and neither goes before the other.</summary>
    public const string AmbiguousRoutes = "IW3022";

    /// <summary>No request can reach the route.</summary>
    public const string UnreachableRoute = "IW3023";

    /// <summary>Warning: no certificate covers the host of a route.</summary>
    public const string HostWithoutCertificate = "IW3024";

    /// <summary>The front door has no such scheme.</summary>
    public const string UnknownScheme = "IW3025";

    /// <summary>The setting cannot be used together with the front door's scheme.</summary>
    public const string ContradictoryScheme = "IW3026";

    /// <summary>The cache cannot have this version of Redis.</summary>
    public const string UnknownRedisVersion = "IW5001";

    /// <summary>Redis takes no snapshots in this period.</summary>
    public const string UnknownSnapshotPeriod = "IW5002";

    /// <summary>The week has no such day.</summary>
    public const string UnknownDay = "IW5003";

    /// <summary>BigQuery keeps no datasets there.</summary>
    public const string UnknownDatasetLocation = "IW5004";

    /// <summary>The text is not the full name of a Cloud KMS key that can be used.</summary>
    public const string MalformedKmsKey = "IW5005";

    /// <summary>A location with data has no key, or a key's location has no data.</summary>
    public const string KeyOfLocation = "IW5006";

    /// <summary>A stack with accelerators states no ceiling for its hourly cost.</summary>
    public const string MissingCeiling = "IW6001";

    /// <summary>The stack costs more an hour than its ceiling.</summary>
    public const string CeilingExceeded = "IW6002";

    /// <summary>A part of the stack has no known price.</summary>
    public const string Unpriced = "IW6003";

    /// <summary>A price of the settings is not a price.</summary>
    public const string ImpossiblePrice = "IW6004";

    /// <summary>The billing account's id does not have its form.</summary>
    public const string MalformedBillingAccount = "IW6005";

    /// <summary>A budget's threshold is not a share of it.</summary>
    public const string ImpossibleThreshold = "IW6006";

    /// <summary>An e-mail address does not have its form, or is named twice.</summary>
    public const string MalformedEmail = "IW6007";

    /// <summary>There are more e-mail addresses than an alert or a budget notifies.</summary>
    public const string TooManyEmails = "IW6008";

    /// <summary>Warning: nothing in the stack is charged by a price of the settings.</summary>
    public const string UnusedPrice = "IW6009";

    /// <summary>Prices have no such term.</summary>
    public const string UnknownTerm = "IW6010";

    /// <summary>Machines that are obtained this way cannot be committed.</summary>
    public const string TermDoesNotFit = "IW6011";

    /// <summary>The stack creates no channel of this type.</summary>
    public const string UnknownChannelType = "IW6012";

    /// <summary>A setting is missing for the channel's type, or has no meaning for it.</summary>
    public const string ChannelSettingDoesNotFit = "IW6013";

    /// <summary>The name or a setting of a channel does not have its form, or the channel is named twice.</summary>
    public const string MalformedChannel = "IW6014";

    /// <summary>There are more channels than an alert notifies.</summary>
    public const string TooManyChannels = "IW6015";

    /// <summary>A waiver does not say which rule it is for, who answers for it, or why.</summary>
    public const string EmptyWaiver = "IW7102";

    /// <summary>A waiver's last day is not a date.</summary>
    public const string MalformedExpiry = "IW7103";
}
