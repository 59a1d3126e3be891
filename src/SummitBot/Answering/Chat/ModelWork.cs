namespace SummitBot.Answering.Chat;

/// <summary>What a chat model had to do with an answer.</summary>
/// <param name="Failure">Why the answer had to be written without it; null when the model wrote it, or looked and found no answer in the sources.</param>
/// <param name="Kept">Claims of it that the sentences it cited bear out.</param>
/// <param name="Recited">Claims that other sentences bear out.</param>
/// <param name="Dropped">Claims that none does.</param>
internal sealed record ModelWork(ModelFailure? Failure, int Kept, int Recited, int Dropped, ModelTokens Tokens)
{
    /// <summary>It wrote nothing of the answer, but may have helped to understand the question.</summary>
    public static ModelWork None { get; } = new(null, 0, 0, 0, default);

    public ModelWork Plus(ModelTokens tokens) => this with { Tokens = Tokens + tokens };

    public static ModelWork Failed(ModelFailure failure, ModelTokens tokens = default) => new(failure, 0, 0, 0, tokens);

    /// <summary>Whether the answer's sentences are the model's.</summary>
    public bool Wrote => Failure is null && Kept + Recited > 0;
}
