using System.Text.RegularExpressions;

namespace SummitBot.Answering;

/// <summary>Makes a follow-up ("and when was it signed?") stand on its own by adding words of the conversation; leaves other questions alone.</summary>
internal static partial class FollowUp
{
    private const int MostContext = 240;
    private const int MostNames = 3;
    private const int MostTurns = 4;
    private const int MostWordsLeaning = 8;

    public static ResolvedQuestion Resolve(string question, IReadOnlyList<Turn>? history)
    {
        if (history is null or [] || !LeansOnContext(question)) return new ResolvedQuestion(question, question);

        var turn = history[^1];
        // The earlier question may lean on one before it; a few turns are as far as people think back.
        var earlier = Resolve(turn.Question, [.. history.Take(history.Count - 1).TakeLast(MostTurns - 1)]);
        var context = FunctionWords.ContentOf(earlier.Text).ToList();
        if (Pronoun().IsMatch(question)) context.AddRange(NamesOf(turn.Answer));

        return With(question, context, earlier.Original);
    }

    /// <summary>The question with words of its conversation that it does not hold itself.</summary>
    /// <param name="previous">The question it follows up.</param>
    public static ResolvedQuestion With(string question, IEnumerable<string> context, string previous)
    {
        var known = new HashSet<string>(FunctionWords.ContentOf(question), StringComparer.OrdinalIgnoreCase);
        var added = string.Join(' ', context.Where(known.Add));
        if (added.Length > MostContext) added = added[..MostContext];
        return added.Length == 0 ? new ResolvedQuestion(question, question) : new ResolvedQuestion(question, $"{question} {added}", previous);
    }

    /// <summary>Whether it may lean on its conversation: more often than <see cref="Resolve"/> can tell.</summary>
    public static bool MayLean(string question) => FunctionWords.ContentOf(question).Count() <= MostWordsLeaning;

    /// <summary>Holds a word that may stand for something named before.</summary>
    public static bool PointsBack(string text) => Pronoun().IsMatch(text);

    /// <summary>Short, or pointing back: an opening "and", "what about", a pronoun with nothing before it to stand for.</summary>
    private static bool LeansOnContext(string question)
    {
        var content = FunctionWords.ContentOf(question).ToList();
        var names = content.Count(w => char.IsUpper(w[0]));
        if (content.Count == 0) return true;
        if (WhatAbout().IsMatch(question)) return content.Count <= 4;
        if (Connector().IsMatch(question) && content.Count <= 3 && names <= 1) return true;

        var pronoun = Pronoun().Match(question);
        // "When did Xi make his visit?" names whom the pronoun stands for.
        if (pronoun.Success && !Expletive().IsMatch(question)
            && !FunctionWords.ContentOf(question[..pronoun.Index]).Any(w => char.IsUpper(w[0]))
            && content.Count <= 6) return true;

        return content.Count == 1 && (names == 0 ? FunctionWords.Asks(question) : !FunctionWords.Asks(question));
    }

    private static IEnumerable<string> NamesOf(string answer)
    {
        var end = answer.IndexOfAny(['\n', '。']);
        var first = end < 0 ? answer : answer[..end];
        return AnswerEvidence.Names(first.Length > 400 ? first[..400] : first).Distinct().Take(MostNames);
    }

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^\W*(?:and |but |so )?(?:what|how) about\b|^\W*(?:а |ну )?(?:а )?(?:как|что) (?:насч[её]т|по поводу|о)\b|^\W*(?:peki )?ya\b|^\W*ал\b(?=.*\bше\b)|呢\W*$|^那", Rule)]
    private static partial Regex WhatAbout();

    [GeneratedRegex(@"^\W*(?:and|but|so|also|then|or|а|и|но|тогда|peki|ve|ama|ал|және|сонда)\b|^\W*(?:那么?|还有|而且|然后)", Rule)]
    private static partial Regex Connector();

    [GeneratedRegex(@"\b(?:it|its|he|she|him|her|hers|his|they|them|their|this|these|those|there|that(?=\W*$| (?:meeting|visit|agreement|summit|time|day|year|happen)))\b|\b(?:он|она|оно|они|его|е[её]|ему|ей|их|им|ними|н[её]м|него|неё|нею|этот|эта|это|этой|этом|этого|эти|этих|там|туда|тогда)\b|\b(?:o|onu|onun|ona|onlar\w*|bu|bunu|bunun|orada|oraya)\b|\b(?:ол|оның|оны|оған|онда|олар\w*|бұл|мұнда|осы)\b|他们?|她们?|它们?|这|那里|那次|其中", Rule)]
    private static partial Regex Pronoun();

    /// <summary>Words that look like pronouns but point at nothing ("is there", "is it true that").</summary>
    [GeneratedRegex(@"\b(?:is|are|was|were|will) there\b|\bthere (?:is|are|was|were|any|be)\b|\bit (?:true|possible|likely|known|clear|said|important)\b", Rule)]
    private static partial Regex Expletive();
}
