using SummitBot.Answering.Chat;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>What we reply: one of three bands.</summary>
/// <param name="Language">ISO 639-1: the language of the words around the quotes.</param>
internal abstract record Answer(string Language, CorpusVersion Version)
{
    /// <summary>All citations of the answer in order of number.</summary>
    public abstract IReadOnlyList<Citation> Citations { get; }

    /// <summary>The sentences of the answer; none of a refusal.</summary>
    public virtual IReadOnlyList<Claim> Sentences => [];

    /// <summary>How probable it is that the articles answer the question, 0 to 1; it decided the band.</summary>
    public double Confidence { get; init; }

    /// <summary>The question as asked, and as it was searched for after its history was taken into account.</summary>
    public ResolvedQuestion? Asked { get; init; }

    /// <summary>What a chat model had to do with it; null when none was asked.</summary>
    public ModelWork? Model { get; init; }
}

/// <summary>Every sentence backed by a checked citation.</summary>
internal sealed record GroundedAnswer(IReadOnlyList<Claim> Claims, string Language, CorpusVersion Version) : Answer(Language, Version)
{
    public override IReadOnlyList<Citation> Citations => Claim.CitationsOf(Claims);

    public override IReadOnlyList<Claim> Sentences => Claims;

    /// <summary>The question takes something for granted that the quotes speak against.</summary>
    public bool Contradicts { get; init; }

    /// <summary>What of the question the articles leave open, in words of the question; empty when it cannot be said in those; null when nothing is known to be open.</summary>
    public string? NotCovered { get; init; }
}

/// <summary>Nothing says so directly; these quotes come closest.</summary>
internal sealed record NearestPassages(IReadOnlyList<Claim> Claims, string Language, CorpusVersion Version) : Answer(Language, Version)
{
    public override IReadOnlyList<Citation> Citations => Claim.CitationsOf(Claims);

    public override IReadOnlyList<Claim> Sentences => Claims;
}

/// <summary>Honest refusal: the articles do not say.</summary>
/// <param name="Closest">Articles whose subject is nearest, best first, without text; may be empty.</param>
internal sealed record NoAnswer(RefusalReason Reason, IReadOnlyList<Article> Closest, string Language, CorpusVersion Version) : Answer(Language, Version)
{
    public override IReadOnlyList<Citation> Citations => [];
}

internal enum RefusalReason
{
    /// <summary>No article says anything near the question.</summary>
    NotInSources,

    /// <summary>The question holds no word to search for.</summary>
    NothingAsked,
}

/// <summary>One sentence of an answer with its citations.</summary>
internal sealed record Claim(string Text, IReadOnlyList<Citation> Citations)
{
    public static IReadOnlyList<Citation> CitationsOf(IEnumerable<Claim> claims) =>
        [.. claims.SelectMany(c => c.Citations).DistinctBy(c => c.Number).OrderBy(c => c.Number)];
}

/// <summary>A numbered pointer from a claim to exact sentences of an article.</summary>
/// <param name="Number">From 1, as shown in brackets.</param>
/// <param name="Article">Without its text.</param>
/// <param name="Start">UTF-16 offset of <paramref name="Quote"/> in the article's text.</param>
/// <param name="Quote">The article's text, verbatim.</param>
internal sealed record Citation(int Number, Article Article, string PassageId, int Start, string Quote);
