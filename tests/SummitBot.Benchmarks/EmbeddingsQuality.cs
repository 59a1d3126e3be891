using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.RegularExpressions;
using SummitBot.Embeddings;

namespace SummitBot.Benchmarks;

/// <summary>Passages of about 55 words from an XQuAD file, found by embeddings alone: shows that the port of the models is right.</summary>
internal static partial class EmbeddingsQuality
{
    private const int LeastWords = 45, MostSentences = 4;

    public static void Report(string path, SentenceEncoder encoder, WordVectors words)
    {
        var (passages, questions) = Read(path);
        var sentences = passages.SelectMany((p, i) => p.Sentences.Select(s => (Passage: i, Text: s))).ToList();
        var encoded = encoder.Encode([.. passages.Select(p => p.Text)], default);
        var encodedSentences = encoder.Encode([.. sentences.Select(s => s.Text)], default);
        var summed = passages.Select(p => words.Sentence(p.Text)).ToArray();
        var builtIn = new BuiltInEmbeddings(encoder, words);
        var rows = new sbyte[passages.Count * BuiltInEmbeddings.Dimensions];
        var scales = passages.Select((p, i) => Int8.Quantize(builtIn.Embed(p.Text), rows.AsSpan(i * BuiltInEmbeddings.Dimensions, BuiltInEmbeddings.Dimensions))).ToArray();
        var matrix = new DenseMatrix(rows, scales, BuiltInEmbeddings.Dimensions);

        var names = new[] { "encoder", "encoder with best sentence", "word vectors", "encoder + words / 2", "... as one int8 dot product", "encoder with best sentence + words / 2" };
        var ranks = names.Select(_ => new List<int>()).ToArray();
        foreach (var (text, gold) in questions)
        {
            var question = encoder.Encode(text);
            var questionWords = words.Sentence(text);
            var encoder1 = encoded.Select(e => TensorPrimitives.Dot<float>(e, question)).ToArray();
            var words1 = summed.Select(e => TensorPrimitives.Dot<float>(e, questionWords)).ToArray();
            var best = new float[passages.Count];
            for (var i = 0; i < sentences.Count; i++)
                best[sentences[i].Passage] = MathF.Max(best[sentences[i].Passage], TensorPrimitives.Dot<float>(encodedSentences[i], question));
            var encoder2 = encoder1.Zip(best, (p, s) => (p + s) / 2).ToArray();
            var one = new float[passages.Count];
            matrix.Scores(builtIn.Embed(text), 0, one);
            float[][] all = [encoder1, encoder2, words1, [.. encoder1.Zip(words1, (e, w) => e + w / 2)], one, [.. encoder2.Zip(words1, (e, w) => e + w / 2)]];
            for (var i = 0; i < all.Length; i++) ranks[i].Add(Rank(all[i], gold));
        }

        names = [.. names, "soft alignment"];
        ranks = [.. ranks, SoftRanks(passages, questions, words)];
        Console.WriteLine($"{questions.Count} questions, {passages.Count} passages, {sentences.Count} sentences: R@1 / R@5 / MRR@10");
        for (var i = 0; i < names.Length; i++)
            Console.WriteLine($"{names[i]}: {Share(ranks[i], r => r <= 1)} / {Share(ranks[i], r => r <= 5)} / {100 * ranks[i].Average(r => r <= 10 ? 1.0 / r : 0):0.0}");
    }

    /// <summary>Sum of the question's words, each by its best match in the passage and by how few passages hold it.</summary>
    private static List<int> SoftRanks(List<(string Text, List<string> Sentences)> passages, List<(string Text, HashSet<int> Gold)> questions, WordVectors words)
    {
        var ids = passages.Select(p => Ids(p.Text, words)).ToList();
        var holders = ids.SelectMany(p => p).CountBy(id => id).ToDictionary();
        return [.. questions.Select(q => Rank(Scores(Ids(q.Text, words)), q.Gold))];

        float[] Scores(int[] question)
        {
            var alignment = new SoftAlignment(words, question);
            var weights = question.Select(id => MathF.Log(1 + (passages.Count - holders.GetValueOrDefault(id) + 0.5f) / (holders.GetValueOrDefault(id) + 0.5f))).ToArray();
            var best = new float[question.Length];
            var scores = new float[ids.Count];
            for (var i = 0; i < scores.Length; i++)
            {
                alignment.Best(ids[i], best);
                scores[i] = TensorPrimitives.Dot<float>(weights, best);
            }

            return scores;
        }
    }

    private static int[] Ids(string text, WordVectors words) =>
        [.. Words.In(text).Where(w => !StopWords.Contains(text.AsSpan(w))).Select(w => words.Id(text.AsSpan(w))).Distinct()];

    private static string Share(List<int> ranks, Func<int, bool> counts) => $"{100.0 * ranks.Count(counts) / ranks.Count:0.0}";

    private static int Rank(float[] scores, HashSet<int> gold)
    {
        var best = gold.Max(g => scores[g]);
        return 1 + scores.Where((s, i) => s > best && !gold.Contains(i)).Count();
    }

    private static (List<(string Text, List<string> Sentences)> Passages, List<(string Text, HashSet<int> Gold)> Questions) Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var passages = new List<(string, List<string>)>();
        var questions = new List<(string, HashSet<int>)>();
        foreach (var paragraph in json.RootElement.GetProperty("data").EnumerateArray().SelectMany(a => a.GetProperty("paragraphs").EnumerateArray()))
        {
            var text = paragraph.GetProperty("context").GetString()!;
            var spans = new List<(int Start, int End, int Passage)>();
            foreach (var (start, end, sentences) in Split(text))
            {
                spans.Add((start, end, passages.Count));
                passages.Add((text[start..end], sentences));
            }

            foreach (var question in paragraph.GetProperty("qas").EnumerateArray())
            {
                var answer = question.GetProperty("answers")[0];
                var start = answer.GetProperty("answer_start").GetInt32();
                var end = start + answer.GetProperty("text").GetString()!.Length;
                questions.Add((question.GetProperty("question").GetString()!, [.. spans.Where(s => s.Start < end && start < s.End).Select(s => s.Passage)]));
            }
        }

        return (passages, questions);
    }

    private static IEnumerable<(int Start, int End, List<string> Sentences)> Split(string text)
    {
        var (start, first) = (0, 0);
        var sentences = new List<string>();
        foreach (var end in SentenceEnd().Matches(text).Select(m => m.Index + m.Length).Append(text.Length))
        {
            sentences.Add(text[start..end].Trim());
            start = end;
            if (end < text.Length && sentences.Count < MostSentences && text[first..end].Split(' ').Length < LeastWords) continue;
            yield return (first, end, sentences);
            (first, sentences) = (end, []);
        }
    }

    [GeneratedRegex("""(?<=\w\w[.!?]["”)]?)\s+(?=["“(]?\p{Lu})""")]
    private static partial Regex SentenceEnd();
}
