using System.Globalization;

namespace SummitBot.Answering.Checking;

/// <summary>Finds the numbers that are no dates, each with its unit and with words like "about" and "over" around it.</summary>
internal static class QuantityReader
{
    private const int ReachOfBound = 4;

    /// <summary>Words that bound the number before them, folded.</summary>
    private static readonly HashSet<string> BoundsBehind =
    [
        .. ("артык астам асады асты коп жуык жуыгы шамасында кем аз артық жуық жуығы көп fazla askin uzerinde ustunde altinda civarinda kadar asti gecti " +
            "以上 左右 多 余 以下").Split(' '),
    ];

    /// <summary>Between two numbers of which the second alone has the unit.</summary>
    private static readonly HashSet<string> Joints = [.. "- – — to and or и до или ve ile және пен 至 到 和".Split(' ')];

    public static List<Quantity> Read(string text, IReadOnlyList<FactToken> tokens)
    {
        var quantities = new List<Quantity>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Meaning is { Role: FactRole.Vague or FactRole.Scale } vague && tokens[i].Kind != FactTokenKind.Number)
                quantities.Add(new Quantity(vague.Value, $"some {vague.Unit}", false, Bound.Exact, text[tokens[i].Start..tokens[i].End], tokens[i].Start, tokens[i].End));
            if (tokens[i].Kind != FactTokenKind.Number || IsLetterBeside(text, tokens, i)) continue;
            var (unit, end) = UnitOf(tokens, i);
            var (start, stop) = (tokens[i].Start, tokens[Math.Min(end, tokens.Count) - 1].End);
            quantities.Add(new Quantity(tokens[i].Number, unit, tokens[i].IsOrdinal, BoundOf(tokens, i, end), text[start..stop], start, stop));
        }

        ShareUnits(text, quantities);
        return quantities;
    }

    /// <summary>"12:01 AM": minutes from midnight; without AM and PM both that are possible.</summary>
    public static List<(int Minute, bool IsSure, string Written)> Times(IReadOnlyList<FactToken> tokens)
    {
        var times = new List<(int, bool, string)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (MinuteAt(tokens, i) is not { } minute) continue;
            var half = i + 1 < tokens.Count ? tokens[i + 1].Meaning?.Role : null;
            var isSure = half is FactRole.Am or FactRole.Pm || minute >= 13 * 60 || minute < 60;
            if (half is FactRole.Pm && minute < 12 * 60) minute += 12 * 60;
            if (half is FactRole.Am && minute >= 12 * 60) minute -= 12 * 60;
            times.Add((minute, isSure, tokens[i].Text));
        }

        return times;
    }

    private static int? MinuteAt(IReadOnlyList<FactToken> tokens, int i)
    {
        var parts = tokens[i].Text.Split(':');
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)) return null;
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && hour < 25 && minute < 60 ? (hour * 60) + minute : null;
    }

    /// <summary>"COVID-19", "G20": part of a name.</summary>
    private static bool IsLetterBeside(string text, IReadOnlyList<FactToken> tokens, int i) =>
        tokens[i].IsDigits && tokens[i].Start > 1 && text[tokens[i].Start - 1] == '-' && char.IsUpper(text[tokens[i].Start - 2]);

    private static (string Unit, int End) UnitOf(IReadOnlyList<FactToken> tokens, int i)
    {
        if (tokens[i].IsOrdinal) return ("", i + 1);
        var next = i + 1;
        if (next < tokens.Count && tokens[next].IsSymbol('-')) next++;
        while (next < tokens.Count && tokens[next].Text is "us" or "个" or "additional" or "of" or "американских" or "ақш" or "abd") next++;
        if (next < tokens.Count && tokens[next].Is(FactRole.Unit)) return (tokens[next].Meaning!.Value.Unit, next + 1);
        if (next < tokens.Count && tokens[next].Text == "年") return ("year", next + 1);
        for (var before = i - 1; before >= Math.Max(0, i - 2); before--)
        {
            if (tokens[before].Is(FactRole.Unit) && (tokens[before].Kind == FactTokenKind.Symbol || tokens[before].Meaning!.Value.Unit == "percent" || tokens[before].Text is "usd" or "eur" or "cny" or "rub" or "kzt"))
                return (tokens[before].Meaning!.Value.Unit, i + 1);
            if (!tokens[before].Is(FactRole.About)) break;
        }

        return ("", i + 1);
    }

    /// <summary>English, Russian and Chinese mostly say it before the number, Kazakh and Turkish behind the unit.</summary>
    private static Bound BoundOf(IReadOnlyList<FactToken> tokens, int i, int end)
    {
        for (var before = i - 1; before >= Math.Max(0, i - 3); before--)
        {
            if (AsBound(tokens[before]) is { } bound) return bound;
            if (!tokens[before].Is(FactRole.Unit) && tokens[before].Text is not ("us" or "a" or "чем")) break;
        }

        for (var behind = end; behind < Math.Min(tokens.Count, end + ReachOfBound); behind++)
        {
            if (tokens[behind].Kind == FactTokenKind.Number || tokens[behind].Kind == FactTokenKind.Symbol) break;
            if (BoundsBehind.Contains(tokens[behind].Text) && AsBound(tokens[behind]) is { } bound) return bound;
        }

        return Bound.Exact;
    }

    private static Bound? AsBound(FactToken token) => token.Meaning?.Role switch
    {
        FactRole.About => Bound.About,
        FactRole.Over => Bound.Over,
        FactRole.AtLeast => Bound.AtLeast,
        FactRole.Under => Bound.Under,
        _ => null,
    };

    /// <summary>"Between 20 and 30 percent": the unit stands once.</summary>
    private static void ShareUnits(string text, List<Quantity> quantities)
    {
        for (var i = quantities.Count - 2; i >= 0; i--)
        {
            var (own, next) = (quantities[i], quantities[i + 1]);
            if (own.Unit.Length > 0 || own.IsOrdinal || next.Unit.Length == 0 || next.Start < own.End) continue;
            if (Joints.Contains(text[own.End..next.Start].Trim()))
                quantities[i] = own with { Unit = next.Unit };
        }
    }
}
