using System.Text.Json;
using System.Text.Json.Serialization;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>Says which version is answered from and which one to roll back to: a small file, replaced in one step.</summary>
internal sealed record VersionPointer(VersionEntry Current, VersionEntry? Previous)
{
    /// <returns>Null when nothing was ever published.</returns>
    /// <exception cref="VersionUnreadableException">The file holds something else.</exception>
    public static VersionPointer? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), PointerJson.Default.VersionPointer) is { Current: { Id: not null, Sha256: not null } } pointer
                ? pointer
                : throw new VersionUnreadableException(path, "it names no version.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new VersionUnreadableException(path, "it is damaged.", e);
        }
    }

    public void Write(string path)
    {
        var temporary = path + ".new";
        using (var file = File.Create(temporary))
        {
            JsonSerializer.Serialize(file, this, PointerJson.Default.VersionPointer);
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }
}

/// <param name="Sha256">Of the version's file: a truncated or changed file is told from a whole one.</param>
internal sealed record VersionEntry(string Id, string Sha256);

[JsonSerializable(typeof(VersionPointer))]
internal sealed partial class PointerJson : JsonSerializerContext;
