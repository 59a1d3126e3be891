using System.Security.Cryptography;
using System.Text;

namespace SummitBot.Articles;

/// <summary>Names and terms that mean the same across spellings and languages. Never changes once read.</summary>
/// <param name="Entries">In the order of the file; no spelling belongs to two of them.</param>
internal sealed record Glossary(IReadOnlyList<GlossaryEntry> Entries)
{
    /// <summary>The file name that is reserved for it in a corpus folder.</summary>
    public const string FileName = "glossary.yaml";

    public static Glossary Empty { get; } = new([]);

    /// <summary>Changes whenever the same text could give other matches: an index built with another one has to be rebuilt.</summary>
    public string Fingerprint { get; } = FingerprintOf(Entries);

    private static string FingerprintOf(IReadOnlyList<GlossaryEntry> entries)
    {
        var content = new StringBuilder();
        foreach (var entry in entries)
        {
            content.Append(entry.Id).Append('\n');
            foreach (var spelling in entry.Spellings)
                content.Append(spelling.Language).Append('=').Append(spelling.Text).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())).AsSpan(0, 8));
    }
}

/// <summary>One thing that is meant, with every way to write it.</summary>
/// <param name="Id">Stable, for example <c>person:xi-jinping</c>; what stands before the colon gives the kind.</param>
/// <param name="Line">Where it begins in its file, from 1.</param>
internal sealed record GlossaryEntry(string Id, GlossaryKind Kind, IReadOnlyList<GlossarySpelling> Spellings, int Line)
{
    /// <summary>
    /// The first English spelling, else the first of any language. For a <see cref="GlossaryKind.Term"/> an analyzer can emit this word's stem
    /// instead of the id: a foreign spelling then meets the English word and all its forms, and English text is analysed as if there were no glossary.
    /// </summary>
    public string English { get; } = (Spellings.FirstOrDefault(spelling => spelling.Language == "en") ?? Spellings[0]).Text;

    /// <summary>People, places, organisations and the like: what an answer must agree on. The rest are common words.</summary>
    public bool IsName => Kind is GlossaryKind.Person or GlossaryKind.Place or GlossaryKind.Organisation or GlossaryKind.Name;
}

/// <param name="Language">ISO 639-1: how the word is inflected.</param>
/// <param name="Cased">Counts only where it is written with exactly these letters: "US" is a country, "us" is not.</param>
internal sealed record GlossarySpelling(string Text, string Language, bool Cased);

internal enum GlossaryKind
{
    Person,
    Place,
    Organisation,

    /// <summary>Another proper name: an initiative, a treaty.</summary>
    Name,
    Office,
    Term,
}
