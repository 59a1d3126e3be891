namespace SummitBot.Retrieval;

/// <summary>Strips Kazakh endings of plural, possession and case, which stack in that order: қала-лар-ымыз-дың.</summary>
internal static class KazakhStemmer
{
    /// <summary>Shorter stems would join unrelated words.</summary>
    private const int ShortestStem = 4;

    // From the outermost ending inwards; within a layer the longer ending is tried first.
    private static readonly string[][] Layers =
    [
        Endings("мын мін бын бін пын пін сың сің мыз міз быз біз пыз піз дағы дегі тағы тегі ндағы ндегі дай дей тай тей"),
        Endings("ның нің дың дің тың тің нда нде нан нен дан ден тан тен мен бен пен ны ні ды ді ты ті ға ге қа ке на не да де та те ын ін"),
        Endings("ымыз іміз ыңыз іңіз мыз міз ңыз ңіз сы сі ым ім ың ің ы і"),
        Endings("лар лер дар дер тар тер"),
    ];

    public static string Stem(string word)
    {
        // Until nothing more comes off: a stem that looks inflected (Астана, Қазақстан) must give what its inflected forms give.
        for (var before = ""; before != word;)
        {
            before = word;
            foreach (var layer in Layers)
            {
                if (Array.Find(layer, e => word.Length - e.Length >= ShortestStem && word.EndsWith(e, StringComparison.Ordinal)) is { } ending)
                    word = word[..^ending.Length];
            }
        }
        return word;
    }

    private static string[] Endings(string endings) => [.. endings.Split(' ').OrderByDescending(e => e.Length)];
}
