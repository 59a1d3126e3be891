using System.Text.RegularExpressions;
using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>Looks for what a claim puts in quotation marks: a reader takes it for somebody's very words.</summary>
internal static partial class Quotes
{
    /// <summary>Fewer words may be the title of a thing, or a word used as one.</summary>
    private const int Shortest = 3;

    // A translated quotation is nobody's words; names of projects have up to so many.
    private const int LongestName = 5;

    /// <returns>The first quotation of three words and more that the sentences do not hold word for word; null when there is none.</returns>
    public static string? Invented(TextReading claim, IReadOnlyList<SourceReading> cited)
    {
        foreach (Match match in Quoted().Matches(claim.Text))
        {
            var quote = match.Groups[1].Value;
            var words = Scripts.IsCjk(quote[0]) ? quote.Length / 2 : Whitespace.Fold(quote).Count(' ') + 1;
            var isForeign = cited.All(s => s.Reading.Language != claim.Language);
            if (words < (isForeign ? LongestName + 1 : Shortest) || cited.Any(s => Fold(s.Reading.Text).Contains(Fold(quote), StringComparison.Ordinal))) continue;
            if (!isForeign && claim.Matches.Any(m => m.Entry.IsName && m.Start <= match.Groups[1].Index && match.Groups[1].Index + quote.Length <= m.End)) continue;
            return quote;
        }

        return null;
    }

    /// <summary>Letters and digits only: marks and spaces are layout.</summary>
    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex("[\"“”„«「『]([^\"“”„«»「」『』]{3,600})[\"”“»」』]")]
    private static partial Regex Quoted();
}
