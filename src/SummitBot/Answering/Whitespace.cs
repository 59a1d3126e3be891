using System.Text.RegularExpressions;

namespace SummitBot.Answering;

/// <summary>Line breaks and runs of blanks are an article's layout, not its words.</summary>
internal static partial class Whitespace
{
    public static string Fold(string text) => Run().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Run();
}
