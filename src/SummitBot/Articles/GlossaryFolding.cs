using System.Globalization;
using System.Text;

namespace SummitBot.Articles;

/// <summary>
/// Writes words the one way in which spellings are compared: lower case, no accents, compatibility forms resolved.
/// It folds й to и and ё to е as well, so that a text whose accents are already stripped compares equal.
/// </summary>
internal static class GlossaryFolding
{
    private const int TableSize = 0x2000;
    private static readonly char[] Table = BuildTable();

    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> buffer = word.Length <= 128 ? stackalloc char[word.Length] : new char[word.Length];
        return new string(buffer[..Fold(word, buffer)]);
    }

    /// <param name="folded">At least as long as <paramref name="word"/>.</param>
    /// <returns>How many characters of <paramref name="folded"/> are used: marks and apostrophes are dropped.</returns>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var length = 0;
        foreach (var letter in word)
        {
            var plain = letter < TableSize ? Table[letter] : Wide(letter);
            if (plain != '\0')
                folded[length++] = plain;
        }

        return length;
    }

    private static char[] BuildTable()
    {
        var table = new char[TableSize];
        for (var code = 0; code < TableSize; code++)
            table[code] = Plain((char)code);

        // These letters have no decomposition.
        foreach (var (letter, plain) in "ıiøołlđdəaħhŧt".Chunk(2).Select(pair => (pair[0], pair[1])))
            table[letter] = table[char.ToUpperInvariant(letter)] = plain;
        table['I'] = table['i'] = table['İ'] = 'i';
        return table;
    }

    private static char Plain(char letter)
    {
        var first = letter.ToString().Normalize(NormalizationForm.FormKD)[0];
        return char.IsLetterOrDigit(first) ? char.ToLowerInvariant(first) : '\0';
    }

    /// <summary>Apostrophes of the general punctuation block go, full-width letters become plain ones, Han stays.</summary>
    private static char Wide(char letter) => letter switch
    {
        >= '\uFF10' and <= '\uFF5A' => Table[letter - 0xFEE0],
        _ when char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) => letter,
        _ when char.GetUnicodeCategory(letter) == UnicodeCategory.OtherSymbol => letter,
        _ => '\0',
    };
}
