using System.Collections.Frozen;
using System.Globalization;
using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>What a word says about a number or a date.</summary>
internal enum FactRole
{
    /// <summary>Added to what stands before it: "twenty", "four", "двести".</summary>
    Cardinal,

    /// <summary>Multiplies what stands right before it by a hundred.</summary>
    Hundred,

    /// <summary>Multiplies the number before it: "thousand", "bn".</summary>
    Scale,
    Ordinal,
    Month,
    Weekday,
    Unit,
    About,
    Over,
    AtLeast,
    Under,

    /// <summary>"Half", "dozens", "doubled": a number without a figure.</summary>
    Vague,

    /// <summary>"Number one", "№ 3".</summary>
    Rank,

    /// <summary>"Largest", "main": first in rank.</summary>
    Top,

    /// <summary>"Yesterday": days from the day of writing.</summary>
    Day,

    /// <summary>"Through", "по": joins the ends of a range.</summary>
    Through,
    Am,
    Pm,
}

/// <param name="Unit">Of a unit, its name.</param>
internal readonly record struct FactWord(FactRole Role, decimal Value = 0, string Unit = "");

/// <summary>The words of numbers, dates and units in one language, in all their forms, folded as the glossary folds.</summary>
internal sealed class FactWords
{
    /// <summary>No phrase has more words.</summary>
    public const int LongestPhrase = 3;

    private static readonly FrozenDictionary<string, FactWords> ByLanguage =
        FactWordLists.Languages.ToFrozenDictionary(l => l, l => new FactWords(l));

    private const int ShortestStem = 4;
    private const int LongestEnding = 6;

    private readonly Dictionary<string, FactWord> _words = new(StringComparer.Ordinal);
    private readonly bool _isInflected;

    private FactWords(string language)
    {
        _isInflected = language is "kk" or "tr";
        foreach (var line in FactWordLists.Of(language).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':');
            var head = line[..colon].Split(' ');
            var role = Enum.Parse<FactRole>(head[0]);
            foreach (var item in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                Add(item, role, head.Length > 1 ? head[1] : "", language);
        }
    }

    /// <summary>Of a language without lists, the English ones.</summary>
    public static FactWords Of(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage["en"];

    /// <param name="folded">Words parted by single blanks.</param>
    public FactWord? FindPhrase(string folded) => _words.TryGetValue(folded, out var word) ? word : null;

    /// <param name="folded">One word.</param>
    public FactWord? Find(string folded) => _words.TryGetValue(folded, out var word) ? word : _isInflected ? FindStem(folded) : null;

    /// <summary>"долларындағы", "kilometrelik": an ending that the regular forms leave out. Not of short words, and not of numbers or months: алты is six and алтын gold.</summary>
    private FactWord? FindStem(string folded)
    {
        for (var length = folded.Length - 1; length >= Math.Max(ShortestStem, folded.Length - LongestEnding); length--)
        {
            if (_words.TryGetValue(folded[..length], out var word) && word.Role is FactRole.Unit or FactRole.Scale) return word;
        }

        return null;
    }

    /// <summary>"word=value", with a tilde behind the word when it is inflected.</summary>
    private void Add(string item, FactRole role, string unit, string language)
    {
        var sign = item.IndexOf('=');
        var value = sign > 0 ? decimal.Parse(item[(sign + 1)..], CultureInfo.InvariantCulture) : 0;
        var word = sign > 0 ? item[..sign] : item;
        var meaning = new FactWord(role, value, unit);
        _words.TryAdd(Fold(word.TrimEnd('~')), meaning);
        if (!word.EndsWith('~')) return;
        foreach (var form in GlossaryForms.Of(word.TrimEnd('~'), language, language == "en" ? GlossaryKind.Office : GlossaryKind.Term))
            _words.TryAdd(Fold(form), meaning);
    }

    /// <summary>Signs of currencies stay as they are.</summary>
    private static string Fold(string phrase) =>
        phrase.Any(char.IsLetterOrDigit) ? string.Join(' ', phrase.Split(' ').Select(w => GlossaryFolding.Fold(w))) : phrase;
}
