using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Rollouts;

namespace Ironwood.Operations.Tests.Models.Rollouts;

/// <summary>What becomes of a call.</summary>
internal enum EndpointFault
{
    /// <summary>It is answered.</summary>
    None,

    /// <summary>It fails, and nothing is done.</summary>
    Refused,

    /// <summary>It is done, and the answer is lost.</summary>
    AnswerLost,

    /// <summary>It is done while it is looked at a second time, and the answer is lost.</summary>
    DoneLate,

    /// <summary>Another user changes the endpoint's labels first, not its split.</summary>
    Relabelled,

    /// <summary>Another user changes the split first.</summary>
    Overtaken,
}

/// <summary>An endpoint that keeps a split like Vertex AI, with etags, and fails as configured.</summary>
internal sealed class FaultyEndpoint(
    TrafficSplit split, IEnumerable<EndpointFault>? writes = null, IEnumerable<EndpointFault>? reads = null)
        : IEndpointTraffic
{
    public static readonly TrafficSplit Theirs = new([new("theirs", 100)]);

    private readonly Queue<EndpointFault> _writes = new(writes ?? []);
    private readonly Queue<EndpointFault> _reads = new(reads ?? []);
    private (TrafficSplit Split, int Etag, int Reads)? _late;
    private int _etag = 1;

    public TrafficSplit Split { get; private set; } = split;

    /// <summary>Every split that was ever written, the first one included.</summary>
    public List<TrafficSplit> History { get; } = [split];

    public bool WasOvertaken { get; private set; }

    public EndpointTraffic Now => new(Split, $"{_etag}");

    public Task<EndpointTraffic> ReadAsync(CancellationToken cancellation)
    {
        if (_reads.TryDequeue(out var fault) && fault != EndpointFault.None)
        {
            throw Unavailable();
        }
        if (_late is { Reads: 1 } late)
        {
            _late = null;
            if (late.Etag == _etag)
            {
                Change(late.Split);
            }
        }
        else if (_late is { } waiting)
        {
            _late = waiting with { Reads = waiting.Reads + 1 };
        }
        return Task.FromResult(Now);
    }

    public Task<EndpointTraffic> WriteAsync(TrafficSplit wanted, string etag, CancellationToken cancellation)
    {
        Assert.True(wanted.IsWhole, wanted.ToString());
        Assert.False(cancellation.CanBeCanceled);
        var fault = _writes.TryDequeue(out var next) ? next : EndpointFault.None;
        switch (fault)
        {
            case EndpointFault.Refused:
                throw Unavailable();
            case EndpointFault.DoneLate:
                _late = (wanted, int.Parse(etag, System.Globalization.CultureInfo.InvariantCulture), 0);
                throw Unavailable();
            case EndpointFault.Relabelled:
                _etag++;
                break;
            case EndpointFault.Overtaken:
                Change(Theirs);
                WasOvertaken = true;
                break;
        }
        if (etag != $"{_etag}")
        {
            throw new EndpointChangedException("Another user was faster.");
        }
        Change(wanted);
        return fault == EndpointFault.AnswerLost ? throw Unavailable() : Task.FromResult(Now);
    }

    private void Change(TrafficSplit wanted)
    {
        Split = wanted;
        History.Add(wanted);
        _etag++;
    }

    public static AccessException Unavailable() => new(new Problem("IW8006", "endpoint", "is unavailable"));
}
