using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SummitBot.Embeddings;

/// <summary>A weights file, mapped into memory and used in place: named sections of plain little-endian numbers.</summary>
/// <remarks>
/// Header (64 bytes): magic "SUMMITBW", u32 version, u32 number of sections, u64 file length, u32 CRC-32C of everything after the header, zeros.
/// Then for each section 48 bytes: name (32 bytes of ASCII, zero-padded), u64 offset, u64 length. Sections start at multiples of 64 bytes and are zero-padded.
/// </remarks>
internal sealed unsafe class WeightsFile : IDisposable
{
    public const int Version = 1;
    public const int HeaderSize = 64;
    public const int EntrySize = 48;
    public const int NameSize = 32;
    public const int Alignment = 64;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly Dictionary<string, (long Offset, long Length)> _sections;

    private WeightsFile(string path, MemoryMappedFile file, long length)
    {
        Path = path;
        _file = file;
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        try
        {
            _sections = ReadSections(length);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public static ReadOnlySpan<byte> Magic => "SUMMITBW"u8;

    public string Path { get; }

    /// <exception cref="WeightsException">The file is missing or not what the weights tool wrote.</exception>
    public static WeightsFile Open(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists) throw new WeightsException(path, "is missing");
        if (info.Length < HeaderSize) throw new WeightsException(path, "is damaged: it ends within its header");
        MemoryMappedFile file;
        try
        {
            file = MemoryMappedFile.CreateFromFile(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0),
                mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightsException(path, $"cannot be read: {e.Message}");
        }

        return new WeightsFile(path, file, info.Length);
    }

    /// <summary>The numbers of a section; the pointer is valid until this file is disposed.</summary>
    public T* Section<T>(string name, int count) where T : unmanaged
    {
        if (!_sections.TryGetValue(name, out var section)) throw new WeightsException(Path, $"is damaged: section '{name}' is missing");
        if (section.Length != (long)count * sizeof(T)) throw new WeightsException(Path, $"is damaged: section '{name}' has {section.Length} bytes");
        return (T*)(_start + section.Offset);
    }

    public int CountOf<T>(string name) where T : unmanaged =>
        _sections.TryGetValue(name, out var section) ? checked((int)(section.Length / sizeof(T))) : 0;

    public void Dispose()
    {
        if (_start is not null) _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>CRC-32C over eight-byte words: a few milliseconds for the largest file, so every byte is checked at every start.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..]) crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }

    private Dictionary<string, (long Offset, long Length)> ReadSections(long length)
    {
        if (!BitConverter.IsLittleEndian) throw new WeightsException(Path, "needs a little-endian machine");
        if (!new ReadOnlySpan<byte>(_start, Magic.Length).SequenceEqual(Magic)) throw new WeightsException(Path, "is damaged or not a weights file");
        var version = Unsafe.Read<uint>(_start + 8);
        if (version != Version) throw new WeightsException(Path, $"has format version {version}, expected {Version}");
        if (Unsafe.Read<ulong>(_start + 16) != (ulong)length) throw new WeightsException(Path, "is damaged: its length is wrong");
        if (Checksum(new ReadOnlySpan<byte>(_start + HeaderSize, checked((int)length - HeaderSize))) != Unsafe.Read<uint>(_start + 24))
            throw new WeightsException(Path, "is damaged: its checksum is wrong");

        var sections = new Dictionary<string, (long, long)>();
        for (var i = 0; i < Unsafe.Read<int>(_start + 12); i++)
        {
            var entry = _start + HeaderSize + i * EntrySize;
            var name = Encoding.ASCII.GetString(new ReadOnlySpan<byte>(entry, NameSize).TrimEnd((byte)0));
            sections[name] = (Unsafe.Read<long>(entry + NameSize), Unsafe.Read<long>(entry + NameSize + 8));
        }

        return sections;
    }
}

/// <summary>A weights file that the built-in embeddings need cannot be used; the message names it.</summary>
internal sealed class WeightsException(string path, string trouble) : Exception($"Weights file {path} {trouble}.");
