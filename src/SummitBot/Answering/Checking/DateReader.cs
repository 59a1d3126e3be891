namespace SummitBot.Answering.Checking;

/// <summary>Finds the dates among the tokens of a text; what it takes is no number any more.</summary>
internal sealed class DateReader(string text, List<FactToken> tokens)
{
    /// <summary>Names of months, as folded, that are other words too.</summary>
    private static readonly HashSet<string> OtherWords = [.. "may march mar jan dec ocak ekim aralik kasim mart қазан маусым".Split(' ')];

    private static readonly string[] YearWords = ["год", "жыл", "yil"];

    private readonly List<FactToken> _tokens = tokens;
    private readonly string _text = text;
    private readonly bool[] _taken = new bool[tokens.Count];
    private readonly List<DateMention> _dates = [];

    public static IReadOnlyList<DateMention> Read(string text, List<FactToken> tokens, out IReadOnlyList<FactToken> rest)
    {
        var reader = new DateReader(text, tokens);
        for (var i = 0; i < tokens.Count;) i = reader.ReadAt(i);
        reader.ReadWeekdays();
        var taken = reader._taken;
        rest = [.. tokens.Where((_, i) => !taken[i])];
        return reader._dates;
    }

    private int ReadAt(int i)
    {
        if (Numeric(i) is var numeric && numeric > i) return numeric;
        if (MonthAt(i) is { } month) return FromMonth(i, month.Month, month.Next, null, i);
        if (IsYear(i)) return FromYear(i);
        if (DayAt(i) is { } day) return FromDay(i, day);
        if (_tokens[i].Meaning is { Role: FactRole.Day } offset) return Add(new DateMention(null, null, null, null, (int)offset.Value, "", 0, 0), i, i + 1);
        return i + 1;
    }

    /// <summary>2024-07-02, 02.07.2024, 7/2/2024, 2/7/24.</summary>
    private int Numeric(int i)
    {
        if (i + 4 >= _tokens.Count || !_tokens[i].IsDigits || !_tokens[i + 2].IsDigits || !_tokens[i + 4].IsDigits) return i;
        var mark = _tokens[i + 1].Text[0];
        if (_tokens[i + 1].Kind != FactTokenKind.Symbol || mark is not ('.' or '/' or '-') || !_tokens[i + 3].IsSymbol(mark) || _tokens[i + 4].Start - _tokens[i].Start > 8) return i;
        var (a, b, c) = ((int)_tokens[i].Number, (int)_tokens[i + 2].Number, (int)_tokens[i + 4].Number);
        if (_tokens[i].LooksLikeYear) return b is >= 1 and <= 12 && c is >= 1 and <= 31 ? Add(Date(a, b, c), i, i + 5) : i;
        if (c < 100) c += 2000;
        if (c is < 1900 or > 2099 || a is < 1 or > 31 || b is < 1 or > 31) return i;
        var dayFirst = b <= 12 ? Date(c, b, a) : Date(c, a, b);
        return Add(mark == '/' && a <= 12 && b <= 12 && a != b ? dayFirst with { Other = Date(c, a, b) } : dayFirst, i, i + 5);
    }

    /// <summary>July 2-6, 2024; July 2024; 7月2日至6日; and, behind a year, 2024 жылғы шілденің 2-сі.</summary>
    private int FromMonth(int start, int month, int next, int? year, int first)
    {
        var day = Skip(next, ".", "the", "айының", "ayinin");
        if (DayAt(day) is { } firstDay && !IsYear(day) && !IsCounted(firstDay.Next))
        {
            List<int> days = [firstDay.Day];
            next = Days(firstDay.Next, days, behindMonth: true);
            if (year is null && YearBehind(next) is { } behind) (year, next) = behind;
            return AddDays(year, month, days, first, next);
        }

        if (year is null && YearBehind(Skip(next, ".", "of", "ayi", "аиы")) is { } own) (year, next) = own;
        return year is null && !IsMonthAlone(start) ? next : Add(Date(year, month, null), first, next);
    }

