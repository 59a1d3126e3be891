using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>A question taken apart: what kind of answer it wants, and the terms that an answer should hold.</summary>
/// <param name="Text">As asked, without added context.</param>
/// <param name="Terms">In reading order.</param>
internal sealed record QuestionAnalysis(string Text, AnswerType Type, IReadOnlyList<QuestionTerm> Terms)
{
    // Words added from the conversation say what it is about; the follow-up's own words say what is wanted.
    private const double ContextWeight = 0.5;

    /// <param name="language">The question's, or the article's when the question's is unknown.</param>
    public static QuestionAnalysis Of(ResolvedQuestion question, string language, RetrievalResult found)
    {
        var asked = found.Terms;
        var offices = OfficesOf(found.Analyzer);
        var terms = new Dictionary<string, QuestionTerm>();
        var now = QuestionWords.NowWords(question.Original);
        var saysMore = asked.Any(t => !SaysNow(t));
        var asking = QuestionWords.EndOfAsking(question.Original, language);
        foreach (var term in asked)
        {
            if (IsWordOfName(term, asked) || (saysMore && SaysNow(term))) continue;
            var own = term.Term.Start < question.Original.Length;
            List<AskedTerm> words = IsEntry(term) ? [.. asked.Where(w => !IsEntry(w) && Within(w, term))] : [];
            var weight = (term.Weight + words.Sum(w => w.Weight)) * (own ? 1 : ContextWeight);
            var written = question.Text.AsSpan(term.Term.Start, term.Term.Length);
            // A capital says nothing about the first word.
            var isCapitalised = char.IsUpper(written[0]) && !question.Text.AsSpan(0, term.Term.Start).Trim(" \t\"'“”«»¿([-").IsEmpty;
            terms.TryAdd(term.Term.Text, new QuestionTerm(
                term.Term.Text, weight, own && (IsEntry(term) || isCapitalised), own && char.IsAsciiDigit(written[0]), term.IsUnseen)
            {
                Words = [.. words.Select(w => w.Term.Text)],
                IsOwn = own,
                IsForeign = term.IsForeign,
                IsOffice = offices.Contains(term.Term.Text),
                FollowsAsking = own && term.Term.Start >= asking,
            });
        }

        return new QuestionAnalysis(question.Original, TypeOf(question, language), [.. terms.Values]);

        bool SaysNow(AskedTerm term) => now.Any(n => term.Term.Start >= n.Start.Value && term.Term.Start < n.End.Value);
    }

    private static HashSet<string> OfficesOf(TextAnalyzer analyzer) =>
        [.. analyzer.Glossary.Entries.Where(e => e.Kind == GlossaryKind.Office).SelectMany(e => analyzer.Terms(e.English, "en")).Select(t => t.Text)];

    private static bool IsEntry(AskedTerm term) => term.Term.Entry is { IsName: true };

    private static bool IsWordOfName(AskedTerm term, IReadOnlyList<AskedTerm> asked) => !IsEntry(term) && asked.Any(name => IsEntry(name) && Within(term, name));

    private static bool Within(AskedTerm word, AskedTerm name) =>
        word.Term.Start >= name.Term.Start && word.Term.Start < name.Term.Start + name.Term.Length;

    /// <summary>A follow-up without a question word of its own ("and Russia?") asks what the question before it asked.</summary>
    private static AnswerType TypeOf(ResolvedQuestion question, string language)
    {
        var type = QuestionWords.TypeOf(question.Original, language);
        return question.Previous is not null && type is AnswerType.Other or AnswerType.What
            ? QuestionWords.TypeOf(question.Previous ?? question.Original, language)
            : type;
    }
}

/// <param name="Text">As the analysis folds it; for a name of the glossary its entry, whatever its spelling and language.</param>
/// <param name="Weight">Inverse document frequency; less for words added from the conversation.</param>
/// <param name="IsName">In the glossary as a name, or capitalised within the question.</param>
/// <param name="IsUnseen">No passage of the corpus holds it.</param>
internal sealed record QuestionTerm(string Text, double Weight, bool IsName, bool IsNumber, bool IsUnseen)
{
    /// <summary>The words that a glossary name is written with here: part of it may stand where the whole does not.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>From the question itself, not from the conversation before it.</summary>
    public bool IsOwn { get; init; } = true;

    /// <summary>A word of a language that no article is written in: it could not be found.</summary>
    public bool IsForeign { get; init; }

    /// <summary>A word for an office that the glossary knows.</summary>
    public bool IsOffice { get; init; }

    /// <summary>Stands behind the words that ask, so that the first such is mostly what is asked for.</summary>
    public bool FollowsAsking { get; init; }

    public bool IsCommon => !IsName && !IsNumber;
}
