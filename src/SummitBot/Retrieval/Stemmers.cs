using Lucene.Net.Analysis.Ru;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace SummitBot.Retrieval;

/// <summary>Cuts a lower-case word to its stem; a language without a stemmer keeps its words.</summary>
internal static class Stemmers
{
    // A Snowball program holds its word as state, so each call makes its own; words are stemmed once and then remembered by the analyzer.
    public static string Stem(string word, string language) => language switch
    {
        "en" => Snowball(new EnglishStemmer(), word),
        "ru" => RussianLight(word),
        "tr" => Snowball(new TurkishStemmer(), word),
        "kk" => KazakhStemmer.Stem(word),
        _ => word,
    };

    private static string Snowball(SnowballProgram stemmer, string word)
    {
        stemmer.SetCurrent(word);
        return stemmer.Stem() ? stemmer.Current : word;
    }

    private static string RussianLight(string word)
    {
        var letters = word.ToCharArray();
        return word[..new RussianLightStemmer().Stem(letters, letters.Length)];
    }
}
