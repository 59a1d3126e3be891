using System.Text.RegularExpressions;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering.Checking;

/// <summary>A source sentence taken apart, with what its pronouns may stand for.</summary>
/// <param name="Context">Ids of the names that "he", "the two sides" or "the country" may mean here: they stand before it in its passage, or in the title.</param>
/// <param name="Words">Its words and those of the article's title, publisher and author, folded.</param>
internal sealed partial record SourceReading(
    SourceSentence Source, TextReading Reading, IReadOnlySet<string> Context, IReadOnlySet<string> Words)
{
    private TransliteratedNames? _names;

    /// <summary>Its words, found by how they sound.</summary>
    public TransliteratedNames Names => _names ??= new TransliteratedNames(Words.Where(w => char.IsLetter(w[0])));

    public static bool SaysTwo(string text) => Two().IsMatch(text);

    /// <summary>Whether "ago" stands behind a duration.</summary>
    public static bool SaysAgo(string text, int end) => Ago().IsMatch(text.AsSpan(end, Math.Min(12, text.Length - end)));

    /// <summary>All sentences, each read once, and who they say holds which office.</summary>
    public static (IReadOnlyList<SourceReading> Sources, OfficeHolders Holders) Of(IReadOnlyList<SourceSentence> sources, TextAnalyzer analyzer)
    {
        var titles = sources.Select(s => s.From.Article).DistinctBy(a => a.Id).ToDictionary(a => a.Id, a => TextReading.Of(a.Title, a.Language, analyzer));
        var read = sources.Select(s => (Source: s, Reading: TextReading.Of(s.Sentence.Text, s.From.Article.Language, analyzer))).ToList();
        var holders = new OfficeHolders(read.Select(r => r.Reading).Concat(titles.Values).Select(r => (r.Text, r.Matches)));
        return ([.. read.Select(r => Of(r.Source, r.Reading))], holders);

        SourceReading Of(SourceSentence source, TextReading reading)
        {
            var article = source.From.Article;
            List<TextReading> before =
            [
                titles[article.Id],
                .. read.Where(r => r.Source.Id.Passage == source.Id.Passage && r.Source.Id.Sentence < source.Id.Sentence).OrderBy(r => r.Source.Id.Sentence).Select(r => r.Reading),
            ];
            var words = new[] { source.Sentence.Text, article.Title, article.Publisher, article.Author, article.AlsoIn }.OfType<string>().SelectMany(NameReader.FoldedWords);
            return new SourceReading(source, reading, Anaphora.Of(reading, before, holders), words.ToHashSet());
        }
    }

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:two|both|bilateral|mutual|об[ае]|дв[ау]\p{L}*|двусторонн\p{L}*|екі\p{L}*|iki\p{L}*)\b|双|两", Rule)]
    private static partial Regex Two();

    [GeneratedRegex(@"^\s*(?:ago|назад|бұрын|önce|之?前)", Rule)]
    private static partial Regex Ago();
}
