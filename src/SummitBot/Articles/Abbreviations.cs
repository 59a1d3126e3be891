using System.Collections.Frozen;

namespace SummitBot.Articles;

/// <summary>Knows when a full stop belongs to the word before it (Dr., No. 5, U.S., 2023 г., J. K. Rowling, 24. zirve) and the sentence goes on.</summary>
internal static class Abbreviations
{
    private const int LongestAbbreviation = 12;

    // Where "2023 г." or "и др." stands this far into a sentence and a capital follows, the sentence is more likely over than not.
    private const int WellIntoSentence = 40;

    /// <summary>Always followed by what they belong to.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeverLast = Words("""
        Mr Mrs Ms Messrs Mme Mlle Dr Drs Prof Gen Brig Col Lt Sgt Cpl Capt Cmdr Maj Adm Sen Rep Gov Rev Fr Hon Pres Supt Amb Mt Ft Gens Sens Reps Govs Profs
        e.g i.e eg ie cf viz vs v approx ca incl esp
        Doç Yrd Öğr Gör Av Alb Org Kor Korg Tümg Tuğg Yzb Bnb Bşk Sn Hz Uzm Müh örn bkz
        Hr Fr Nr bzw z.B d.h ggf Mgr Ing Sra Dra Sr.a
        им ул просп пр-т пер бул акад проф доц ген полк кап напр т.е т.к т.н и.о врио гос зам см ср св пос обл респ тел рис табл
        мыс акад доц көш қ-сы
        """);

    /// <summary>Belong to a number that follows; without one they are ordinary words ("He said no.").</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeNumber = Words("""
        no nos No Nos Nr art fig vol chap sec Art Arts Fig Figs p pp Vol Vols Ch Chap Sec Sect Par Para Op Res Rs Tk Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
        стр с п пп ст гл ч т кн д кв ок каб б
        """);

    /// <summary>May stand in the middle of a sentence or end one.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MaybeLast = Words("""
        etc inc ltd Inc Ltd Co Corp Bros Jr Sr Esq St Ave Blvd Rd al a.m p.m Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Univ Dept Assn Intl Est
        vb vd Ltd Şti Cad Sok Mah Blv Apt Cd Sk usw
        гг вв млн млрд трлн тыс руб коп долл чел экз др пр т.д т.п т.б т.с.с жж ғғ км кг га мин сек час янв фев мар апр авг сен сент окт ноя нояб дек
        """);

    /// <summary>Words that begin sentences and are hardly ever names: after "U.S." or "Inc." they tell that a new one began.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = Words("""
        The A An He She It We They I You This That These Those There Here In On At By For From With After Before During Since Until When While As If Although
        Though Because But And Or So Yet However Meanwhile Moreover Also Its His Her Their Our My Both Many Most Some Several All No Nor Neither Not Now Then Once Under
        Over Last Earlier Later According Such Between Despite Among What Who Where Why How Which
        Bu Şu O Ve Ancak Ama Fakat Bunun Daha Öte Ayrıca Bir Her Son Türkiye'nin Toplantıda Görüşmede
        Он Она Оно Они Мы Вы Я Это Этот Эта Эти Тот В Во На Но И А По При Для Из За От До К О Об С Со У Также Однако Кроме Если Когда Как Что Его Её Ее Их Там Так После Перед Между
        Бұл Ол Осы Сол Олар Сондай-ақ Алайда Бірақ Және Сонымен Біз Мұнда Сонда
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OrdinalLanguages = Words("tr az de cs sk da nb no fi hu et lv sl hr sr");

