namespace SummitBot.Answering.Checking;

/// <summary>Makes one number of "31.5 billion", "twenty-four", "двести тысяч", "315亿", "5-ші" and "24th".</summary>
internal static class NumberPhrases
{
    private static readonly HashSet<string> OrdinalEndings =
    [
        .. ("st nd rd th и го му м ми ых ых ом ои я ая ю ую е ое ше ши шы си сы нши ншы " +
            "inci nci uncu ncu unci ci cu uncusu incisi").Split(' '),
    ];

    public static List<FactToken> Join(List<FactToken> tokens, string language)
    {
        var joined = new List<FactToken>(tokens.Count);
        for (var i = 0; i < tokens.Count;)
        {
            var (number, next) = tokens[i].Kind == FactTokenKind.Number ? InDigits(tokens, i, language)
                : tokens[i].Meaning?.Role is FactRole.Cardinal or FactRole.Hundred or FactRole.Ordinal ? InWords(tokens, i)
                : (null, i);
            // "A hundred" and "one" are no count; "one hundred" is.
            joined.Add(number ?? tokens[i]);
            i = number is null ? i + 1 : next;
        }

        return joined;
    }

    private static (FactToken? Number, int Next) InDigits(List<FactToken> tokens, int i, string language)
    {
        var number = tokens[i];
        var next = i + 1;
        if (IsOrdinal(tokens, ref next, i, language)) return (number with { End = tokens[next - 1].End, IsOrdinal = true }, next);

        var value = number.Number;
        var half = Half(tokens, next);
        if (half > 0 && next + half < tokens.Count && tokens[next + half].Is(FactRole.Scale)) (value, next) = (value + 0.5m, next + half);
        while (next < tokens.Count && ScaleOf(tokens, next, i) is var scale and > 0 && value < 1e15m)
        {
            value *= scale;
            next++;
        }

        return (number with { End = tokens[next - 1].End, Number = value }, next);
    }

    private static bool IsOrdinal(List<FactToken> tokens, ref int next, int i, string language)
    {
        if (tokens[i].IsOrdinal || IsRank(tokens, i)) return true;
        if (next == tokens.Count) return false;
        if (tokens[next].Text == "届") return true;
        var hyphen = tokens[next].IsSymbol('-') && tokens[next].Start == tokens[i].End;
        var ending = hyphen ? next + 1 : next;
        if (ending < tokens.Count && tokens[ending].Start <= tokens[i].End + (hyphen ? 1 : 1) && tokens[ending].Kind == FactTokenKind.Word)
        {
            var adjacent = tokens[ending].Start == tokens[i].End + (hyphen ? 1 : 0) || (!hyphen && tokens[ending].Start == tokens[i].End + 1 && language == "tr" && OrdinalEndings.Contains(tokens[ending].Text));
            if (adjacent && (OrdinalEndings.Contains(tokens[ending].Text) || (hyphen && language == "kk")))
            {
                next = OrdinalEndings.Contains(tokens[ending].Text) ? ending + 1 : ending;
                return true;
            }
        }

        // Turkish "24. zirve": the stop makes the ordinal when the sentence goes on.
        return language == "tr" && tokens[next].IsSymbol('.') && tokens[next].Start == tokens[i].End
            && next + 1 < tokens.Count && tokens[next + 1].Kind == FactTokenKind.Word && tokens[next + 1].Start > tokens[next].End;
    }

    /// <summary>第三, "number four", "No. 1".</summary>
    private static bool IsRank(List<FactToken> tokens, int i)
    {
        if (i > 1 && tokens[i - 1].IsSymbol('.')) i--;
        return i > 0 && (tokens[i - 1].Text is "第" || tokens[i - 1].IsSymbol('№') || tokens[i - 1].Is(FactRole.Rank));
    }

    private static decimal ScaleOf(List<FactToken> tokens, int next, int i)
    {
        var token = tokens[next];
        if (token.Meaning is { Role: FactRole.Scale } scale) return scale.Value;
        var adjacent = token.Start == tokens[next - 1].End;
        if (!adjacent) return 0;
        if (token.Kind == FactTokenKind.Number && !token.IsDigits && token.Number >= 10) return token.Number;
        if (token.Text.Length == 1 && ChineseNumerals.Scale(token.Text[0]) is var han and > 0) return han;
        // "$31.5b", but "100m" may be metres.
        return i > 0 && tokens[i - 1].Is(FactRole.Unit) ? token.Text switch { "k" => 1e3m, "m" => 1e6m, "b" => 1e9m, "t" => 1e12m, _ => 0 } : 0;
    }

    /// <returns>How many tokens say "and a half".</returns>
    private static int Half(List<FactToken> tokens, int i) =>
        i >= tokens.Count ? 0
        : tokens[i].Text is "bucuk" or "жарым" or "половинои" ? 1
        : tokens[i].Text is "с" && i + 1 < tokens.Count && tokens[i + 1].Text is "половинои" ? 2
        : tokens[i].Text is "and" && i + 2 < tokens.Count && tokens[i + 1].Text is "a" && tokens[i + 2].Text is "half" ? 3
        : 0;

    private static (FactToken? Number, int Next) InWords(List<FactToken> tokens, int i)
    {
        decimal total = 0, current = 0;
        var (next, isOrdinal, words) = (i, false, 0);
        var end = tokens[i].End;
        while (next < tokens.Count && !isOrdinal)
        {
            if (words > 0 && Half(tokens, next) is var half and > 0 && next + half < tokens.Count && tokens[next + half].Is(FactRole.Scale))
            {
                current += 0.5m;
                next += half;
            }

            var at = next;
            if (words > 0 && at + 1 < tokens.Count && (tokens[at].IsSymbol('-') || tokens[at].Text is "and")) at++;
            if (tokens[at].Meaning is not { } meaning || !Add(meaning, ref total, ref current)) break;
            if (meaning.Role == FactRole.Scale && words == 0) break;
            isOrdinal = meaning.Role == FactRole.Ordinal;
            words++;
            end = tokens[at].End;
            next = at + 1;
        }

        var value = total + current;
        if (words == 0 || (words == 1 && !isOrdinal && ((value == 1 && !IsRank(tokens, i) && !(next < tokens.Count && tokens[next].Is(FactRole.Unit))) || tokens[i].Is(FactRole.Hundred)))) return (null, i);
        return (new FactToken(FactTokenKind.Number, tokens[i].Start, end, tokens[i].Text, Number: value, IsOrdinal: isOrdinal || IsRank(tokens, i)), next);
    }

    private static bool Add(FactWord word, ref decimal total, ref decimal current)
    {
        switch (word.Role)
        {
            case FactRole.Cardinal or FactRole.Ordinal when word.Value < Place(current):
                current += word.Value;
                return true;
            case FactRole.Hundred when current < 10:
                current = Math.Max(current, 1) * 100;
                return true;
            case FactRole.Scale when total + current < 1e12m:
                total += Math.Max(current, total == 0 ? 1 : 0) * word.Value;
                current = 0;
                return true;
            default:
                return false;
        }
    }

    /// <summary>What may still be added: behind "twenty" (and in Turkic languages behind ten) less than ten, behind "two hundred" less than a hundred.</summary>
    private static decimal Place(decimal current) =>
        current == 0 ? 1000 : current % 100 == 0 ? 100 : current % 10 == 0 ? 10 : 0;
}
