using System.Text.RegularExpressions;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering.Checking;

/// <summary>A source sentence taken apart, with what its pronouns may stand for.</summary>
/// <param name="Context">Ids of the names that "he", "the two sides" or "the country" may mean here: they stand before it in its passage, or in the title. And who published it.</param>
/// <param name="Before">Dates of the sentence before it, where "at that meeting" takes them up.</param>
/// <param name="Words">Its words and those of the article's title, publisher and author, folded.</param>
internal sealed partial record SourceReading(
    SourceSentence Source, TextReading Reading, IReadOnlySet<string> Context, IReadOnlyList<DateMention> Before, IReadOnlySet<string> Words)
{
    private TransliteratedNames? _names;

    /// <summary>The entries of <see cref="Context"/>.</summary>
    public IReadOnlyList<GlossaryEntry> ContextEntries { get; private init; } = [];

    /// <summary>Its words, found by how they sound; Cyrillic ones without their case ending too.</summary>
    public TransliteratedNames Names => _names ??= new TransliteratedNames(
        Words.Where(w => w.Length > 0 && char.IsLetter(w[0])).SelectMany(w => Scripts.IsCyrillic(w[0]) ? new[] { w, Stemmers.Stem(w, "ru") } : [w]));

    public static bool SaysTwo(string text) => Two().IsMatch(text);

    /// <summary>"The two countries" counts nothing; it names them again.</summary>
    public static bool SaysTheTwo(string text) => TheTwo().IsMatch(text);

    /// <summary>Whether "ago" stands behind a duration.</summary>
    public static bool SaysAgo(string text, int end) => Ago().IsMatch(text.AsSpan(end, Math.Min(12, text.Length - end)));

    /// <summary>Whether "as of" stands before a date, or its like behind it.</summary>
    public static bool SaysAsOf(string text, int start, int end) =>
        AsOf().IsMatch(text.AsSpan(Math.Max(0, start - 28), start - Math.Max(0, start - 28))) || AsOfBehind().IsMatch(text.AsSpan(end, Math.Min(24, text.Length - end)));

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
            // "Xinhua reports": who published it may be named.
            var publishers = analyzer.Entries($"{article.Publisher}. {article.Author}. {article.AlsoIn}").Select(m => m.Entry.Id);
            HashSet<string> context = [.. Anaphora.Of(reading, before, holders), .. publishers];
            return new SourceReading(source, reading, context, before.Count > 1 && Anaphora.SaysThen(reading.Text) ? before[^1].Facts.Dates : [], words.ToHashSet())
            {
                ContextEntries = [.. before.SelectMany(t => t.Names).Select(n => n.Entry).OfType<GlossaryEntry>().Where(e => context.Contains(e.Id)).Distinct()],
            };
        }
    }

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:two|both|bilateral|mutual|об[ае]|дв[ау]\p{L}*|двусторонн\p{L}*|екі\p{L}*|iki\p{L}*)\b|双|两", Rule)]
    private static partial Regex Two();

    [GeneratedRegex(@"\b(?:the|these|both|our|their) two\b|\b(?:двух стран\p{L}*|двумя странами|двух сторон|двух государств)\b|\bекі (?:ел|тарап|мемлекет)\p{L}*|\biki (?:ülke|taraf|lider)\p{L}*|两国|两方|两位", Rule)]
    private static partial Regex TheTwo();

    [GeneratedRegex(@"^\s*(?:ago|назад|бұрын|önce|之?前)", Rule)]
    private static partial Regex Ago();

    [GeneratedRegex(@"(?:\bas of|\b(?:reported|published|wrote|written|dated|reports?) (?:on|of)|по состоянию на|опубликован\p{L}* |截至|截止)\s*$", Rule)]
    private static partial Regex AsOf();

    [GeneratedRegex(@"^\s*(?:itibar[ıi]yla|tarihli|жағдай бойынша)", Rule)]
    private static partial Regex AsOfBehind();
}
