using System.Security.Cryptography;
using System.Text;

namespace SummitBot.Articles;

/// <summary>
/// Groups an article's sentences into passages. Sentences are taken until there are enough words, at most four;
/// paragraphs are kept apart when they are long enough by themselves (a wire story's one-sentence paragraphs are not).
/// </summary>
internal static class PassageSplitter
{
    private const int EnoughWords = 45;
    private const int MostSentences = 4;

    // A blank line or the next sentence's length may end a passage early, but not below these.
    private const int EnoughForParagraph = 30;
    private const int EnoughBeforeLongSentence = 20;
    private const int TooManyWords = 100;

    // A remainder below this says too little alone: it joins the passage before.
    private const int TooFewWords = 15;

    private const double CharactersPerCjkWord = 1.6;

    public static IReadOnlyList<Passage> Split(Article article)
    {
        var sentences = SentenceSplitter.Split(article.Text, article.Language);
        var passages = new List<Passage>();
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (first, count) in Group(article.Text, sentences))
        {
            var members = sentences.Skip(first).Take(count).ToArray();
            var text = article.Text[members[0].Start..members[^1].End];
            var occurrence = occurrences[text] = occurrences.GetValueOrDefault(text) + 1;
            passages.Add(new Passage(PassageId(article.Id, text, occurrence), article.Id, passages.Count, text, members));
        }

        return passages;
    }

    private static List<(int First, int Count)> Group(string text, IReadOnlyList<Sentence> sentences)
    {
        var groups = new List<(int First, int Count)>();
        var (first, words) = (0, 0);
        var lastWords = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            var next = CountWords(sentences[i].Text);
            if (i > first && (EndsHere(words, i - first, next) || (words >= EnoughForParagraph && StartsParagraph(text, sentences, i))))
            {
                groups.Add((first, i - first));
                (first, lastWords, words) = (i, words, 0);
            }

            words += next;
        }

        if (first < sentences.Count)
            groups.Add((first, sentences.Count - first));
        if (groups.Count > 1 && words < TooFewWords && lastWords + words <= TooManyWords && groups[^2].Count + groups[^1].Count <= MostSentences)
        {
            groups[^2] = (groups[^2].First, groups[^2].Count + groups[^1].Count);
            groups.RemoveAt(groups.Count - 1);
        }

        return groups;
    }

    private static bool EndsHere(int words, int count, int next) =>
        words >= EnoughWords || count == MostSentences || (words >= EnoughBeforeLongSentence && words + next > TooManyWords);

    private static bool StartsParagraph(string text, IReadOnlyList<Sentence> sentences, int i)
    {
        var lineBreaks = 0;
        for (var position = sentences[i - 1].End; position < sentences[i].Start; position++)
        {
            if (TextBlocks.IsLineBreak(text[position]) && !(text[position] == '\n' && text[position - 1] == '\r'))
                lineBreaks++;
        }

        return lineBreaks >= 2;
    }

    /// <summary>Runs of letters and digits, except that scripts without spaces count by characters.</summary>
    internal static int CountWords(string text)
    {
        var (words, cjk) = (0, 0);
        var inWord = false;
        foreach (var c in text)
        {
            if (Scripts.IsCjk(c))
            {
                cjk++;
                inWord = false;
            }
            else if (char.IsWhiteSpace(c))
            {
                inWord = false;
            }
            else if (!inWord && char.IsLetterOrDigit(c))
            {
                words++;
                inWord = true;
            }
        }

        return words + (int)Math.Ceiling(cjk / CharactersPerCjkWord);
    }

    private static string PassageId(string articleId, string text, int occurrence)
    {
        // NUL is in neither: no other pair of id and text gives the same bytes.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{articleId}\0{text}")).AsSpan(0, 8));
        return occurrence == 1 ? hash : $"{hash}-{occurrence}";
    }
}
