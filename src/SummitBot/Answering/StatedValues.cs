using System.Buffers;
using System.Globalization;
using SummitBot.Answering.Checking;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>Reads from a sentence the values that a question asks for.</summary>
internal sealed class StatedValues(QuestionAnalysis question, TextAnalyzer analyzer)
{
    /// <summary>Behind a number, adjectives included: "23 crucial agreements".</summary>
    private const int MostThings = 3;

    private static readonly SearchValues<char> EndOfClause = SearchValues.Create(",;:()—–，；：、");

    private readonly HashSet<string> _asked = [.. question.Terms.Where(t => t.IsCommon).Select(t => t.Text)];

    /// <summary>Those that stand in one clause with a word of the question; where none does, the sentence's only one.</summary>
    public IReadOnlyList<StatedValue> Of(RankedSentence ranked)
    {
        var text = ranked.Sentence.Text;
        var terms = analyzer.Terms(text, ranked.Passage.Found.Article.Language);
        var all = All(text, ranked.Passage.Found.Article.Language, terms);
        if (question.Type == AnswerType.Who) return all;
        var near = all.Where(v => terms.Any(t => _asked.Contains(t.Text) && !text[Math.Min(t.Start, v.Start)..Math.Max(t.Start, v.Start)].AsSpan().ContainsAny(EndOfClause))).ToList();
        return near.Count > 0 ? near : all.Count == 1 ? all : [];
    }

    private List<StatedValue> All(string text, string language, IReadOnlyList<Term> terms)
    {
        var entries = analyzer.Entries(text);
        var facts = TextFacts.Of(text, language, [.. entries.Where(e => e.Entry.IsName)]);
        return question.Type switch
        {
            AnswerType.When => [.. facts.Dates.Where(d => d.Year is not null || d.Month is not null).GroupBy(d => d.Start).Select(Date)],
            AnswerType.Who => [.. Persons(text, NameReader.Read(text, entries, facts))],
            AnswerType.HowMany => [.. facts.Quantities.Where(q => !q.IsOrdinal).Select(q => Number(q, text, terms))],
            _ => [.. facts.Quantities.Where(q => !q.IsOrdinal && q.Unit.Length > 0).Select(q => Number(q, text, terms))],
        };
    }

    private static StatedDate Date(IGrouping<int, DateMention> days) => new(days.First(), days.Last(), days.First().Written, days.Key);

    private StatedNumber Number(Quantity quantity, string text, IReadOnlyList<Term> terms)
    {
        if (quantity.Unit.Length > 0)
        {
            var start = quantity.Start > 0 && char.GetUnicodeCategory(text[quantity.Start - 1]) == UnicodeCategory.CurrencySymbol ? quantity.Start - 1 : quantity.Start;
            return new StatedNumber(quantity.Value, quantity.Unit, new HashSet<string>(), text[start..quantity.End], start);
        }

        var end = text.AsSpan(quantity.End).IndexOfAny(EndOfClause) is var mark and >= 0 ? quantity.End + mark : text.Length;
        List<Term> things = [.. terms.Where(t => t.Start >= quantity.End && t.Start < end && t.Word.Length > 0).Take(MostThings)];
        var named = things.Find(t => _asked.Contains(t.Text)) is { Text: not null } asked ? asked : things.FirstOrDefault();
        var written = named.Text is null ? quantity.Written : text[quantity.Start..(named.Start + named.Length)];
        return new StatedNumber(quantity.Value, "", things.Select(t => t.Text).ToHashSet(), written, quantity.Start);
    }

    /// <summary>Names that the question does not hold; words of one unknown name stand beside each other.</summary>
    private IEnumerable<StatedPerson> Persons(string text, IReadOnlyList<NameMention> names)
    {
        StatedPerson? person = null;
        var end = 0;
        foreach (var name in names.OrderBy(n => n.Start))
        {
            if (name.Entry is { Kind: not GlossaryKind.Person } || IsAsked(name)) continue;
            if (person is { Entry: null } && name.Entry is null && text.AsSpan(end, name.Start - end).Trim(" -").IsEmpty)
                person = person with { Words = [.. person.Words, name.Folded], Written = text[person.Start..name.End] };
            else
            {
                if (person is not null) yield return person;
                person = new StatedPerson(name.Entry, [.. NameReader.FoldedWords(name.Written)], name.Written, name.Start);
            }

            end = name.End;
        }

        if (person is not null) yield return person;
    }

    private bool IsAsked(NameMention name) =>
        question.Terms.Any(t => t.Text == name.Folded || t.Words.Contains(name.Folded)) || question.Text.Contains(name.Written, StringComparison.OrdinalIgnoreCase);
}
