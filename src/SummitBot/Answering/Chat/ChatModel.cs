using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace SummitBot.Answering.Chat;

/// <summary>Puts a prompt to the chat model and streams what it writes, within its limits. It is given no tools.</summary>
/// <remarks>
/// The connector's own client would repeat failed calls three times, obey any Retry-After and hang on a silent stream; so it gets no retries and
/// no time of its own, and <see cref="ModelLimits"/> and <see cref="ChatOptions.Retries"/> rule. No log line holds prompts, text or messages of
/// the endpoint: those may repeat the key.
/// </remarks>
internal sealed partial class ChatModel(IOptions<ChatOptions> options, TimeProvider time, ILogger<ChatModel> logger)
{
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(0.5);

    private readonly Kernel _kernel = KernelOf(options.Value);

    /// <summary>Pieces of text as they come; the last one holds no text but tells how it ended.</summary>
    /// <param name="words">What fills the prompt's places. It reaches the model as it is, and can open or close no message.</param>
    /// <param name="maxTokens">Most tokens of the reply.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled; nothing that the model does throws.</exception>
    public async IAsyncEnumerable<ModelUpdate> AskAsync(
        Prompt prompt, IReadOnlyDictionary<string, string> words, int maxTokens, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limits = new ModelLimits(options.Value, time, cancellationToken);
        var arguments = ArgumentsOf(words, maxTokens);
        for (var retries = options.Value.Retries; ; retries--)
        {
            await using var reply = new ModelReply(
                token => _kernel.InvokeStreamingAsync<StreamingChatMessageContent>(prompt.Function, arguments, token), maxTokens, limits, cancellationToken);
            while (await reply.NextAsync() is { } text)
            {
                if (text.Length > 0) yield return new ModelUpdate(text);
            }

            if (reply.Rest() is { Length: > 0 } rest) yield return new ModelUpdate(rest);
            if (reply.Failure is { } failure) LogFailed(failure, reply.Cause?.GetType().Name, reply.Cause is { } cause ? ModelFailures.StatusOf(cause) : null);
            if (retries == 0 || PauseAfter(reply) is not { } pause || pause >= limits.Left)
            {
                yield return new ModelUpdate("", new ModelEnd(reply.Failure, reply.Tokens ?? EstimateOf(prompt, words, reply)));
                yield break;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <returns>null when trying again would not help.</returns>
    private TimeSpan? PauseAfter(ModelReply reply) =>
        reply.HasBegun || reply.Failure is not (ModelFailure.Busy or ModelFailure.Down) ? null
        : reply.Cause is { } cause ? ModelFailures.RetryAfter(cause, time.GetUtcNow()) ?? DefaultPause
        : DefaultPause;

    /// <summary>A call that was refused before its first word costs nothing.</summary>
    private static ModelTokens EstimateOf(Prompt prompt, IReadOnlyDictionary<string, string> words, ModelReply reply) =>
        reply.Failure is not null && !reply.HasBegun ? default : new(prompt.EstimateTokens(words), reply.EstimatedTokens);

    private KernelArguments ArgumentsOf(IReadOnlyDictionary<string, string> words, int maxTokens)
    {
        var arguments = new KernelArguments(new OpenAIPromptExecutionSettings { Temperature = options.Value.Temperature, MaxTokens = maxTokens });
        foreach (var (name, value) in words) arguments[name] = value;
        return arguments;
    }

    private static Kernel KernelOf(ChatOptions options)
    {
        // Servers of one's own want no key, but the client wants one.
        var key = new ApiKeyCredential(string.IsNullOrEmpty(options.ApiKey) ? "none" : options.ApiKey);
        var client = new OpenAIClient(key, new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint!),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });
        return Kernel.CreateBuilder().AddOpenAIChatCompletion(options.Model!, client).Build();
    }

    [LoggerMessage(LogLevel.Warning, "The chat model gave no answer: {Failure} ({Exception}, status {Status})")]
    private partial void LogFailed(ModelFailure failure, string? exception, int? status);
}

/// <summary>A piece of what a model writes.</summary>
/// <param name="End">With the last one only.</param>
internal readonly record struct ModelUpdate(string Text, ModelEnd? End = null);

/// <param name="Failure">null when it came to its own end.</param>
internal sealed record ModelEnd(ModelFailure? Failure, ModelTokens Tokens);
