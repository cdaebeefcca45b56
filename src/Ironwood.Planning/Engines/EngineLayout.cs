using static System.FormattableString;

namespace Ironwood.Planning.Engines;

/// <summary>How a model server divides a model over a replica's devices.</summary>
/// <param name="TensorParallel">Devices that share one copy of the model.</param>
/// <param name="DataParallel">Copies that answer independently.</param>
/// <param name="AttentionDataParallel">Whether attention runs data parallel inside the one engine.</param>
/// <param name="SharesExperts">Whether the copies share the experts, which then lie on all devices.</param>
public sealed record EngineLayout(
    int TensorParallel, int DataParallel, bool AttentionDataParallel = false, bool SharesExperts = false)
{
    /// <summary>For example <c>TP2 × DP4</c>.</summary>
    public override string ToString() =>
        $"TP{TensorParallel}"
        + (DataParallel > 1 ? $" × DP{DataParallel}" : "")
        + (AttentionDataParallel ? " with data parallel attention" : "")
        + (SharesExperts ? " with shared experts" : "");

    /// <summary>Why a model cannot be divided by a tensor parallel size; null when it can.</summary>
    public static string? Refusal(Catalog.Models.Model model, int tensorParallel)
    {
        if (model.QueryHeads % tensorParallel != 0)
        {
            return Invariant($"TP{tensorParallel} does not divide the {model.QueryHeads} attention heads");
        }
        // With latent attention there are no heads of keys and values to divide.
        return model.HasLatentAttention
            || model.KeyValueHeads % tensorParallel == 0
            || tensorParallel % model.KeyValueHeads == 0
                ? null
                : Invariant($"TP{tensorParallel} neither divides the {model.KeyValueHeads} key-value heads nor is a ")
                    + "multiple of them";
    }
}
