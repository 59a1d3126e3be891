using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>Who holds which office of which country, as the found sentences say it side by side: "Chinese President Xi", "Turkey's president, Erdogan".</summary>
internal sealed class OfficeHolders
{
    private const int Beside = 16;

    private readonly Dictionary<(string Place, string Office), string> _holders = [];

    public OfficeHolders(IEnumerable<(string Text, IReadOnlyList<GlossaryMatch> Matches)> texts)
    {
        foreach (var (text, matches) in texts)
        {
            foreach (var (place, office, person) in Trios(text, matches)) _holders.TryAdd((place, office), person);
        }
    }

    /// <summary>The person a country and an office stand for; null when no sentence says it.</summary>
    public string? Of(string place, string office) => _holders.GetValueOrDefault((place, office));

    public bool IsOf(string person, string place) => _holders.Any(h => h.Key.Place == place && h.Value == person);

    public IEnumerable<string> PlacesOf(string person) => _holders.Where(h => h.Value == person).Select(h => h.Key.Place).Distinct();

    /// <summary>"The Chinese leader", "Kazakhstan's president": a country beside an office, whether or not the name follows.</summary>
    public static IEnumerable<(string Place, string Office, int Start, int End)> Descriptions(string text, IReadOnlyList<GlossaryMatch> matches)
    {
        for (var i = 0; i + 1 < matches.Count; i++)
        {
            var (a, b) = (matches[i], matches[i + 1]);
            if (b.Start < a.End || b.Start - a.End > Beside) continue;
            var between = text.AsSpan(a.End, b.Start - a.End);
            if (a.Entry.Kind == GlossaryKind.Place && OfficeOf(b.Entry) is { } behind && between.Trim().IsEmpty)
                yield return (a.Entry.Id, behind, a.Start, b.End);
            else if (b.Entry.Kind == GlossaryKind.Place && OfficeOf(a.Entry) is { } before && between.Trim() is "" or "of" or "of the")
                yield return (b.Entry.Id, before, a.Start, b.End);
        }
    }

    private static IEnumerable<(string Place, string Office, string Person)> Trios(string text, IReadOnlyList<GlossaryMatch> matches)
    {
        foreach (var (place, office, start, end) in Descriptions(text, matches))
        {
            var person = matches.Where(m => m.Entry.Kind == GlossaryKind.Person && (IsGap(text, end, m.Start) || IsGap(text, m.End, start))).ToList();
            if (person.Count == 1) yield return (place, office, person[0].Entry.Id);
        }
    }

    private static bool IsGap(string text, int from, int to) => to >= from && to - from <= 6 && text.AsSpan(from, to - from).Trim(" ,、，(").ToString() is "" or "the" or "is" or "mr" or "Mr.";

    /// <summary>President, leader and head of state are one office in the news.</summary>
    public static string? OfficeOf(GlossaryEntry entry) => entry.English switch
    {
        "president" or "leader" or "head of state" => "head",
        _ => entry.Kind == GlossaryKind.Office ? entry.Id : null,
    };
}
