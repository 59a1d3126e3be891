using SummitBot.Articles;
using SummitBot.Embeddings;

namespace SummitBot.Answering.Checking;

/// <summary>Looks for a claim's proper names in the sentences it cites.</summary>
internal static class NameSupport
{
    // "Commerce" and "trade" are 0.7, "Singapore" and "country" 0.5. What looks like a plural is less often a name.
    private const float NearMeaning = 0.6f;
    private const float NearMeaningOfMany = 0.4f;

    /// <summary>What a capital or its seat of power stands for in the news. Who went to China need not have been in Beijing, so the other way only as an actor.</summary>
    private static readonly Dictionary<string, string> SpeaksFor =
        ("Kremlin=Russia,Moscow=Russia,Beijing=China,Astana=Kazakhstan,Ankara=Turkey,Tehran=Iran,New Delhi=India,Islamabad=Pakistan,Tashkent=Uzbekistan,"
        + "Bishkek=Kyrgyzstan,Dushanbe=Tajikistan,Ashgabat=Turkmenistan,Baku=Azerbaijan,Minsk=Belarus,Kyiv=Ukraine,Washington=United States")
        .Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <returns>The first name that no sentence holds, as the claim writes it; null when all stand there.</returns>
    public static string? Missing(TextReading claim, IReadOnlyList<SourceReading> cited, OfficeHolders holders, WordVectors? vectors)
    {
        var described = OfficeHolders.Descriptions(claim.Text, claim.Matches).ToList();
        foreach (var (place, office, start, end) in described)
        {
            if (!cited.Any(s => HoldsOffice(s, place, office, holders))) return claim.Text[start..end];
        }

        foreach (var name in claim.Names)
        {
            var held = name.Entry is { } entry
                ? Holds(entry, name, claim, cited, holders, described)
                : cited.Any(s => HoldsWord(name, s) || (name.OpensSentence && IsNear(name, s, vectors)));
            if (!held) return name.Written;
        }

        return null;
    }

    private static bool Holds(
        GlossaryEntry entry, NameMention name, TextReading claim, IReadOnlyList<SourceReading> cited, OfficeHolders holders,
        List<(string Place, string Office, int Start, int End)> described)
    {
        if (cited.Any(s => HoldsEntry(s, entry.Id, holders))) return true;
        if (entry.Kind != GlossaryKind.Place) return false;

        // "The Chinese president" where the sentence names him, "Russia's Putin" where it names him alone.
        var own = described.Where(d => d.Place == entry.Id && d.Start <= name.Start && name.End <= d.End);
        if (own.Any(d => holders.Of(d.Place, d.Office) is { } person && cited.Any(s => HoldsEntry(s, person, holders)))) return true;
        if (claim.Names.Any(p => p.Entry?.Kind == GlossaryKind.Person && p.Start >= name.End && p.Start - name.End <= 3 && holders.IsOf(p.Folded, entry.Id))) return true;
        return cited.Any(s => s.Reading.Names.Any(n => n.Entry is { } e && Speaks(e, entry)) || s.ContextEntries.Any(e => Speaks(e, entry)))
            || (IsActor(claim.Text, name) && cited.Any(s => s.Reading.Names.Any(n => n.Entry is { } e && Speaks(entry, e))));
    }

    private static bool Speaks(GlossaryEntry seat, GlossaryEntry country) => SpeaksFor.GetValueOrDefault(seat.English) == country.English;

    /// <summary>"Beijing will support Kazakhstan" is China; "in Beijing" is the city.</summary>
    private static bool IsActor(string text, NameMention name)
    {
        var before = text.AsSpan(0, name.Start).TrimEnd();
        before = before[(before.LastIndexOf(' ') + 1)..];
        return text.Any(char.IsAsciiLetterLower) && (before.IsEmpty || before is "and" or "that" or "but" or "while" || before[^1] is ',' or '.' or ':' or ';');
    }

    /// <summary>"The Kazakh president" is neither the Chinese one nor Kazakhstan: the sentence has the same words, or the person it is.</summary>
    private static bool HoldsOffice(SourceReading source, string place, string office, OfficeHolders holders) =>
        OfficeHolders.Descriptions(source.Reading.Text, source.Reading.Matches).Any(d => d.Place == place && d.Office == office)
        || (holders.Of(place, office) is { } person && HoldsEntry(source, person, holders));

    private static bool HoldsEntry(SourceReading source, string id, OfficeHolders holders) =>
        source.Reading.Names.Any(n => n.Folded == id)
        || source.Context.Contains(id)
        || OfficeHolders.Descriptions(source.Reading.Text, source.Reading.Matches).Any(d => holders.Of(d.Place, d.Office) == id);

    /// <summary>A name the glossary does not know: the same word, in any form or script.</summary>
    private static bool HoldsWord(NameMention name, SourceReading source)
    {
        if (source.Words.Contains(name.Folded) || source.Words.Any(w => IsForm(w, name.Folded))) return true;
        return source.Names.For(name.Written).Count > 0;
    }

    /// <summary>"Commerce has grown" where the source says "trade": a common word after all.</summary>
    private static bool IsNear(NameMention name, SourceReading source, WordVectors? vectors)
    {
        var least = name.Folded[^1] == 's' ? NearMeaningOfMany : NearMeaning;
        return vectors is null
            || source.Reading.Terms.Any(t => t.Entry is null && char.IsLower(source.Reading.Text[t.Start]) && vectors.Similarity(name.Folded, t.Word) > least);
    }

    /// <summary>A plural or a case ending more.</summary>
    private static bool IsForm(string word, string name)
    {
        var common = word.AsSpan().CommonPrefixLength(name);
        return common >= 4 && common >= Math.Min(word.Length, name.Length) - 1 && Math.Abs(word.Length - name.Length) <= 3;
    }
}
