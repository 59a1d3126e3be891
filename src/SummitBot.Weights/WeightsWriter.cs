using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using SummitBot.Embeddings;

namespace SummitBot.Weights;

/// <summary>Writes the file format that <see cref="WeightsFile"/> describes and reads; the same sections give the same bytes.</summary>
internal sealed class WeightsWriter
{
    private readonly List<(string Name, byte[] Content)> _sections = [];

    public void Add<T>(string name, ReadOnlySpan<T> values) where T : unmanaged
    {
        if (Encoding.ASCII.GetByteCount(name) > WeightsFile.NameSize) throw new ArgumentException($"Section name {name} is too long.", nameof(name));
        _sections.Add((name, MemoryMarshal.AsBytes(values).ToArray()));
    }

    public void Save(string path)
    {
        var offset = Aligned(WeightsFile.HeaderSize + _sections.Count * WeightsFile.EntrySize);
        var file = new byte[offset + _sections.Sum(s => Aligned(s.Content.Length))];
        for (var i = 0; i < _sections.Count; i++)
        {
            var (name, content) = _sections[i];
            var entry = file.AsSpan(WeightsFile.HeaderSize + i * WeightsFile.EntrySize, WeightsFile.EntrySize);
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteInt64LittleEndian(entry[WeightsFile.NameSize..], offset);
            BinaryPrimitives.WriteInt64LittleEndian(entry[(WeightsFile.NameSize + 8)..], content.Length);
            content.CopyTo(file, offset);
            offset += Aligned(content.Length);
        }

        WeightsFile.Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), WeightsFile.Version);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), _sections.Count);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(16), file.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(24), WeightsFile.Checksum(file.AsSpan(WeightsFile.HeaderSize)));
        File.WriteAllBytes(path, file);
    }

    private static int Aligned(int length) => (length + WeightsFile.Alignment - 1) & ~(WeightsFile.Alignment - 1);
}