    /// <summary>2024, 2024 жылғы 2 шілде, 2024年7月2日.</summary>
    private int FromYear(int i)
    {
        var year = (int)_tokens[i].Number;
        var next = PastYearWord(i + 1);
        var behind = Skip(next, ",");
        if (IsDecade(i + 1))
            return Add(Date(year, null, null) with { IsDecade = true }, i, Math.Max(next, Skip(i + 1, "-", "х", "е", "s", "lar", "larda", "жылдар", "жылдары", "年代")));
        if (MonthAt(behind) is { } month) return FromMonth(behind, month.Month, month.Next, year, i);
        if (DayAt(behind) is { } day && MonthAt(Skip(day.Next, "-")) is { } dayMonth) return AddDays(year, dayMonth.Month, [day.Day], i, dayMonth.Next);
        return Add(Date(year, null, null), i, next);
    }

    /// <summary>The 1990s, 1990-е, 1990'lar.</summary>
    private bool IsDecade(int i) => TextAt(i) is "s" or "lar" or "larda" or "年代" || (TextAt(i) == "-" && TextAt(i + 1) is "х" or "е" or "жылдар" or "жылдары");

    /// <summary>2 July 2024, 2-6 июля, с 2 по 6 июля.</summary>
    private int FromDay(int i, (int Day, int Next) day)
    {
        List<int> days = [day.Day];
        var next = Skip(Days(day.Next, days, behindMonth: false), "of", "числа");
        if (MonthAt(next) is not { } month) return i + 1;
        next = month.Next;
        var year = (int?)null;
        if (YearBehind(next) is { } behind) (year, next) = behind;
        return AddDays(year, month.Month, days, i, next);
    }

    /// <summary>Further days of a range or list.</summary>
    private int Days(int next, List<int> days, bool behindMonth)
    {
        while (next < _tokens.Count && days.Count < 4)
        {
            var joint = _tokens[next];
            var isRange = joint.IsSymbol('-') || joint.Is(FactRole.Through) || joint.Text is "до";
            var isList = joint.IsSymbol(',') || joint.Text is "and" or "и" or "ve" or "және" or "和" or "及";
            if ((!isRange && !isList) || DayAt(next + 1) is not { } day || IsYear(next + 1) || day.Day <= days[^1]) break;
            // "On July 2, 17 agreements were signed": only what is no count goes on with the days.
            if (behindMonth && isList && !EndsClause(day.Next)) break;
            // "July 2 to July 6", "2 шілде пен 6 шілде": a date of its own.
            if (IsCounted(day.Next) || (behindMonth && MonthAt(Skip(day.Next, "of", "-")) is not null)) break;
            days.Add(day.Day);
            next = day.Next;
        }

        return next;
    }

    private string TextAt(int i) => i < _tokens.Count ? _tokens[i].Text : "";

    private bool EndsClause(int i) => i >= _tokens.Count || _tokens[i].Kind == FactTokenKind.Symbol || IsYear(i);

    private bool IsCounted(int i) => i < _tokens.Count && (_tokens[i].Is(FactRole.Unit) && _tokens[i].Text is not ("日" or "号") || _tokens[i].Is(FactRole.Scale));

    /// <summary>"2024 dollars"; but "2024 года", "2024 жылы".</summary>
    private bool IsMeasured(int i) => IsCounted(i) && _tokens[i].Meaning!.Value.Unit is not ("year" or "month" or "day");

    private int AddDays(int? year, int month, List<int> days, int first, int next)
    {
        foreach (var day in days) Add(Date(year, month, day), first, next);
        return next;
    }

    private int Add(DateMention date, int first, int next)
    {
        for (var i = first; i < next; i++) _taken[i] = true;
        var (start, end) = (_tokens[first].Start, _tokens[next - 1].End);
        _dates.Add(date with { Written = _text[start..end], Start = start, End = end });
        return next;
    }

    private static DateMention Date(int? year, int? month, int? day) => new(year, month, day, null, null, "", 0, 0);

    private (int Month, int Next)? MonthAt(int i)
    {
        if (i >= _tokens.Count) return null;
        if (_tokens[i].Meaning is { Role: FactRole.Month } month && (_tokens[i].Text is not ("may" or "march" or "mar") || char.IsUpper(_text[_tokens[i].Start])))
            return ((int)month.Value, i + 1);
        return _tokens[i].Kind == FactTokenKind.Number && _tokens[i].Number is >= 1 and <= 12 && i + 1 < _tokens.Count && _tokens[i + 1].Text == "月"
            ? ((int)_tokens[i].Number, i + 2)
            : null;
    }

