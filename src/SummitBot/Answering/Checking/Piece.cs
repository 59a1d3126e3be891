namespace SummitBot.Answering.Checking;

/// <summary>What is left of a model's output when its markup is taken away: a character, a line's end, or citation ids.</summary>
internal readonly record struct Piece(char Letter, IReadOnlyList<SentenceId>? Ids = null)
{
    public static Piece LineEnd { get; } = new('\n');
}
