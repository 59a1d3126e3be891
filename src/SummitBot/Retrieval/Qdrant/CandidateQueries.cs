using Qdrant.Client.Grpc;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>What one question asks the server: the best by terms, by n-grams and by embedding, as numbers only. Pure.</summary>
internal static class CandidateQueries
{
    public static IReadOnlyList<QueryPoints> Of(
        string collection, QuestionTerms question, float[]? embedding, CorpusStatistics statistics, int count, Filter? filter, QdrantOptions options)
    {
        var queries = new List<QueryPoints>(3);
        Add(VectorNames.Terms, Sparse(question.Terms, statistics.NumberOf));
        Add(VectorNames.Grams, Sparse(question.Grams, statistics.NumberOf));
        if (embedding is not null)
            Add(VectorNames.Dense, embedding);
        return queries;

        void Add(string vector, Query? query)
        {
            if (query is null)
                return;
            var points = new QueryPoints
            {
                CollectionName = collection,
                Query = query,
                Using = vector,
                Limit = (ulong)count,
                Filter = filter,
                WithPayload = false,
                WithVectors = false,
            };
            if (vector == VectorNames.Dense)
                points.Params = SearchOf(options);
            queries.Add(points);
        }
    }

    private static Query? Sparse<T>(Weighted<T>[] asked, Func<T, int> numberOf)
    {
        var known = asked.Select(a => ((float)a.Idf, Number: numberOf(a.Key))).Where(a => a.Number >= 0 && a.Item1 > 0)
            .Select(a => (a.Item1, (uint)a.Number)).ToArray();
        return known.Length == 0 ? null : (Query)known;
    }

    /// <param name="publishers">Those of the version, as they are written there: the server compares letter by letter.</param>
    public static Filter FilterOf(PassageFilter filter, IReadOnlyList<string> publishers)
    {
        var all = new Filter();
        if (filter.Language is { } language)
            all.Must.Add(Conditions.MatchKeyword(PayloadKeys.Language, language));
        if (filter.Publisher is { } publisher)
            all.Must.Add(Conditions.Match(PayloadKeys.Publisher, [publisher, .. publishers.Where(p => string.Equals(p, publisher, StringComparison.OrdinalIgnoreCase))]));
        if (filter.From is not null || filter.Until is not null)
            all.Must.Add(Conditions.DatetimeRange(PayloadKeys.Published, gte: TimeOf(filter.From), lte: TimeOf(filter.Until)));
        return all;
    }

    private static DateTime? TimeOf(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static SearchParams SearchOf(QdrantOptions options)
    {
        var search = new SearchParams { HnswEf = (ulong)options.HnswEf };
        if (options.Quantization != QdrantQuantization.None)
            search.Quantization = new QuantizationSearchParams { Rescore = options.Rescoring, Oversampling = options.Oversampling };
        return search;
    }
}
