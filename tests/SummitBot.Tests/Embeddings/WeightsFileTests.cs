using SummitBot.Embeddings;

namespace SummitBot.Tests.Embeddings;

public sealed class WeightsFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bin");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Missing_file_is_named()
    {
        Assert.Equal($"Weights file {_path} is missing.", Trouble());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    [InlineData(7_000_000)]
    public void File_cut_short_is_named(int length)
    {
        File.WriteAllBytes(_path, File.ReadAllBytes(Weights.SentenceEncoder)[..length]);

        Assert.StartsWith($"Weights file {_path} is damaged", Trouble(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(24)]
    [InlineData(70)]
    [InlineData(5_000_000)]
    public void File_with_one_changed_byte_is_named(int position)
    {
        var bytes = File.ReadAllBytes(Weights.SentenceEncoder);
        bytes[position] ^= 4;
        File.WriteAllBytes(_path, bytes);

        Assert.StartsWith($"Weights file {_path} is damaged", Trouble(), StringComparison.Ordinal);
    }

    [Fact]
    public void File_of_a_later_format_is_named()
    {
        var bytes = File.ReadAllBytes(Weights.SentenceEncoder);
        bytes[8] = 2;
        File.WriteAllBytes(_path, bytes);

        Assert.Equal($"Weights file {_path} has format version 2, expected 1.", Trouble());
    }

    [Fact]
    public void Weights_of_the_other_model_are_named()
    {
        File.Copy(Weights.WordVectors, _path);

        Assert.StartsWith($"Weights file {_path} is damaged: section", Trouble(), StringComparison.Ordinal);
    }

    private string Trouble() => Assert.Throws<WeightsException>(() => SentenceEncoder.Open(_path).Dispose()).Message;
}
