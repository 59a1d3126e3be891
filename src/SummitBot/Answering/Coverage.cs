namespace SummitBot.Answering;

/// <summary>How far each term of a question stands in a text: 1 as it is, less when only a word of the same beginning does.</summary>
/// <param name="Credits">One per term of the question, 0 to 1.</param>
internal sealed record Coverage(double[] Credits)
{
    private const double SameBeginning = 0.6;
    private const int ShortestBeginning = 4;

    public static Coverage Of(IReadOnlyList<QuestionTerm> question, IReadOnlySet<string> text)
    {
        var credits = new double[question.Count];
        for (var t = 0; t < credits.Length; t++)
            credits[t] = question[t].Words.Count > 0 && !text.Contains(question[t].Text)
                ? question[t].Words.Average(w => Credit(question[t], w, text))
                : Credit(question[t], question[t].Text, text);
        return new Coverage(credits);
    }

    private static double Credit(QuestionTerm term, string word, IReadOnlySet<string> text) =>
        text.Contains(word) ? 1 : SharesBeginning(term, word, text) ? SameBeginning : 0;

    /// <summary>Term by term the larger credit, the other text's taken at <paramref name="share"/>.</summary>
    public Coverage Or(Coverage other, double share) => new([.. Credits.Zip(other.Credits, (own, theirs) => Math.Max(own, theirs * share))]);

    /// <summary>Weight of the covered terms over the weight of all.</summary>
    public double Share(IReadOnlyList<QuestionTerm> question) => Share(question, static _ => true) ?? 0;

    /// <returns>null when no term meets the condition.</returns>
    public double? Share(IReadOnlyList<QuestionTerm> question, Func<QuestionTerm, bool> condition)
    {
        double covered = 0, all = 0;
        for (var t = 0; t < question.Count; t++)
        {
            if (!condition(question[t])) continue;
            covered += Credits[t] * question[t].Weight;
            all += question[t].Weight;
        }

        return all > 0 ? covered / all : null;
    }

    /// <summary>"attend" and "attendee": stems that part late are mostly one word; names and numbers must agree in full.</summary>
    private static bool SharesBeginning(QuestionTerm term, string asked, IReadOnlySet<string> text)
    {
        if (term.IsNumber || asked.Length < ShortestBeginning || asked.Contains(':')) return false;
        foreach (var word in text)
        {
            if (word.Length < ShortestBeginning) continue;
            var common = word.AsSpan().CommonPrefixLength(asked);
            if (common >= ShortestBeginning && common * 10 >= 7 * Math.Max(word.Length, asked.Length)) return true;
        }

        return false;
    }
}
