using System.Globalization;
using System.Text;

namespace SummitBot.Retrieval;

/// <summary>Makes spellings of one word equal: case, width, accents, apostrophes, invisible characters.</summary>
internal static class WordFolding
{
    private static readonly CultureInfo Turkish = CultureInfo.GetCultureInfo("tr");

    /// <summary>Lower case and compatibility form (full-width letters become plain ones); apostrophes become ', invisible characters go.</summary>
    public static string Lower(ReadOnlySpan<char> word, string language)
    {
        var text = word.ToString();
        if (!Ascii.IsValid(word))
        {
            var kept = new StringBuilder(text.Length);
            foreach (var c in text.Normalize(NormalizationForm.FormKC))
                if (IsApostrophe(c))
                    kept.Append('\'');
                else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
                    kept.Append(c);
            text = kept.ToString();
        }
        return language is "tr" or "az" ? text.ToLower(Turkish) : text.Replace('İ', 'i').ToLowerInvariant();
    }

    /// <summary>Without accents and apostrophes: Erdoğan is Erdogan, ё is е; й stays a letter of its own.</summary>
    public static string Fold(string lower)
    {
        if (Ascii.IsValid(lower))
            return lower.Replace("'", "");

        var folded = new StringBuilder(lower.Length);
        foreach (var c in lower.Normalize(NormalizationForm.FormD))
        {
            if (c == '\'' || (IsAccent(c) && !(c == '\u0306' && folded.Length > 0 && folded[^1] == 'и')))
                continue;
            if (Plain(c) is { } plain)
                folded.Append(plain);
            else
                folded.Append(c);
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Only accents of Latin, Greek and Cyrillic and the points of Hebrew and Arabic: in other scripts marks are vowels.</summary>
    private static bool IsAccent(char c) => c is (>= '\u0300' and <= '\u036F') or (>= '\u0591' and <= '\u05C7') or (>= '\u064B' and <= '\u0652');

    private static bool IsApostrophe(char c) => c is '\'' or '`' or '´' or '‘' or '’' or 'ʻ' or 'ʼ' or '′';

    /// <summary>Letters that Unicode does not decompose.</summary>
    private static string? Plain(char c) => c switch
    {
        'ı' => "i",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'ß' => "ss",
        'ə' => "e",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => null,
    };
}
