using System.Numerics.Tensors;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace SummitBot.Embeddings;

/// <summary>GloVe vectors of the 100,000 most frequent English words, used where they are mapped. Thread-safe.</summary>
/// <remarks>A row holds the vector less the vocabulary's mean: the product of two rows over their lengths is then the mean-centred cosine.</remarks>
internal sealed unsafe class WordVectors : IDisposable
{
    public const string FileName = "glove-100k.bin";
    public const int Dimensions = 100;
    public const int ArrangedLength = (Dimensions + Int8.Step - 1) / Int8.Step * Int8.Step;

    /// <summary>Rare words weigh more in a sentence vector; this is how rare (smooth inverse frequency's parameter a).</summary>
    private const double Rarity = 1e-3;
    private const int LongestWord = 64;

    private readonly WeightsFile _file;
    private readonly byte* _words;
    private readonly int* _starts;
    private readonly int* _slots;
    private readonly uint _slotMask;
    private readonly sbyte* _rows;
    private readonly float* _scales;
    private readonly float* _units;
    private readonly float* _mean;
    private readonly float* _common;
    private readonly double _frequencies;

    private WordVectors(WeightsFile file)
    {
        _file = file;
        Count = file.CountOf<float>("rows.scales");
        _words = file.Section<byte>("words", file.CountOf<byte>("words"));
        _starts = file.Section<int>("words.starts", Count + 1);
        _slots = file.Section<int>("words.slots", SlotsFor(Count));
        _slotMask = (uint)SlotsFor(Count) - 1;
        _rows = file.Section<sbyte>("rows", Count * Dimensions);
        _scales = file.Section<float>("rows.scales", Count);
        _units = file.Section<float>("rows.units", Count);
        _mean = file.Section<float>("mean", Dimensions);
        _common = file.Section<float>("common", Dimensions);
        _frequencies = *file.Section<double>("frequencies", 1);
    }

    public int Count { get; }

    /// <exception cref="WeightsException">The file is missing or damaged.</exception>
    public static WordVectors Open(string path)
    {
        var file = WeightsFile.Open(path);
        try
        {
            return new WordVectors(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Size of the hash table in the file: a power of two, at most half full.</summary>
    public static int SlotsFor(int words) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)words * 2);

    /// <summary>FNV-1a: places a word in the file's hash table.</summary>
    public static uint Hash(ReadOnlySpan<byte> word)
    {
        var hash = 2166136261;
        foreach (var b in word) hash = (hash ^ b) * 16777619;
        return hash ^ (hash >> 15);
    }

    /// <summary>How often the word of a row occurs, up to a common factor: rows are in order of frequency, and frequency falls as the rank rises.</summary>
    public static double RelativeFrequency(int row) => 1.0 / (row + 5);

    /// <summary>
    /// What stands for a word in any case from indexing on: its row, or, for a word without a vector, a negative number from its hash,
    /// by which it still equals itself.
    /// </summary>
    public int Id(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) word = word[..LongestWord];
        Span<char> lower = stackalloc char[LongestWord];
        Span<byte> bytes = stackalloc byte[3 * LongestWord];
        var key = bytes[..Encoding.UTF8.GetBytes(lower[..word.ToLowerInvariant(lower)], bytes)];
        var hash = Hash(key);
        for (var slot = hash & _slotMask; _slots[slot] >= 0; slot = (slot + 1) & _slotMask)
        {
            var row = _slots[slot];
            if (key.SequenceEqual(new ReadOnlySpan<byte>(_words + _starts[row], _starts[row + 1] - _starts[row]))) return row;
        }

        return (int)(hash | 0x80000000);
    }

    /// <summary>Mean-centred cosine of two words; 0 when one of them has no vector and they differ.</summary>
    public float Similarity(string a, string b)
    {
        var (idA, idB) = (Id(a), Id(b));
        if (idA == idB) return 1;
        Span<float> similarity = stackalloc float[1];
        Span<short> arranged = stackalloc short[ArrangedLength];
        Arrange(idA, arranged);
        Similarities(idA, arranged, [idB], similarity);
        return similarity[0];
    }

    /// <summary>The word's numbers as <see cref="Similarities"/> multiplies them.</summary>
    public void Arrange(int word, Span<short> arranged)
    {
        if (word < 0) return;
        Span<short> numbers = stackalloc short[Dimensions];
        TensorPrimitives.ConvertTruncating(new ReadOnlySpan<sbyte>(Numbers(word), Dimensions), numbers);
        Int8.Arrange(numbers, arranged);
    }

    /// <summary>Rows lie far apart; those needed soon are better fetched together than waited for one by one.</summary>
    public void Prefetch(int word)
    {
        if (word < 0 || !Sse.IsSupported) return;
        Sse.Prefetch0(Numbers(word));
        Sse.Prefetch0(Numbers(word) + Dimensions - 1);
    }

    /// <summary>Mean-centred cosines of one word with others; 0 where either has no vector.</summary>
    /// <param name="arranged">Of <paramref name="word"/>: its use with many words is worth preparing it once.</param>
    public void Similarities(int word, ReadOnlySpan<short> arranged, ReadOnlySpan<int> others, Span<float> similarities)
    {
        similarities.Clear();
        if (word < 0) return;
        fixed (short* left = arranged)
        {
            for (var i = 0; i < others.Length; i++)
                if (others[i] >= 0) similarities[i] = Int8.Dot(left, Dimensions, Numbers(others[i])) * _units[word] * _units[others[i]];
        }
    }

    /// <summary>Mean of the text's words by smooth inverse frequency, without stop words and without the component all sentences share; length 1, or zeros when no word is known.</summary>
    public float[] Sentence(string text)
    {
        var sum = new float[Dimensions];
        var weights = 0f;
        foreach (var word in Words.In(text))
        {
            var row = Id(text.AsSpan(word));
            if (row < 0 || StopWords.Contains(text.AsSpan(word))) continue;
            var weight = (float)(Rarity / (Rarity + RelativeFrequency(row) / _frequencies));
            weights += weight;
            AddScaled(row, weight * _scales[row], sum);
        }

        if (weights == 0) return sum;
        TensorPrimitives.MultiplyAdd(new ReadOnlySpan<float>(_mean, Dimensions), weights, sum, sum);
        var common = new ReadOnlySpan<float>(_common, Dimensions);
        TensorPrimitives.MultiplyAdd(common, -TensorPrimitives.Dot(sum, common), sum, sum);
        TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum), sum);
        return sum;
    }

    public void Dispose() => _file.Dispose();

    private sbyte* Numbers(int row) => _rows + row * Dimensions;

    private void AddScaled(int row, float scale, Span<float> sum)
    {
        Span<float> numbers = stackalloc float[Dimensions];
        TensorPrimitives.ConvertTruncating(new ReadOnlySpan<sbyte>(Numbers(row), Dimensions), numbers);
        TensorPrimitives.MultiplyAdd(numbers, scale, sum, sum);
    }
}
