using System.Globalization;

namespace SummitBot.Articles;

/// <summary>
/// The words of a glossary that begin alike, and their forms. The forms are made when a word that begins so is first looked up:
/// of a glossary in five languages a question needs few, and making all of them would be a good part of the time a start takes.
/// </summary>
internal sealed class GlossaryBeginning
{
    private static readonly CultureInfo Turkish = CultureInfo.GetCultureInfo("tr-TR");

    private readonly List<GlossaryWord> _words = [];
    private readonly Lazy<Forms> _forms;

    public GlossaryBeginning() => _forms = new Lazy<Forms>(() => new Forms(_words));

    /// <summary>Forms of names: what a misspelt name is compared with.</summary>
    public IEnumerable<NameForm> NameForms => _words.Exists(word => word.IsName) ? _forms.Value.Names.Values : [];

    /// <summary>Before the first look-up only.</summary>
    public void Add(GlossaryWord word) => _words.Add(word);

    /// <returns>As <see cref="GlossaryVocabulary.Find"/>.</returns>
    public int[] Find(ReadOnlySpan<char> folded) => _forms.Value.Numbers.TryGetValue(folded, out var numbers) ? numbers : [];

    private sealed class Forms
    {
        private readonly Dictionary<string, int[]> _numbers = new(StringComparer.Ordinal);

        public Forms(List<GlossaryWord> words)
        {
            Numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
            // The word that is itself written so comes before those that are merely inflected so.
            foreach (var word in words)
                Add(word.Folded, word);
            foreach (var word in words.DistinctBy(word => (word.Folded, word.Language, word.IsName)))
            {
                foreach (var form in GlossaryForms.Of(word.Text.ToLower(word.Language == "tr" ? Turkish : CultureInfo.InvariantCulture), word.Language, word.Kind))
                    Add(GlossaryFolding.Fold(form), word);
            }
        }

        public Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> Numbers { get; }

        public Dictionary<string, NameForm> Names { get; } = new(StringComparer.Ordinal);

        private void Add(string form, GlossaryWord word)
        {
            if (!_numbers.TryGetValue(form, out var numbers))
                _numbers.Add(form, [word.Number]);
            else if (!numbers.Contains(word.Number))
                _numbers[form] = [.. numbers, word.Number];
            if (word.IsName)
                Names.TryAdd(form, new NameForm(form, word.Folded, IsShortlyInflected: form == word.Folded || word.Language is "ru" or "en"));
        }
    }
}

/// <param name="Text">As the glossary writes it.</param>
/// <param name="Number">The same for the same folded word in any language.</param>
/// <param name="IsName">Belongs to an entry that is a name.</param>
internal readonly record struct GlossaryWord(string Text, string Folded, int Number, string Language, GlossaryKind Kind, bool IsName);

/// <param name="Text">Folded.</param>
/// <param name="Word">Its dictionary form.</param>
/// <param name="IsShortlyInflected">Differs from it by one ending only, so that what is near to the form is near to the word.</param>
internal readonly record struct NameForm(string Text, string Word, bool IsShortlyInflected);
