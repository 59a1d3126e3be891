using System.Text.RegularExpressions;
using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>Whom "he", "the two sides" and "the country" may mean in a sentence: names of the sentence before it, or of the title.</summary>
internal static partial class Anaphora
{
    /// <param name="before">The article's title, then the sentences before it in its passage.</param>
    /// <returns>Ids of glossary entries.</returns>
    public static IReadOnlySet<string> Of(TextReading sentence, IReadOnlyList<TextReading> before, OfficeHolders holders)
    {
        var meant = new HashSet<string>();
        if (IsOpen(Person(), GlossaryKind.Person) && Nearest(n => n.Count > 0, GlossaryKind.Person) is [var person, ..]) meant.Add(person);
        if (IsOpen(Organisation(), GlossaryKind.Organisation) && Nearest(n => n.Count > 0, GlossaryKind.Organisation) is { } organisations) meant.UnionWith(organisations);
        if (IsOpen(Place(), GlossaryKind.Place) && Nearest(n => n.Count > 0, GlossaryKind.Place) is { } places) meant.UnionWith(places);
        if (before.Count > 1 && SaysThen(sentence.Text)) meant.UnionWith(Ids(before[^1], GlossaryKind.Place));
        if (Several().IsMatch(sentence.Text)) meant.UnionWith(Pair(before, holders));
        return meant;

        // What the sentence itself names before the pronoun is what it means; in "While he is there, Xi will ..." what it names behind it.
        bool IsOpen(Regex words, GlossaryKind kind) =>
            words.Match(sentence.Text) is { Success: true } match
            && !sentence.Names.Any(n => n.Entry?.Kind == kind && (n.Start < match.Index || PointsAhead().IsMatch(sentence.Text)));

        List<string>? Nearest(Predicate<List<string>> condition, GlossaryKind kind) => before.Reverse().Select(t => Ids(t, kind)).FirstOrDefault(n => condition(n));
    }

    /// <summary>"At that meeting", "afterwards": when and where are those of the sentence before.</summary>
    public static bool SaysThen(string text) => Then().IsMatch(text);

    /// <summary>The two people of the nearest sentence that names two, with their countries; or the two countries.</summary>
    private static IEnumerable<string> Pair(IReadOnlyList<TextReading> before, OfficeHolders holders)
    {
        foreach (var text in before.Reverse())
        {
            var people = Ids(text, GlossaryKind.Person);
            if (people.Count == 2) return [.. people, .. people.SelectMany(holders.PlacesOf)];
            var places = Ids(text, GlossaryKind.Place).Union(people.SelectMany(holders.PlacesOf)).ToList();
            if (places.Count == 2) return [.. people, .. places];
        }

        return [];
    }

    private static List<string> Ids(TextReading text, GlossaryKind kind) => [.. text.Names.Where(n => n.Entry?.Kind == kind).OrderBy(n => n.Start).Select(n => n.Folded).Distinct()];

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^\W*(?:while|when|after|before|as|once|during|until|since|although|if|upon|in (?:his|her|its|their))\b", Rule)]
    private static partial Regex PointsAhead();

    [GeneratedRegex(@"\b(?:he|she|him|his|her|hers|himself|herself|он|она|его|ее|её|ему|ей|им|него|неё|нее|ол|оның|оған|оны|онымен)\b|\bthe (?:president|leader|minister|politician)\b|\b(?:onun|ona|onu|kendisi)\b|他|她", Rule)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:they|their|theirs|them|both|(?:the|these) (?:two|countries|sides|parties|leaders|presidents|neighbou?rs)|two (?:countries|sides|states|nations|leaders|presidents)|bilateral|mutual|они|их|им|ними|об[ае]|стороны|сторонами|двух|двусторонн\p{L}*|екі|олар\p{L}*|екіжақты|тараптар|iki|onlar\p{L}*|taraflar|ikili|karşılıklı)\b|他们|双方|两国|双边|两", Rule)]
    private static partial Regex Several();

    [GeneratedRegex(@"\b(?:the (?:organi[sz]ation|bloc|alliance|group|agency|summit|forum|meetings?)|организаци\p{L}*|саммит\p{L}*|форум\p{L}*|ұйым\p{L}*|örgüt\p{L}*|zirve\p{L}*)\b|该组织|峰会", Rule)]
    private static partial Regex Organisation();

    [GeneratedRegex(@"\b(?:it|its|itself|the (?:country|nation|state|republic|city|capital|region)|there|here|this (?:country|visit|trip)|that meeting|страна|страны|стране|страну|там|здесь|елде|сонда|ülke\p{L}*|orada)\b|该国|那里", Rule)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:(?:at|during|in|on|after|following) (?:that|this|the same|those|these) (?:meeting|visit|trip|talks|day|time|occasion|summit|forum|event)|then|there|afterwards?|later|на (?:этой|той) встрече|тогда|там|затем|потом|после этого|сол (?:кездесуде|күні)|содан кейін|кейін|bu görüşmede|orada|ardından|daha sonra)\b|会上|会晤中|当时|随后|之后", Rule)]
    private static partial Regex Then();
}
