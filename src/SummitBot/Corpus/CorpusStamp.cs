using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SummitBot.Articles;

namespace SummitBot.Corpus;

/// <summary>
/// What the corpus folder, and the glossary read with it, looked like when it was last loaded: <c>corpus.json</c> in the data folder. It tells a
/// changed folder without reading 50,000 files, and after a rollback it keeps the files that were rolled back from loading themselves again.
/// </summary>
/// <param name="Folder">Absolute path.</param>
/// <param name="Files">Hash over path, length and modification time of every file, and of the glossary that ships where the folder has none.</param>
internal sealed record CorpusStamp(string Folder, string Files)
{
    private const string FileName = "corpus.json";
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <param name="folder">An existing folder, absolute.</param>
    public static CorpusStamp Of(string folder) => Of(folder, new FileInfo(GlossaryReader.Shipped));

    internal static CorpusStamp Of(string folder, FileInfo shippedGlossary)
    {
        var files = new FileSystemEnumerable<FileInfo>(folder, (ref entry) => (FileInfo)entry.ToFileSystemInfo(), Everything)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            // A link to a folder above would never end.
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var link in files.OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            var file = link.LinkTarget is null ? link : link.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? link;
            if (file.Exists) Add(hash, Path.GetRelativePath(folder, link.FullName), file);
        }

        if (shippedGlossary.Exists && !File.Exists(Path.Combine(folder, Glossary.FileName))) Add(hash, "", shippedGlossary);
        return new CorpusStamp(folder, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <returns>Null when the corpus was never loaded into that data folder, or the stamp cannot be read: both mean "load".</returns>
    public static CorpusStamp? Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), StampJson.Default.CorpusStamp);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this, StampJson.Default.CorpusStamp));
        File.Move(path + ".new", path, overwrite: true);
    }

    private static void Add(IncrementalHash hash, string name, FileInfo file) =>
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}\n")));
}

[JsonSerializable(typeof(CorpusStamp))]
internal sealed partial class StampJson : JsonSerializerContext;
