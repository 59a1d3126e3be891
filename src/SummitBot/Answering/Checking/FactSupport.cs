using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>Looks for a claim's numbers, times and dates in the sentences it cites.</summary>
internal static class FactSupport
{
    /// <summary>A date without its year is taken to be within half a year of the day its article was written.</summary>
    private const int HalfYear = 183;

    /// <returns>The first number or time that no sentence states, as the claim writes it; null when all are stated.</returns>
    public static string? MissingNumber(TextReading claim, IReadOnlyList<SourceReading> cited)
    {
        var stated = cited.SelectMany(s => s.Reading.Facts.Quantities).ToList();
        foreach (var quantity in claim.Facts.Quantities)
        {
            if (!stated.Exists(quantity.IsStatedBy) && !IsCountOfNames(quantity, claim, cited)) return quantity.Written;
        }

        var times = cited.SelectMany(s => s.Reading.Facts.Times).ToList();
        foreach (var (minute, _, written) in claim.Facts.Times)
        {
            if (!times.Exists(t => t.Minute == minute || (!t.IsSure && t.Minute % 720 == minute % 720))) return written;
        }

        return null;
    }

    /// <summary>"The two countries" where a sentence names two, "nine members" where it lists nine.</summary>
    private static bool IsCountOfNames(Quantity quantity, TextReading claim, IReadOnlyList<SourceReading> cited)
    {
        if (quantity.IsOrdinal || quantity.Unit.Length > 0 || quantity.Bound != Bound.Exact || quantity.Value is < 2 or > 50 || quantity.Value % 1 != 0) return false;
        if (quantity.Value == 2 && (cited.Any(s => SourceReading.SaysTwo(s.Reading.Text)) || KindsWith(claim, 2))) return true;
        return cited.Any(s => KindsWith(s.Reading, (int)quantity.Value));
    }

    private static bool KindsWith(TextReading text, int count) =>
        text.Names.Where(n => n.Entry is not null).DistinctBy(n => n.Folded).GroupBy(n => n.Entry!.Kind).Any(g => g.Count() == count);

    public static string? MissingDate(TextReading claim, IReadOnlyList<SourceReading> cited)
    {
        var stated = cited.SelectMany(s => DatesOf(s)).ToList();
        foreach (var date in claim.Facts.Dates)
        {
            if (!stated.Exists(s => date.IsPartOf(s) || (date.Other?.IsPartOf(s) ?? false))) return date.Written;
        }

        return null;
    }

    /// <summary>The sentence's dates as they stand, and as the day of its article completes them.</summary>
    private static IEnumerable<DateMention> DatesOf(SourceReading source)
    {
        var reference = ReferenceOf(source.Source.From.Article);
        foreach (var date in source.Reading.Facts.Dates)
        {
            yield return date;
            if (date.Other is { } other) yield return other;
            if (reference is not { } day) continue;
            foreach (var complete in Complete(date, day)) yield return complete;
        }

        if (reference is { } written)
        {
            foreach (var ago in source.Reading.Facts.Quantities.Where(q => q is { Unit: "year", Bound: Bound.Exact, IsOrdinal: false } && SourceReading.SaysAgo(source.Reading.Text, q.End)))
                yield return new DateMention(written.Year - (int)Math.Min(ago.Value, written.Year - 1), null, null, null, null, "", 0, 0);
        }
    }

    private static IEnumerable<DateMention> Complete(DateMention date, DateOnly written)
    {
        if (date.OffsetDays is { } offset) yield return Of(written.AddDays(offset));
        if (date is { Year: null, Month: { } month })
        {
            for (var year = written.Year - 1; year <= written.Year + 1; year++)
            {
                var day = new DateOnly(year, month, Math.Min(date.Day ?? 15, DateTime.DaysInMonth(year, month)));
                if (Math.Abs(day.DayNumber - written.DayNumber) <= HalfYear) yield return date with { Year = year, Weekday = date.Weekday ?? (date.Day is null ? null : day.DayOfWeek) };
            }
        }

        if (date is { Month: null, Year: null, Weekday: { } weekday })
        {
            // "On Wednesday" is the last one or the next.
            for (var days = -6; days <= 6; days++)
            {
                if (written.AddDays(days).DayOfWeek == weekday) yield return Of(written.AddDays(days));
            }
        }
    }

    private static DateMention Of(DateOnly day) => new(day.Year, day.Month, day.Day, day.DayOfWeek, null, "", 0, 0);

    /// <summary>The day an article was written: published, or the one day its note names.</summary>
    private static DateOnly? ReferenceOf(Article article)
    {
        if (article.Published is { } published) return published;
        if (string.IsNullOrWhiteSpace(article.DateNote)) return null;
        var days = TextFacts.Of(article.DateNote, "en", []).Dates.Select(d => d.FullDay).OfType<DateOnly>().ToList();
        return days is [var only] ? only : null;
    }
}
