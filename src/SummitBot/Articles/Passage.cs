namespace SummitBot.Articles;

/// <summary>The stretch of an article that is ranked and quoted: two to four whole sentences, about 55 words.</summary>
/// <param name="Id">Derived from the article's id and the passage's text: unchanged text keeps its id through reloads.</param>
/// <param name="Ordinal">Position among the passages of its article, from 0.</param>
/// <param name="Text">The article's text from the first sentence's start to the last one's end, verbatim.</param>
/// <param name="Sentences">In reading order; offsets are those of the article.</param>
internal sealed record Passage(string Id, string ArticleId, int Ordinal, string Text, IReadOnlyList<Sentence> Sentences)
{
    /// <summary>UTF-16 offset of <see cref="Text"/> in the article's text.</summary>
    public int Start => Sentences[0].Start;
}
