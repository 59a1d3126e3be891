using System.Text.RegularExpressions;

namespace SummitBot.Answering;

/// <summary>Takes "until when does it last, and who takes part?" apart: each part is searched for and answered by itself.</summary>
internal static partial class QuestionParts
{
    private const int MostParts = 3;
    private const int LeastContent = 2;

    /// <returns>Two or three questions; nothing when it is one.</returns>
    public static IReadOnlyList<string> Of(string question)
    {
        var parts = Joint().Split(question).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        return parts.Count is < 2 or > MostParts || parts.Exists(p => FunctionWords.ContentOf(p).Count() < LeastContent) ? [] : parts;
    }

    [GeneratedRegex(
        @"(?<=[?？])\s*(?=[^\s\W])|[,;]?\s+and\s+(?=(?:(?:in|on|at|by|until|since|from|to|with|for|about) )?(?:who|whom|whose|what|which|when|where|why|how)\b|about )|[,;]\s+(?:и|а)\s+(?=(?:\w{1,3} )?(?:кто|кого|кому|что|когда|где|куда|почему|зачем|сколько|как(?:ой|ая|ое|ие|ого|ом|их|ую)?)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
