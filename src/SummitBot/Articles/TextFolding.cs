namespace SummitBot.Articles;

/// <summary>
/// Makes the many quotes, apostrophes, dashes and spaces of the world one of each, for comparing and indexing; stored text keeps its own.
/// One character becomes one character, so offsets stay valid.
/// </summary>
internal static class TextFolding
{
    public static char Fold(char c) => c switch
    {
        < '\u007F' => c == '`' ? '\'' : c,
        '’' or '‘' or '‛' or '‚' or 'ʼ' or 'ʻ' or '´' or '′' or '‹' or '›' => '\'',
        '“' or '”' or '„' or '‟' or '«' or '»' or '″' or '〝' or '〞' => '"',
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' => '-',
        >= '\uFF01' and <= '\uFF5E' => Fold((char)(c - '\uFF01' + '!')),
        _ => char.IsWhiteSpace(c) && !TextBlocks.IsLineBreak(c) ? ' ' : c,
    };

    public static string Fold(string text) => string.Create(text.Length, text, static (folded, text) =>
    {
        for (var i = 0; i < folded.Length; i++)
            folded[i] = Fold(text[i]);
    });
}
