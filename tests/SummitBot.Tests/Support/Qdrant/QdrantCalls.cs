using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>A call as it arrived, answered or not.</summary>
internal sealed record QdrantCall(string Method, IMessage Request, Metadata Headers);

/// <summary>The calls so far, and what goes wrong with the next ones.</summary>
internal sealed class QdrantCalls
{
    private readonly ConcurrentQueue<QdrantCall> _calls = new();
    private readonly Lock _changing = new();
    private readonly List<Fault> _faults = [];

    private sealed class Fault(string method, int times, Func<CancellationToken, Task> happen)
    {
        public string Method { get; } = method;
        public int Times { get; set; } = times;
        public Func<CancellationToken, Task> Happen { get; } = happen;
    }

    public IReadOnlyList<QdrantCall> All => [.. _calls];

    /// <summary>Requests to one method, such as <c>Upsert</c>.</summary>
    public IReadOnlyList<TRequest> To<TRequest>(string method) =>
        [.. All.Where(call => call.Method == method).Select(call => call.Request).OfType<TRequest>()];

    /// <summary>The next calls to the method fail with the status.</summary>
    public void Fail(string method, StatusCode code, int times = 1, string detail = "") =>
        Add(new Fault(method, times, _ => throw new RpcException(new Status(code, detail))));

    /// <summary>The next calls to the method take longer.</summary>
    public void Delay(string method, TimeSpan delay, int times = 1) =>
        Add(new Fault(method, times, cancellationToken => Task.Delay(delay, cancellationToken)));

    /// <summary>The next call to the method waits until the source is completed.</summary>
    public TaskCompletionSource Hold(string method)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(new Fault(method, 1, release.Task.WaitAsync));
        return release;
    }

    public void ClearFaults()
    {
        lock (_changing)
            _faults.Clear();
    }

    public async Task ArriveAsync(string method, IMessage request, ServerCallContext call)
    {
        _calls.Enqueue(new QdrantCall(method, request, call.RequestHeaders));
        if (Next(method) is { } fault)
            await fault.Happen(call.CancellationToken);
    }

    private Fault? Next(string method)
    {
        lock (_changing)
        {
            var fault = _faults.Find(fault => fault.Method == method && fault.Times > 0);
            if (fault is not null)
                fault.Times--;
            return fault;
        }
    }

    private void Add(Fault fault)
    {
        lock (_changing)
            _faults.Add(fault);
    }
}
