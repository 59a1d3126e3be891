using System.Text;
using Microsoft.SemanticKernel;
using OpenAI.Chat;

namespace SummitBot.Answering.Chat;

/// <summary>One call of a model while it is read. Whatever goes wrong ends it with a <see cref="Failure"/>, never with an exception; only the caller's own cancelling throws.</summary>
/// <remarks>The connector reports most faults by saying nothing: an answer counts as whole only when its end was announced.</remarks>
internal sealed class ModelReply : IAsyncDisposable
{
    private readonly ModelLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _call;
    private readonly IAsyncEnumerator<StreamingChatMessageContent> _updates;
    private readonly ThoughtFilter _thoughts = new();
    private readonly int _maxTokens;
    private int _bytes;
    private bool _refuses;
    private string? _finish;

    public ModelReply(Func<CancellationToken, IAsyncEnumerable<StreamingChatMessageContent>> start, int maxTokens, ModelLimits limits, CancellationToken cancellationToken)
    {
        _limits = limits;
        _cancellationToken = cancellationToken;
        _maxTokens = maxTokens;
        _call = CancellationTokenSource.CreateLinkedTokenSource(limits.Token);
        _updates = start(_call.Token).GetAsyncEnumerator(_call.Token);
    }

    /// <summary>Known when it is read to its end.</summary>
    public ModelFailure? Failure { get; private set; }

    /// <summary>What the failure came from; null when it is told by the text.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>As the endpoint counted; null when it did not.</summary>
    public ModelTokens? Tokens { get; private set; }

    /// <summary>Whether any text came, thoughts included.</summary>
    public bool HasBegun => _bytes > 0;

    /// <summary>An own count of what came.</summary>
    public int EstimatedTokens => _bytes / 3;

    /// <returns>The next piece of text, perhaps empty; null at the end.</returns>
    public async Task<string?> NextAsync()
    {
        if (Failure is not null || !await MoveAsync()) return null;

        var update = _updates.Current;
        var text = update.Content ?? "";
        _bytes += Encoding.UTF8.GetByteCount(text);
        _limits.Heard(text.Length > 0);
        if (update.Metadata is { } about) Note(about);
        if (EstimatedTokens <= 2 * _maxTokens) return _thoughts.Add(text);

        // The estimate is on the safe side, so twice is more than was asked for.
        Failure = ModelFailure.CutOff;
        return null;
    }

    /// <summary>What was held back until the end showed that it is text.</summary>
    public string Rest() => Failure is null ? _thoughts.Complete() : "";

    /// <summary>Cancels what still runs: merely leaving the stream would go on reading it for seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        await _call.CancelAsync();
        try
        {
            await _updates.DisposeAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // It was ended on purpose.
        }

        _call.Dispose();
    }

    private async Task<bool> MoveAsync()
    {
        try
        {
            if (await _updates.MoveNextAsync()) return true;
            Failure = FailureOfEnd();
            return false;
        }
#pragma warning disable CA1031 // A failure of the model or its endpoint, of whatever type: the answer is then written without it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _cancellationToken.ThrowIfCancellationRequested();
            Cause = e;
            var failure = _limits.Exceeded ?? ModelFailures.Of(e);
            Failure = failure == ModelFailure.CutOff && !HasBegun ? ModelFailure.Down : failure;
            return false;
        }
    }

    private void Note(IReadOnlyDictionary<string, object?> about)
    {
        if (about.TryGetValue("FinishReason", out var finish) && finish is not null) _finish = finish.ToString();
        if (about.TryGetValue("RefusalUpdate", out var refusal) && refusal is string { Length: > 0 }) _refuses = true;
        if (about.TryGetValue("Usage", out var usage) && usage is ChatTokenUsage count) Tokens = new ModelTokens(count.InputTokenCount, count.OutputTokenCount);
    }

    private ModelFailure? FailureOfEnd() => _finish switch
    {
        _ when _refuses => ModelFailure.Declined,
        "ContentFilter" => ModelFailure.Declined,
        "ToolCalls" or "FunctionCall" => ModelFailure.CallsTool,
        "Length" => ModelFailure.CutOff,
        _ when !HasBegun => ModelFailure.Empty,
        null or "" => ModelFailure.CutOff,
        _ => null,
    };
}
