namespace SummitBot.Answering.Checking;

/// <summary>A day, month or year as a text states it; what it leaves out is null.</summary>
/// <param name="OffsetDays">"Yesterday", counted from the day the text was written.</param>
internal sealed record DateMention(int? Year, int? Month, int? Day, DayOfWeek? Weekday, int? OffsetDays, string Written, int Start, int End)
{
    /// <summary>"The 1990s": any of ten years.</summary>
    public bool IsDecade { get; init; }

    /// <summary>The other reading where day and month may be exchanged: 02/07/2024.</summary>
    public DateMention? Other { get; init; }

    /// <summary>Every part of this date stands in the other.</summary>
    public bool IsPartOf(DateMention source) =>
        (Year is null || (IsDecade ? source.Year / 10 == Year / 10 : Year == source.Year && !source.IsDecade)) && (Month is null || Month == source.Month) && (Day is null || Day == source.Day)
        && (Weekday is null || Weekday == (source.Weekday ?? source.FullDay?.DayOfWeek)) && (OffsetDays is null || OffsetDays == source.OffsetDays);

    public DateOnly? FullDay =>
        Year is { } year && Month is { } month && Day is { } day && year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
