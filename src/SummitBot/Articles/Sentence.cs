namespace SummitBot.Articles;

/// <summary>The smallest thing cited: a stretch of an article's text.</summary>
/// <param name="Start">UTF-16 offset in <see cref="Article.Text"/>.</param>
/// <param name="Text">Exactly the article's text from <paramref name="Start"/>, without surrounding whitespace.</param>
internal readonly record struct Sentence(int Start, string Text)
{
    public int End => Start + Text.Length;
}
