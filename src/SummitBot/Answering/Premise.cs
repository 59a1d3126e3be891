using System.Text.RegularExpressions;

namespace SummitBot.Answering;

/// <summary>What a question takes for granted: "why did X refuse to come?" holds that X did not come, "why did they sign only 32 papers?" that it was 32.</summary>
/// <remarks>
/// Rules on words, for five languages. They see a statement turned round by one word (refused, cancelled, called off), and a number of things; they
/// do not see other contradictions, and take any turning word of a sentence to turn what the question asks about.
/// </remarks>
/// <param name="Straight">The question without it.</param>
/// <param name="Things">What is counted, in lower case; null when something is turned round.</param>
internal sealed partial record Premise(string Straight, string? Things)
{
    /// <returns>null when the question takes nothing for granted that could be checked.</returns>
    public static Premise? Of(string question)
    {
        if (!Presupposes().IsMatch(question)) return null;
        if (Turn().Match(question) is { Success: true } turn) return Without(question, turn.Index, turn.Length, null);
        if (Count().Match(question) is { Success: true } count)
            return Without(question, count.Groups[1].Index, count.Groups[1].Length, count.Groups[2].Value.ToLowerInvariant());
        return null;
    }

    /// <summary>Whether a sentence on the same matter says otherwise: states straight what the question turns round, or counts another number.</summary>
    public bool IsContradictedBy(string sentence, string question) => Things is null
        ? !Turn().IsMatch(sentence) && !Negation().IsMatch(sentence)
        : Count().Matches(sentence).Any(c => c.Groups[2].Value.Equals(Things, StringComparison.OrdinalIgnoreCase) && !question.Contains(c.Groups[1].Value, StringComparison.Ordinal));

    private static Premise? Without(string question, int start, int length, string? things)
    {
        var straight = Whitespace.Fold(question.Remove(start, length));
        return FunctionWords.ContentOf(straight).Any() ? new Premise(straight, things) : null;
    }

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Questions that hold something to be so, or ask whether it is.</summary>
    [GeneratedRegex(@"\b(?:why|how come|when|how|who|since|after|did|does|do|is|are|was|were|has|have|had)\b|\b(?:почему|зачем|отчего|когда|кто|ли|правда)\b|\b(?:неге|неліктен|қашан|кім\w*|ма|ме|ба|бе|па|пе)\b|\b(?:neden|niçin|niye|ne zaman|kim\w*|m[iıuü]\w*)\b|为什么|为何|何时|什么时候|谁|吗|是否", Rule)]
    private static partial Regex Presupposes();

    [GeneratedRegex(
        @"\b(?:refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|cancel(?:s|led|ed|ling|ing|lation)?|call(?:s|ed|ing)? off|postpon(?:e|es|ed|ing)|abandon(?:s|ed|ing)?|boycott(?:s|ed|ing)?|skip(?:s|ped|ping)?|fail(?:s|ed|ing)?|avoid(?:s|ed|ing)?|withdr(?:aw|aws|ew|awn|awing)|quit(?:s|ting)?|resign(?:s|ed|ing)? from|suspend(?:s|ed|ing)?|scrap(?:s|ped|ping)?|never)\b(?: (?:to|from)\b)?"
        + @"|\b(?:отказ\w*|отклон\w+|отверг\w*|отмен\w+|отлож\w+|бойкот\w*|избега\w+|приостанов\w+|вы(?:шел|шла|шли|йти) из|никогда)"
        + @"|\b(?:бас тарт\w*|күшін жой\w*|болдырма\w*|кейінге қалдыр\w*|ешқашан)"
        + @"|\b(?:reddet\w*|iptal (?:et|ed)\w*|ertele\w*|boykot\w*|vazgeç\w*|ayrıl\w*|asla)"
        + "|拒绝|取消|推迟|抵制|缺席|退出|放弃|从未", Rule)]
    private static partial Regex Turn();

    /// <summary>A number of things, adjectives between.</summary>
    [GeneratedRegex(@"(?<![\d.,$€£¥])\b(\d{1,3}(?:[,.]\d{3})*)(?:\s+(?!million|billion|thousand|percent|per|and|or|to|of|in)\p{Ll}+){0,2}?\s+(?!million|billion|thousand|percent|january|february|march|april|may|june|july|august|september|october|november|december)(\p{L}{3,}s)\b", Rule)]
    private static partial Regex Count();

    [GeneratedRegex(@"\b(?:not|no longer|cannot)\b|n['’]t\b|\bне\b|\b\w+(?:ма|ме|ба|бе|па|пе)(?:ді|ды|йді|йды|ген|ған)\b|\bемес\b|\bdeğil\b|不|没|未", Rule)]
    private static partial Regex Negation();
}
