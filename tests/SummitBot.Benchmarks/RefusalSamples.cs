using System.Globalization;
using System.Text.RegularExpressions;
using SummitBot.Answering;
using SummitBot.Retrieval;

namespace SummitBot.Benchmarks;

/// <summary>How a question came to be answerable or not.</summary>
internal enum SampleKind
{
    /// <summary>Answerable; a quarter of the other topics is absent, so that the corpus is as large as for <see cref="TopicAbsent"/>.</summary>
    OtherTopicsAbsent,

    /// <summary>Unanswerable: all paragraphs of its XQuAD article are absent, with a quarter of the topics; frequencies are of what is left.</summary>
    TopicAbsent,

    /// <summary>Answerable; nothing is absent.</summary>
    AllPresent,

    /// <summary>Unanswerable: only the paragraph that answers is absent.</summary>
    ParagraphAbsent,

    /// <summary>Unanswerable: a name of the question was exchanged for one of another topic.</summary>
    OtherName,

    /// <summary>Unanswerable: a number or year of the question was changed.</summary>
    OtherNumber,

    /// <summary>Unanswerable: a common word of the question was exchanged for one of another topic's questions.</summary>
    OtherWord,

    /// <summary>Answerable: two common words were exchanged for words of near meaning (English only).</summary>
    NearWords,
}

internal sealed record RefusalSample(int Topic, SampleKind Kind, Support Support)
{
    public bool Answerable => Kind is SampleKind.OtherTopicsAbsent or SampleKind.AllPresent or SampleKind.NearWords;
}

/// <summary>Makes answerable and unanswerable questions of one set, each with the support that was found for it.</summary>
internal static partial class RefusalSamples
{
    private const int Folds = 4;
    private const int EnoughWithoutParagraph = 40;

    public static async Task<IReadOnlyList<RefusalSample>> OfAsync(XquadSet set)
    {
        var topics = set.Paragraphs.Select(p => p.Topic).Distinct().ToList();
        var fold = topics.Index().ToDictionary(t => t.Item, t => t.Index % Folds);
        var indexes = Enumerable.Range(0, Folds + 1).Select(_ => new BenchmarkIndex()).ToList();
        try
        {
            var without = new List<PassageRetriever>();
            for (var f = 0; f < Folds; f++)
                without.Add(await BenchmarkIndex.RetrieverOfAsync(indexes[f], [.. set.Paragraphs.Where(p => fold[p.Topic] != f).Select(p => p.Article)]));
            var all = await BenchmarkIndex.RetrieverOfAsync(indexes[Folds], [.. set.Articles]);

            var names = set.Questions.SelectMany(q => AnswerEvidence.Names(q.Text).Select(n => (q.Topic, Name: n))).ToList();
            var words = set.Questions.SelectMany(q => CommonWords(q.Text).Select(w => (q.Topic, Word: w))).ToList();
            using var near = set.Language == "en" ? new NearWords([.. set.Paragraphs.Select(p => p.Article.Text), .. set.Questions.Select(q => q.Text)]) : null;
            var random = new Random(5);
            var samples = new List<RefusalSample>();
            foreach (var question in set.Questions)
            {
                var own = fold[question.Topic];
                await AddAsync(SampleKind.OtherTopicsAbsent, without[(own + 1) % Folds], question.Text);
                await AddAsync(SampleKind.TopicAbsent, without[own], question.Text);
                await AddAsync(SampleKind.AllPresent, all, question.Text);
                await AddAsync(SampleKind.ParagraphAbsent, all, question.Text, question.ArticleId);
                if (AnswerEvidence.Names(question.Text).LastOrDefault() is { } name
                    && names.Where(n => n.Topic != question.Topic && n.Name != name).ToList() is { Count: > 0 } others)
                    await AddAsync(SampleKind.OtherName, all, question.Text.Replace(name, others[random.Next(others.Count)].Name, StringComparison.Ordinal));
                if (Number().Match(question.Text) is { Success: true } number)
                    await AddAsync(SampleKind.OtherNumber, all, question.Text.Replace(number.Value, Another(number.Value, random), StringComparison.Ordinal));
                if (CommonWords(question.Text) is { Count: > 0 } common)
                {
                    var other = words.Where(w => w.Topic != question.Topic && !common.Contains(w.Word)).ToList();
                    if (other.Count == 0) continue;
                    await AddAsync(SampleKind.OtherWord, all, Exchange(question.Text, common[random.Next(common.Count)], other[random.Next(other.Count)].Word));
                    if (near is not null)
                        await AddAsync(SampleKind.NearWords, all, common.OrderBy(_ => random.Next()).Take(2).Aggregate(question.Text, (text, w) => Exchange(text, w, near.To(w, random))));
                }

                async Task AddAsync(SampleKind kind, PassageRetriever retriever, string text, string? absent = null)
                {
                    var evidence = await XquadAnswers.EvidenceAsync(retriever, text, set.Language, absent is null ? SentenceSelector.MostPassages : EnoughWithoutParagraph);
                    var passages = evidence.Found.Passages.Where(p => p.Article.Id != absent);
                    evidence = evidence with { Found = evidence.Found with { Passages = [.. passages.Take(SentenceSelector.MostPassages)] } };
                    samples.Add(new RefusalSample(question.Topic, kind, Findings.Of(evidence).Support));
                }
            }

            return samples;
        }
        finally
        {
            indexes.ForEach(i => i.Dispose());
        }
    }

    /// <summary>In small letters, so neither names nor the first word, nor what makes it a question.</summary>
    private static List<string> CommonWords(string question) =>
        [.. FunctionWords.ContentOf(question).Where(w => w.Length >= 4 && w.All(char.IsLower) && QuestionWords.TypeOf(w, "") == AnswerType.Other).Distinct()];

    private static string Exchange(string text, string word, string other) => Regex.Replace(text, $@"\b{Regex.Escape(word)}\b", other);

    private static string Another(string number, Random random) =>
        (int.Parse(number, CultureInfo.InvariantCulture) + random.Next(1, 10)).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b[0-9]{2,4}\b")]
    private static partial Regex Number();
}
