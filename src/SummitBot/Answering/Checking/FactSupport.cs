using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>Looks for a claim's numbers, times and dates in the sentences it cites.</summary>
internal static class FactSupport
{
    /// <summary>A date without its year is taken to be within half a year of the day its article was written.</summary>
    private const int HalfYear = 183;
    private const double MuchNearer = 1.3;

    /// <returns>The first number or time that no sentence states, as the claim writes it; null when all are stated.</returns>
    public static string? MissingNumber(TextReading claim, IReadOnlyList<SourceReading> cited)
    {
        var stated = cited.SelectMany(s => s.Reading.Facts.Quantities).ToList();
        foreach (var quantity in claim.Facts.Quantities)
        {
            if ((!stated.Exists(quantity.IsStatedBy) || CountsAnother(quantity, claim, cited)) && !IsCountOfNames(quantity, claim, cited)) return quantity.Written;
            if (cited.Count > 1 && BelongsElsewhere(
                claim, quantity.Start, cited, s => s.Reading.Facts.Quantities.Any(quantity.IsStatedBy), s => Competes(quantity, claim, s.Reading))) return quantity.Written;
        }

        var times = cited.SelectMany(s => s.Reading.Facts.Times).ToList();
        foreach (var (minute, _, written) in claim.Facts.Times)
        {
            if (!times.Exists(t => t.Minute == minute || (!t.IsSure && t.Minute % 720 == minute % 720))) return written;
        }

        return null;
    }

    /// <summary>
    /// "17 companies" where the sentence counts 17 agreements and has companies elsewhere. Another word for the agreements is let pass.
    /// </summary>
    private static bool CountsAnother(Quantity quantity, TextReading claim, IReadOnlyList<SourceReading> cited)
    {
        var counted = CountedBy(quantity, claim);
        if (quantity.Unit.Length > 0 || quantity.IsOrdinal || counted.Count == 0) return false;
        var stating = cited.Select(s => s.Reading).Where(s => s.Language == claim.Language)
            .SelectMany(s => s.Facts.Quantities.Where(quantity.IsStatedBy).Select(q => (Text: s, Counted: CountedBy(q, s).Count > 0 ? Behind(q, s) : []))).ToList();
        return stating.Count > 0 && stating.TrueForAll(s => s.Counted.Count > 0 && !counted.Overlaps(s.Counted) && s.Text.Terms.Any(t => counted.Contains(t.Text)));
    }

    /// <summary>Another number of the same things.</summary>
    private static bool Competes(Quantity quantity, TextReading claim, TextReading sentence) =>
        sentence.Facts.Quantities.Any(q => q.IsOrdinal == quantity.IsOrdinal && q.Unit == quantity.Unit && !quantity.IsStatedBy(q)
            && (quantity.Unit.Length > 0 || Behind(quantity, claim).Overlaps(Behind(q, sentence))));

    /// <summary>The word right behind a number, unless it is a participle: "17 signed agreements".</summary>
    private static HashSet<string> CountedBy(Quantity quantity, TextReading text) =>
        [.. text.AllTerms.Where(t => t.Start >= quantity.End && t.Start - quantity.End <= 1 && !t.Word.EndsWith("ed", StringComparison.Ordinal)).Select(t => t.Text)];

    /// <summary>The words close behind a number.</summary>
    private static HashSet<string> Behind(Quantity quantity, TextReading text) =>
        [.. text.AllTerms.Where(t => t.Start >= quantity.End).OrderBy(t => t.Start).Take(3).Select(t => t.Text)];

    /// <summary>"The two countries" where a sentence names two, "nine members" where it lists nine.</summary>
    private static bool IsCountOfNames(Quantity quantity, TextReading claim, IReadOnlyList<SourceReading> cited)
    {
        if (quantity.Value == 2 && SourceReading.SaysTheTwo(claim.Text)) return true;
        if (quantity is { IsOrdinal: true, Value: 1 }) return cited.Any(s => s.Reading.Facts.SaysTop);
        if (quantity.IsOrdinal || quantity.Unit.Length > 0 || quantity.Bound != Bound.Exact || quantity.Value is < 2 or > 50 || quantity.Value % 1 != 0) return false;
        if (quantity.Value == 2 && (cited.Any(s => SourceReading.SaysTwo(s.Reading.Text) || Kinds(s.Reading).Any(k => k >= 2)) || Kinds(claim).Contains(2))) return true;
        return cited.Any(s => Kinds(s.Reading).Contains((int)quantity.Value));
    }

    /// <summary>How many names it holds of each kind.</summary>
    private static IEnumerable<int> Kinds(TextReading text) =>
        text.Names.Where(n => n.Entry is not null).DistinctBy(n => n.Folded).GroupBy(n => n.Entry!.Kind).Select(g => g.Count());

    public static string? MissingDate(TextReading claim, IReadOnlyList<SourceReading> cited)
    {
        var stated = cited.SelectMany(s => DatesOf(s).Concat(s.Before)).ToList();
        foreach (var date in claim.Facts.Dates)
        {
            if (!stated.Exists(s => date.IsPartOf(s) || (date.Other?.IsPartOf(s) ?? false)) && !IsDateOfArticle(date, claim.Text, cited)) return date.Written;
            if (cited.Count > 1 && BelongsElsewhere(
                claim, date.Start, cited, s => DatesOf(s).Any(date.IsPartOf), s => s.Reading.Facts.Dates.Any(d => IsOfKind(d, date)))) return date.Written;
        }

        return null;
    }

    private static bool IsOfKind(DateMention one, DateMention other) => one.Day is null == other.Day is null && one.Month is null == other.Month is null;

    /// <summary>"As of 2 July 2024": the day of the article itself.</summary>
    private static bool IsDateOfArticle(DateMention date, string text, IReadOnlyList<SourceReading> cited) =>
        SourceReading.SaysAsOf(text, date.Start, date.End) && cited.Any(s => ReferenceOf(s.Source.From.Article) is { } day && date.IsPartOf(Of(day)));

    /// <summary>
    /// Of several cited sentences the one that is nearest to what a claim says around a fact states another fact of the kind, and not this one:
    /// the number is right, but of something else.
    /// </summary>
    private static bool BelongsElsewhere(TextReading claim, int at, IReadOnlyList<SourceReading> cited, Func<SourceReading, bool> states, Func<SourceReading, bool> competes)
    {
        var clause = claim.ClauseAt(at);
        var near = cited.Select(s => (Source: s, Common: s.Reading.Clauses.Max(c => c.InCommon(clause)))).ToList();
        var stating = near.Where(n => states(n.Source)).Select(n => n.Common).DefaultIfEmpty(double.MaxValue).Max();
        return near.Any(n => n.Common > stating * MuchNearer && !states(n.Source) && competes(n.Source));
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
