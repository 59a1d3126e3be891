using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SummitBot.Answering.Chat;

/// <summary>The chat model that writes answers with <c>Answers:Provider=Chat</c>, and what it may cost. Section <c>Chat</c>.</summary>
internal sealed class ChatOptions
{
    public const string Section = "Chat";

    /// <summary>Address of an OpenAI-compatible API, without <c>/chat/completions</c>: <c>https://api.openai.com/v1</c>, <c>http://localhost:11434/v1</c>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The model's name at the endpoint; for Azure OpenAI the deployment's.</summary>
    public string? Model { get; set; }

    /// <summary>A secret: set it by environment variable or secret file. Servers of one's own mostly need none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>How long the model may take to its first word. Default 20 s.</summary>
    [Range(0.05, 600.0)]
    public double FirstTokenSeconds { get; set; } = 20;

    /// <summary>How long it may pause once it writes. Default 10 s.</summary>
    [Range(0.05, 600.0)]
    public double SilenceSeconds { get; set; } = 10;

    /// <summary>How long one answer may take in all, repeated calls included. Default 60 s.</summary>
    [Range(0.05, 3_600.0)]
    public double TotalSeconds { get; set; } = 60;

    /// <summary>0 to 2; empty leaves it to the model, for those that refuse to be told. Default 0.</summary>
    [Range(0.0, 2.0)]
    public double? Temperature { get; set; } = 0;

    /// <summary>Most tokens of an answer. Asked of the model, and kept by an own cap because not every server listens. Default 800.</summary>
    [Range(50, 32_000)]
    public int MaxTokens { get; set; } = 800;

    /// <summary>Repeated calls when the endpoint is busy or fails before its first word. Default 1.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 1;

    /// <summary>Tokens, prompts included, that one person may use up in a day (UTC); 0 is no limit. Default 200,000: about 100 answers.</summary>
    [Range(0, int.MaxValue)]
    public int TokensPerUserAndDay { get; set; } = 200_000;

    /// <summary>The same for everybody together. Default 5,000,000.</summary>
    [Range(0, int.MaxValue)]
    public int TokensPerDay { get; set; } = 5_000_000;

    /// <summary>How long the answer to a question serves whoever asks the same of the same articles; 0 turns that off. Default 60.</summary>
    [Range(0, 10_080)]
    public int CacheMinutes { get; set; } = 60;

    /// <summary>Whether a question in a language of no article is translated when the glossary knows too few of its words. Default true.</summary>
    public bool TranslateQuestions { get; set; } = true;
}

/// <summary>What ranges cannot say. No message holds the key or the address: people put keys into addresses.</summary>
internal sealed class ChatOptionsValidator(IOptions<AnswerOptions> answers) : IValidateOptions<ChatOptions>
{
    public ValidateOptionsResult Validate(string? name, ChatOptions options)
    {
        if (answers.Value.Provider != AnswerProvider.Chat) return ValidateOptionsResult.Success;

        List<string> failures = [];
        if (string.IsNullOrWhiteSpace(options.Endpoint)) failures.Add("Answers:Provider=Chat needs Chat:Endpoint, for example https://api.openai.com/v1 or http://localhost:11434/v1.");
        else if (!IsBase(options.Endpoint)) failures.Add("Chat:Endpoint must be an absolute http or https address without user, query and /chat/completions.");
        if (string.IsNullOrWhiteSpace(options.Model)) failures.Add("Answers:Provider=Chat needs Chat:Model, the model's name at the endpoint.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsBase(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo: "", Query: "" }
        && !url.AbsolutePath.TrimEnd('/').EndsWith("/chat/completions", StringComparison.OrdinalIgnoreCase);
}
