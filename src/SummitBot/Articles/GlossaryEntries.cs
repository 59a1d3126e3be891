using System.Text;
using System.Text.RegularExpressions;

namespace SummitBot.Articles;

/// <summary>Collects entries while a glossary is read; what breaks a rule is left out and reported.</summary>
internal sealed partial class GlossaryEntries(List<GlossaryProblem> problems)
{
    private const int MaxSpellings = 300;
    private const int MaxLetters = 100;

    /// <summary>Of Han characters, each counts.</summary>
    private const int MaxWords = 24;

    private static readonly Dictionary<string, GlossaryKind> Kinds = new()
    {
        ["person"] = GlossaryKind.Person,
        ["place"] = GlossaryKind.Place,
        ["org"] = GlossaryKind.Organisation,
        ["name"] = GlossaryKind.Name,
        ["office"] = GlossaryKind.Office,
        ["term"] = GlossaryKind.Term,
    };

    private readonly Dictionary<string, GlossaryEntry> _entries = [];
    private readonly Dictionary<string, string> _owners = [];

    public int Count => _entries.Count;

    public IReadOnlyList<GlossaryEntry> ToList() => [.. _entries.Values];

    public void Add(IReadOnlyList<GlossaryReader.Field> fields, int line)
    {
        var id = fields.FirstOrDefault(field => field.Key == "id")?.Values is [var value] ? value.Text : "";
        if (!Id().IsMatch(id) || !Kinds.TryGetValue(id[..id.IndexOf(':')], out var kind))
        {
            problems.Add(new GlossaryProblem(line, $"entry left out: its id must be {string.Join(", ", Kinds.Keys.Select(name => name + ":..."))} in small letters, digits and hyphens"));
            return;
        }

        if (_entries.TryGetValue(id, out var earlier))
        {
            problems.Add(new GlossaryProblem(line, $"entry left out: {id} is already defined in line {earlier.Line}"));
            return;
        }

        var spellings = new List<GlossarySpelling>();
        foreach (var field in fields.Where(field => field.Key != "id"))
            AddSpellings(spellings, field, id);

        if (spellings.Count == 0)
            problems.Add(new GlossaryProblem(line, $"entry left out: {id} has no spelling"));
        else
            _entries.Add(id, new GlossaryEntry(id, kind, spellings, line));
    }

    private void AddSpellings(List<GlossarySpelling> spellings, GlossaryReader.Field field, string id)
    {
        var cased = field.Key == "cased";
        if (!cased && !Language().IsMatch(field.Key))
            problems.Add(new GlossaryProblem(field.Line, $"\"{field.Key}\" is neither a language code such as en nor cased"));
        else if (field.Values is null)
            problems.Add(new GlossaryProblem(field.Line, $"{field.Key}: expected a list of spellings"));
        else
        {
            foreach (var value in field.Values)
            {
                var text = value.Text.Normalize(NormalizationForm.FormC).Trim();
                if (Refusal(text, cased, spellings.Count, id) is { } reason)
                    problems.Add(new GlossaryProblem(value.Line, reason));
                else
                    spellings.Add(new GlossarySpelling(text, cased ? "en" : field.Key, cased));
            }
        }
    }

    private string? Refusal(string text, bool cased, int spellings, string id)
    {
        if (text.Length > MaxLetters)
            return $"a spelling is longer than {MaxLetters} characters";
        if (spellings == MaxSpellings)
            return $"{id} has more than {MaxSpellings} spellings";

        var words = Words(text);
        if (words.Count is 0 or > MaxWords || text.Contains('\uFFFD'))
            return $"\"{text}\" is not a spelling of 1 to {MaxWords} words";

        var claim = cased ? "=" + text : string.Join(' ', words);
        return _owners.TryAdd(claim, id) || _owners[claim] == id ? null : $"\"{text}\" already belongs to {_owners[claim]}";
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var scanner = new GlossaryWordScanner(text);
        while (scanner.MoveNext())
            words.Add(GlossaryFolding.Fold(scanner.Word));
        return words;
    }

    [GeneratedRegex("^[a-z]+:[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Id();

    [GeneratedRegex("^[a-z]{2,3}$")]
    private static partial Regex Language();
}
