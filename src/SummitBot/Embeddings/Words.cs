namespace SummitBot.Embeddings;

/// <summary>The words of a text as the word vectors know them: runs of letters and digits.</summary>
internal static class Words
{
    public static List<Range> In(ReadOnlySpan<char> text)
    {
        var words = new List<Range>();
        for (var end = 0; end < text.Length;)
        {
            var start = end;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (end > start) words.Add(start..end);
            else end++;
        }

        return words;
    }
}
