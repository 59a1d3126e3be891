using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;
using SummitBot.Articles;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>A passage as a point, and back.</summary>
internal static class PassagePoint
{
    /// <param name="vectors">Its own row and those of its sentences; null when it has no embedding.</param>
    public static PointStruct Of(int number, Passage passage, Article article, PassageTerms terms, CorpusStatistics statistics, PassageRows? vectors)
    {
        var named = new Dictionary<string, Vector>();
        if (terms.TermLength > 0)
            named[VectorNames.Terms] = Sparse(terms.Terms, terms.TermLength, statistics.AverageTerms, statistics.NumberOf);
        if (terms.GramLength > 0)
            named[VectorNames.Grams] = Sparse(terms.Grams, terms.GramLength, statistics.AverageGrams, statistics.NumberOf);
        if (vectors is not null)
            named[VectorNames.Dense] = vectors.First();

        var point = new PointStruct
        {
            Id = PointNumbers.OfPassage(number),
            Vectors = named,
            Payload =
            {
                [PayloadKeys.Kind] = PayloadKeys.PassageKind,
                [PayloadKeys.Passage] = passage.Id,
                [PayloadKeys.Article] = article.Id,
                [PayloadKeys.Ordinal] = passage.Ordinal,
                [PayloadKeys.Text] = passage.Text,
                [PayloadKeys.Sentences] = passage.Sentences.SelectMany(s => new Value[] { s.Start, s.Text.Length }).ToArray(),
                [PayloadKeys.Language] = article.Language,
            },
        };
        if (article.Published is { } day)
            point.Payload[PayloadKeys.Published] = DateTimeOf(day);
        if (article.Publisher is { } publisher)
            point.Payload[PayloadKeys.Publisher] = publisher;
        if (article.Url is { } url)
            point.Payload[PayloadKeys.Url] = url.OriginalString;
        if (vectors is not null)
            point.Payload[PayloadKeys.Rows] = vectors.ToText();
        return point;
    }

    /// <exception cref="FormatException">The payload is not that of a passage.</exception>
    public static Passage PassageOf(MapField<string, Value> payload)
    {
        try
        {
            var text = payload[PayloadKeys.Text].StringValue;
            var offsets = payload[PayloadKeys.Sentences].ListValue.Values;
            var start = (int)offsets[0].IntegerValue;
            var sentences = new List<Sentence>(offsets.Count / 2);
            for (var i = 0; i < offsets.Count; i += 2)
                sentences.Add(new Sentence((int)offsets[i].IntegerValue, text.Substring((int)offsets[i].IntegerValue - start, (int)offsets[i + 1].IntegerValue)));
            return new Passage(payload[PayloadKeys.Passage].StringValue, payload[PayloadKeys.Article].StringValue, (int)payload[PayloadKeys.Ordinal].IntegerValue, text, sentences);
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException or NullReferenceException)
        {
            throw new FormatException("a passage of it cannot be read.", e);
        }
    }

    public static string DateTimeOf(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture) + "T00:00:00Z";

    /// <summary>The document's half of BM25; the question's is the idf.</summary>
    private static Vector Sparse<T>(Counted<T>[] counted, int length, double averageLength, Func<T, int> numberOf) =>
        ([.. counted.Select(c => (float)Bm25.Saturation(c.Count, length, averageLength))], counted.Select(c => (uint)numberOf(c.Key)).ToArray());
}

/// <summary>The embeddings of a passage and of its sentences, as int8 rows with a scale each: exactly what the other index holds.</summary>
/// <param name="Scales">Of the passage, then of its sentences; one alone is both.</param>
internal sealed record PassageRows(sbyte[] Rows, float[] Scales)
{
    public int Dimensions => Rows.Length / Scales.Length;

    /// <summary>The passage's own embedding.</summary>
    public float[] First()
    {
        var values = new float[Dimensions];
        for (var i = 0; i < values.Length; i++)
            values[i] = Rows[i] * Scales[0];
        return values;
    }

    public string ToText() => Convert.ToBase64String([.. MemoryMarshal.AsBytes<float>(Scales), .. MemoryMarshal.AsBytes<sbyte>(Rows)]);

    /// <exception cref="FormatException">The text is no such rows.</exception>
    public static PassageRows Of(string text, int dimensions)
    {
        var bytes = Convert.FromBase64String(text);
        var count = bytes.Length / (dimensions + sizeof(float));
        if (count == 0 || bytes.Length != count * (dimensions + sizeof(float)))
            throw new FormatException("an embedding of it has other dimensions.");
        var rows = bytes.AsSpan(count * sizeof(float));
        return new PassageRows(MemoryMarshal.Cast<byte, sbyte>(rows).ToArray(), MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, count * sizeof(float))).ToArray());
    }
}

internal static class VectorNames
{
    public const string Dense = "dense";
    public const string Terms = "terms";
    public const string Grams = "grams";
}

internal static class PayloadKeys
{
    /// <summary>What a point is.</summary>
    public const string Kind = "kind";
    public const string PassageKind = "passage";
    public const string ArticleKind = "article";
    public const string RecordKind = "version";

    public const string Passage = "passage";
    public const string Article = "article";
    public const string Ordinal = "ordinal";
    public const string Text = "text";

    /// <summary>Start in the article and length of each, in turns.</summary>
    public const string Sentences = "sentences";
    public const string Language = "language";
    public const string Published = "published";
    public const string Publisher = "publisher";
    public const string Url = "url";

    /// <summary><see cref="PassageRows"/>.</summary>
    public const string Rows = "rows";

    public const string Data = "data";
    public const string Parts = "parts";
    public const string Sha256 = "sha256";
}