    /// <param name="stop">Where the full stop stands.</param>
    /// <param name="next">Where the next word starts.</param>
    public static bool KeepTogether(string text, int sentenceStart, int stop, int next, string language)
    {
        var word = WordBefore(text, sentenceStart, stop);
        if (word.IsEmpty)
            return false;

        if (IsNumeral(word))
            return OrdinalLanguages.Contains(language) && word.Length <= 5 && !(word.Length > 3 && char.IsAsciiDigit(word[0]));
        if (word.Length == 1 && char.IsUpper(word[0]))
            return !BeginsSentence(text, next) || IsInitial(text, sentenceStart, stop - 2);
        if (NeverLast.Contains(word))
            return true;
        if (word is "долл" or "дол" && text.AsSpan(next).StartsWith("США"))
            return true;
        if (word is "д" or "п" or "б" && IsSecondHalf(text, sentenceStart, stop - 2))
            return !LooksOver(text, sentenceStart, stop, next);
        if (BeforeNumber.Contains(word) && (char.IsDigit(text[next]) || text[next] == '№'))
            return true;
        if (word.Length == 1 && char.IsLower(word[0]) && Scripts.IsCyrillic(word[0]) && "гвдсркптчжмғқоб".Contains(word[0]))
            return !FollowsNumber(text, sentenceStart, stop - 1) || !LooksOver(text, sentenceStart, stop, next);
        if (MaybeLast.Contains(word) || IsDotted(word))
            return !LooksOver(text, sentenceStart, stop, next);
        return false;
    }

    private static bool LooksOver(string text, int sentenceStart, int stop, int next) =>
        BeginsSentence(text, next) || (Scripts.IsCyrillic(text[stop - 1]) && stop - sentenceStart >= WellIntoSentence && !char.IsDigit(text[next]));

    private static bool BeginsSentence(string text, int next)
    {
        while (next < text.Length && !char.IsLetterOrDigit(text[next]) && !char.IsWhiteSpace(text[next]))
            next++;
        var end = next;
        while (end < text.Length && end - next <= LongestAbbreviation && (char.IsLetter(text[end]) || text[end] is '-' or '\'' or '’'))
            end++;
        return Starters.Contains(text.AsSpan(next, end - next)) && !(end < text.Length && text[end] == '.');
    }

    private static ReadOnlySpan<char> WordBefore(string text, int sentenceStart, int stop)
    {
        var start = stop;
        while (start > sentenceStart && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '-'))
        {
            start--;
            if (stop - start > LongestAbbreviation)
                return [];
        }

        return text.AsSpan(start, stop - start).TrimStart("-.");
    }

    private static bool FollowsNumber(string text, int sentenceStart, int wordStart)
    {
        var i = wordStart - 1;
        while (i >= sentenceStart && (char.IsWhiteSpace(text[i]) || text[i] == '-') && wordStart - i <= 2)
            i--;
        return i >= sentenceStart && (char.IsDigit(text[i]) || text[i] is 'X' or 'I' or 'V');
    }

    /// <summary>Whether another initial ends at <paramref name="i"/>, but for a space: "J. K." before "Rowling".</summary>
    private static bool IsInitial(string text, int sentenceStart, int i)
    {
        while (i > sentenceStart && char.IsWhiteSpace(text[i]))
            i--;
        return i > sentenceStart && text[i] == '.' && char.IsUpper(text[i - 1]) && (i - 1 == sentenceStart || !char.IsLetter(text[i - 2]));
    }

    /// <summary>Whether "т." stands before: "и т. д.", "и т. п.", written with a space.</summary>
    private static bool IsSecondHalf(string text, int sentenceStart, int i)
    {
        while (i > sentenceStart && char.IsWhiteSpace(text[i]))
            i--;
        return i > sentenceStart && text[i] == '.' && text[i - 1] == 'т';
    }

    private static bool IsNumeral(ReadOnlySpan<char> word) =>
        !word.ContainsAnyExceptInRange('0', '9') || (word.Length > 1 && !word.ContainsAnyExcept("IVXLC"));

    /// <summary>U.S, a.m, т.д: short pieces joined by stops.</summary>
    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        if (!word.Contains('.'))
            return false;
        foreach (var piece in word.Split('.'))
        {
            var (start, end) = (piece.Start.Value, piece.End.Value);
            if (end - start > 2 || word[start..end].ContainsAnyInRange('0', '9'))
                return false;
        }

        return true;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => (string[])[word, char.ToUpperInvariant(word[0]) + word[1..]])
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