    /// <summary>Words that mean a month only beside a number or with an ending: a "May" that opens a sentence, "Ekim", "қазан".</summary>
    private bool IsMonthAlone(int i)
    {
        var before = _text.AsSpan(0, _tokens[i].Start).TrimEnd();
        return !OtherWords.Contains(_tokens[i].Text)
            || (_tokens[i].Text is "may" or "march" && before.Length > 0 && before[^1] is not ('.' or '!' or '?'))
            || (i + 1 < _tokens.Count && _tokens[i + 1].Text is "ayi" or "ayinda" or "аиы" or "аиында");
    }

    private (int Day, int Next)? DayAt(int i)
    {
        if (i >= _tokens.Count || _tokens[i].Kind != FactTokenKind.Number || _tokens[i].Number is < 1 or > 31 || _tokens[i].Number % 1 != 0 || TextAt(i + 1) == "月") return null;
        return ((int)_tokens[i].Number, i + 1 < _tokens.Count && _tokens[i + 1].Text is "日" or "号" ? i + 2 : i + 1);
    }

    private bool IsYear(int i) =>
        i < _tokens.Count && _tokens[i].Kind == FactTokenKind.Number && !IsMeasured(i + 1) && !(i > 0 && _tokens[i - 1].Is(FactRole.Unit) && _tokens[i - 1].Kind == FactTokenKind.Symbol)
        && (_tokens[i].LooksLikeYear || (_tokens[i].Number is >= 1900 and < 2100 && YearWords.Any(w => TextAt(i + 1).StartsWith(w, StringComparison.Ordinal))) || (_tokens[i].IsOrdinal && _tokens[i].Number is >= 1900 and < 2100) || (i + 1 < _tokens.Count && _tokens[i].Number is >= 1000 and < 2100 && _tokens[i + 1].Text == "年"));

    private (int Year, int Next)? YearBehind(int i)
    {
        var at = Skip(i, ",", "of", "in");
        return IsYear(at) ? ((int)_tokens[at].Number, PastYearWord(at + 1)) : null;
    }

    /// <summary>"года", "жылғы", "yılının", 年 behind the number.</summary>
    private int PastYearWord(int i)
    {
        if (i < _tokens.Count && _tokens[i].IsSymbol('-') && i + 1 < _tokens.Count && _tokens[i + 1].Text is "го" or "м" or "ом" && _tokens[i + 1].Start == _tokens[i].End) i += 2;
        if (i < _tokens.Count && (_tokens[i].Text is "年" or "г" or "гг" or "s" || YearWords.Any(w => _tokens[i].Text.StartsWith(w, StringComparison.Ordinal)))) i++;
        return i < _tokens.Count && _tokens[i - 1].Text is "г" && _tokens[i].IsSymbol('.') ? i + 1 : i;
    }

    private int Skip(int i, params ReadOnlySpan<string> words)
    {
        while (i < _tokens.Count && words.Contains(_tokens[i].Text)) i++;
        return i;
    }

    /// <summary>A weekday beside a date belongs to it.</summary>
    private void ReadWeekdays()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_taken[i] || _tokens[i].Meaning is not { Role: FactRole.Weekday } weekday) continue;
            var (start, end) = (_tokens[i].Start, _tokens[i].End);
            var beside = _dates.FindIndex(d => d is { Day: not null, Weekday: null } && (AreJoined(end, d.Start) || AreJoined(d.End, start)));
            _taken[i] = true;
            if (beside >= 0)
            {
                var date = _dates[beside];
                _dates[beside] = date with { Weekday = (DayOfWeek)(int)weekday.Value, Start = Math.Min(start, date.Start), End = Math.Max(end, date.End) };
            }
            else
                _dates.Add(new DateMention(null, null, null, (DayOfWeek)(int)weekday.Value, null, _text[start..end], start, end));
        }
    }

    private bool AreJoined(int end, int start) =>
        start >= end && _text.AsSpan(end, start - end).Trim(" ,(（)）") is "" or "on" or "в" or "во" or "күні" or "the" or "günü";
}
