using System.Text.RegularExpressions;

namespace SummitBot.Answering.Checking;

/// <summary>Cuts a sentence where one statement ends and the next begins.</summary>
internal static partial class Clauses
{
    private const int Shortest = 12;

    /// <summary>Stretches of the text; a short one stays with what stands before it.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(string text)
    {
        var clauses = new List<(int Start, int End)>();
        var start = 0;
        foreach (Match cut in Cut().Matches(text))
        {
            if (cut.Index - start < (text[start] > '\u2E7F' ? Shortest / 3 : Shortest)) continue;
            clauses.Add((start, cut.Index));
            start = cut.Index;
        }

        if (clauses.Count > 0 && text.Length - start < (text[^1] > '\u2E7F' ? Shortest / 3 : Shortest))
            clauses[^1] = (clauses[^1].Start, text.Length);
        else
            clauses.Add((start, text.Length));
        return clauses;
    }

    [GeneratedRegex(@"[,;:—–，；：](?=\s|\P{IsBasicLatin})|\s(?=(?:but|although|though|while|whereas|however|yet|но|однако|хотя|бірақ|алайда|ama|fakat|ancak|oysa)\s)|(?=但|而且|然而)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cut();
}
