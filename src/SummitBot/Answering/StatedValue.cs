using SummitBot.Answering.Checking;
using SummitBot.Articles;

namespace SummitBot.Answering;

/// <summary>A number, a date or a person as one sentence states it, to be compared with what another article states.</summary>
/// <param name="Written">As the sentence writes it.</param>
/// <param name="Start">UTF-16 offset in the sentence.</param>
internal abstract record StatedValue(string Written, int Start)
{
    /// <summary>Both are values of one sort: amounts of one currency, numbers of one thing, days.</summary>
    public abstract bool ComparesWith(StatedValue other);

    /// <summary>Both can be true of one thing.</summary>
    public abstract bool AgreesWith(StatedValue other);
}

/// <param name="Unit">What it measures; empty when it counts things.</param>
/// <param name="Things">Of a count, the terms behind the number: "23 crucial agreements".</param>
internal sealed record StatedNumber(decimal Value, string Unit, IReadOnlySet<string> Things, string Written, int Start) : StatedValue(Written, Start)
{
    /// <summary>Figures that differ by less are one figure, rounded.</summary>
    private const decimal Rounding = 0.005m;

    public override bool ComparesWith(StatedValue other) =>
        other is StatedNumber number && (Unit.Length > 0 ? Unit == number.Unit : number.Unit.Length == 0 && Things.Overlaps(number.Things));

    public override bool AgreesWith(StatedValue other) =>
        other is StatedNumber number && Math.Abs(Value - number.Value) <= Rounding * Math.Max(Math.Abs(Value), Math.Abs(number.Value));
}

/// <param name="First">The day, or the first of several days.</param>
internal sealed record StatedDate(DateMention First, DateMention Last, string Written, int Start) : StatedValue(Written, Start)
{
    /// <summary>A year says nothing against a day, nor a month against a year.</summary>
    public override bool ComparesWith(StatedValue other) =>
        other is StatedDate date && ((First.Year is not null && date.First.Year is not null) || (First.Month is not null && date.First.Month is not null));

    public override bool AgreesWith(StatedValue other) => other is StatedDate date && (Covers(date) || date.Covers(this));

    /// <summary>2 July lies within July, within 2024, and within July 2-6.</summary>
    private bool Covers(StatedDate other) =>
        IsSame(First.Year, other.First.Year) && (IsSame(First.Month, other.First.Month)
            && (First.Day is null || other.First.Day is null || (other.First.Day >= First.Day && other.Last.Day <= Last.Day)));

    private static bool IsSame(int? part, int? other) => part is null || other is null || part == other;
}

/// <param name="Entry">null for a name the glossary does not know.</param>
/// <param name="Words">Folded.</param>
internal sealed record StatedPerson(GlossaryEntry? Entry, IReadOnlyList<string> Words, string Written, int Start) : StatedValue(Written, Start)
{
    private const int ShortestWord = 3;

    public override bool ComparesWith(StatedValue other) => other is StatedPerson;

    /// <summary>Another spelling, or the surname alone, is nobody else.</summary>
    public override bool AgreesWith(StatedValue other) =>
        other is StatedPerson person && ((Entry is not null && Entry.Id == person.Entry?.Id) || Words.Any(word => person.Words.Any(w => IsSameName(word, w))));

    private static bool IsSameName(string word, string other) =>
        word.Length >= ShortestWord && other.Length >= ShortestWord
        && (word == other || Transliteration.Key(word) == Transliteration.Key(other)
            || SpellingDistance.AllowedFor(word.Length) is > 0 and var allowed && SpellingDistance.Between(word, other, allowed) <= allowed);
}
