namespace SummitBot.Articles;

/// <summary>How many slips of the pen lie between two words: a letter more, less, other, or two neighbours swapped.</summary>
internal static class SpellingDistance
{
    /// <summary>Damerau-Levenshtein (optimal string alignment), given up as soon as it must exceed <paramref name="limit"/>.</summary>
    /// <returns>The distance, or <paramref name="limit"/> + 1 when it is greater.</returns>
    public static int Between(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int limit)
    {
        if (Math.Abs(first.Length - second.Length) > limit)
            return limit + 1;

        var width = second.Length + 1;
        Span<int> rows = width <= 64 ? stackalloc int[3 * width] : new int[3 * width];
        var beforeLast = rows[..width];
        var last = rows[width..(2 * width)];
        var row = rows[(2 * width)..];
        for (var column = 0; column < width; column++)
            last[column] = column;

        for (var i = 1; i <= first.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var cost = first[i - 1] == second[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                    best = Math.Min(best, beforeLast[j - 2] + 1);
                row[j] = best;
                least = Math.Min(least, best);
            }

            if (least > limit)
                return limit + 1;

            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }

        return Math.Min(last[width - 1], limit + 1);
    }

    /// <summary>How far a word of this length may be from what was meant: short words have too many neighbours.</summary>
    public static int AllowedFor(int length) => length switch { < 5 => 0, < 8 => 1, _ => 2 };
}
