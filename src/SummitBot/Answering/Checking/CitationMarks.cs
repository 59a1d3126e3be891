using System.Globalization;
using System.Text.RegularExpressions;
using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>Reads what a model writes between brackets as sentence ids: "2.3", "2.3, 2.4", "2.1-2.3", "2.1-3", "source 2.3; 1.1".</summary>
internal static partial class CitationMarks
{
    private const int LongestRange = 8;
    private const int Most = 24;

    /// <returns>Empty when the content is something else.</returns>
    public static IReadOnlyList<SentenceId> InSquare(string content)
    {
        var folded = Fold(content);
        if (Ids().IsMatch(folded) && (OpensWithId().IsMatch(folded) || OnlyIds(folded)))
            return Read(folded);
        return Numbers().IsMatch(folded) ? [.. Digits().Matches(folded).Take(Most).Select(m => new SentenceId(Number(m.Value), 0))] : [];
    }

    /// <summary>Round brackets hold other things too, so here nothing but ids is taken for ids.</summary>
    public static IReadOnlyList<SentenceId> InRound(string content) => Fold(content) is var folded && Ids().IsMatch(folded) && OnlyIds(folded) ? Read(folded) : [];

    private static string Fold(string content) =>
        TextFolding.Fold(string.Create(content.Length, content, static (digits, text) =>
        {
            for (var i = 0; i < digits.Length; i++)
                digits[i] = char.IsDigit(text[i]) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[i])) : text[i] is '。' or '．' ? '.' : text[i];
        }));

    private static bool OnlyIds(string folded) => !Letters().IsMatch(Words().Replace(Ids().Replace(folded, " "), " "));

    private static List<SentenceId> Read(string folded)
    {
        var ids = new List<SentenceId>();
        foreach (Match match in Ids().Matches(folded))
        {
            var first = new SentenceId(Number(match.Groups[1].Value), Number(match.Groups[2].Value));
            if (!match.Groups[4].Success)
                ids.Add(first);
            else
                ids.AddRange(Range(first, match.Groups[3].Success ? Number(match.Groups[3].Value) : first.Passage, Number(match.Groups[4].Value)));
        }

        return [.. ids.Take(Most)];
    }

    private static IEnumerable<SentenceId> Range(SentenceId first, int passage, int sentence) =>
        passage == first.Passage && sentence > first.Sentence && sentence - first.Sentence < LongestRange
            ? Enumerable.Range(first.Sentence, sentence - first.Sentence + 1).Select(s => new SentenceId(passage, s))
            : [first, new SentenceId(passage, sentence)];

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<![\d.:])(\d{1,4})\s?[.:]\s?(\d{1,4})(?:\s?(?:-|~|\.\.|to|至|到)\s?(?:(\d{1,4})\s?[.:]\s?)?(\d{1,4}))?(?![\d.:]*\d)", Rule)]
    private static partial Regex Ids();

    [GeneratedRegex(@"^[\s#^(\[]*(\d{1,4})\s?[.:]\s?(\d{1,4})\s*(?:[-,;、，；|†]|$)", Rule)]
    private static partial Regex OpensWithId();

    [GeneratedRegex(@"^[\s#^№]*\d{1,4}(?:[\s,;，、；&†-]+\d{1,4})*[\s†]*$", Rule)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\d{1,4}")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[\p{L}\d]")]
    private static partial Regex Letters();

    /// <summary>Words that models put beside ids.</summary>
    [GeneratedRegex(@"\b(?:s|p|id|ids|ref|refs|see|cf|src|sources?|sentences?|sent|passages?|and|и|см|источник\p{L}*|предложени\p{L}*|ve|kaynak\p{L}*|cümle\p{L}*|және|мен|дереккөз\p{L}*|сөйлем\p{L}*)\b|\b[sp](?=\s?$)|来源|句子?|段落?|引用|参见|和|及|与", Rule)]
    private static partial Regex Words();
}
