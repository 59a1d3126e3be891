using System.Text.RegularExpressions;

namespace SummitBot.Retrieval;

/// <summary>
/// Writes British English as American, so that "organisation" finds "organization". It serves matching only and goes by endings: that a few
/// other words change too ("exercise", "advise") does no harm, as they change in articles and in questions alike.
/// </summary>
internal static partial class BritishSpelling
{
    /// <param name="word">Folded.</param>
    public static string ToAmerican(string word)
    {
        if (word.Length < 6) return word;
        var american = Ise().Replace(word, "${stem}iz${end}");
        american = Yse().Replace(american, "lyz${end}");
        american = Our().Replace(american, "${stem}or${end}");
        american = Re().Replace(american, "${stem}er${end}");
        american = Ence().Replace(american, "ens${end}");
        american = DoubledL().Replace(american, "${stem}${end}");
        return american == "programme" || american == "programmes" ? "program" : american;
    }

    [GeneratedRegex(@"^(?<stem>\w{3,})is(?<end>e[drs]?|ers|ing|ations?|ational)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ise();

    [GeneratedRegex(@"lys(?<end>e[drs]?|ing)$", RegexOptions.CultureInvariant)]
    private static partial Regex Yse();

    [GeneratedRegex(@"^(?<stem>behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum|sav|vap|vig|arm|clam|glam|parl|ranc|rig|val|tum)our(?<end>s|ed|ing|able|ably|hood|hoods|ful|less|ite|ites|ers?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Our();

    [GeneratedRegex(@"^(?<stem>cent|met|kilomet|centimet|millimet|lit|theat|fib|calib|lust|somb|spect)re(?<end>s?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Re();

    [GeneratedRegex(@"(?<=^(?:def|off|pret|lic))enc(?<end>es?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ence();

    [GeneratedRegex(@"^(?<stem>travel|cancel|label|model|signal|counsel|fuel|level|marshal|total|channel|tunnel|quarrel|rival)l(?<end>ed|ing|ers?)$", RegexOptions.CultureInvariant)]
    private static partial Regex DoubledL();
}
