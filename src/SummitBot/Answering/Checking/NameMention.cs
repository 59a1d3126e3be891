using System.Text.RegularExpressions;
using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>A proper name in a text: an entry of the glossary, or a word written like a name.</summary>
/// <param name="Entry">null for a name the glossary does not know.</param>
/// <param name="Folded">The word, folded; of an entry its id.</param>
/// <param name="OpensSentence">A capital says little there: it is a name only if nothing else explains the word.</param>
internal readonly record struct NameMention(GlossaryEntry? Entry, string Folded, string Written, int Start, int End, bool OpensSentence = false);

/// <summary>Finds the proper names of a text.</summary>
internal static partial class NameReader
{
    /// <summary>Written with a capital though no names, or no part of one.</summary>
    private static readonly HashSet<string> NoNames =
        new("i mr mrs ms dr am pm bc ad no st the a an and of in on at to for by with from gmt utc et m usd us$ eur cny rub kzt gbp inr jpy rmb г мистер господин г-н г-жа бай bey hanim sayin".Split(' '));

    /// <param name="matches">Of the glossary, all kinds.</param>
    /// <param name="facts">The words of its dates are no names.</param>
    public static List<NameMention> Read(string text, IReadOnlyList<GlossaryMatch> matches, TextFacts facts)
    {
        List<NameMention> names =
        [
            .. matches.Where(m => m.Entry.IsName && !facts.Dates.Any(d => d.Start < m.End && m.Start < d.End) && !facts.Quantities.Any(q => IsOfCurrency(q, m)))
                .Select(m => new NameMention(m.Entry, m.Entry.Id, text.Substring(m.Start, m.Length), m.Start, m.End)),
        ];
        if (!text.Any(char.IsLower)) return names;

        foreach (var (start, end) in Words(text))
        {
            var opens = OpensSentence(text, start);
            if (!char.IsUpper(text[start]) || (opens && !IsSubject().IsMatch(text.AsSpan(start, text.Length - start))) || matches.Any(m => m.Start < end && start < m.End)) continue;
            if (facts.Dates.Any(d => d.Start < end && start < d.End) || facts.Quantities.Any(q => q.Start < end && start < q.End)) continue;
            var folded = GlossaryFolding.Fold(WithoutTail(text.AsSpan(start, end - start)));
            if (folded.Length > 1 && !NoNames.Contains(folded)) names.Add(new NameMention(null, folded, text[start..end], start, end, opens));
        }

        return names;
    }

    /// <summary>"US dollars", "долларов США".</summary>
    private static bool IsOfCurrency(Quantity quantity, GlossaryMatch match) =>
        (quantity.Start <= match.Start && match.End <= quantity.End)
        || (quantity.Unit == "usd" && (match.Start - quantity.End is 0 or 1 || quantity.Start - match.End is 1 or 2));

    /// <summary>All words of a text, folded, parted at hyphens too.</summary>
    public static IEnumerable<string> FoldedWords(string text) => Words(text).Select(w => GlossaryFolding.Fold(WithoutTail(text.AsSpan(w.Start, w.End - w.Start))));

    private static IEnumerable<(int Start, int End)> Words(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (i > start && text[i] is '\'' or '’' or 'ʻ' or 'ʼ' && i + 1 < text.Length && char.IsLetter(text[i + 1])))) i++;
            if (i > start) yield return (start, i);
            else i++;
        }
    }

    private static ReadOnlySpan<char> WithoutTail(ReadOnlySpan<char> word)
    {
        var apostrophe = word.IndexOfAny("'’");
        return apostrophe > 0 && word.Length - apostrophe <= 5 && apostrophe > 1 ? word[..apostrophe] : word;
    }

    /// <summary>A capital there says nothing.</summary>
    private static bool OpensSentence(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd(" \t\"'“”‘’«»(（[-–—");
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' or '…';
    }

    /// <summary>"Vienna is", "Scholz signed", "Geneva's", "Vienna and Paris": a bare word in the singular as a subject is a name, or a word the source has too. Pronouns are not.</summary>
    [GeneratedRegex(@"^(?!(?:It|He|She|I|You|We|They|This|That|These|Those|There|Here|What|Who|Which|One|Both|Each|All|Some|Many|Most|Much|Such|Another|Others|Nobody|Everyone|Neither|None|Nothing|Everything|Also|So|Now|Then|Never|Not|Having|Being|Today)\b)\p{Lu}[\p{L}-]+(?:['’]s\b|\s(?:(?:also|often|now|still|\p{Ll}+ly)\s)?(?:is|was|has|had|will|would|can|could|may|might|met|said|told|held|took|gave|made|became|went|came|won|sent|paid|led|hosts|meets|says|signs|leads|takes|visits|wants|plans|holds|remains|borders|ranks|becomes|supports|\p{Ll}{2,}ed)\b|,? and \p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex IsSubject();
}
