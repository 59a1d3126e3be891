using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Sqlite;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Retrieval;

public sealed class SqlitePassageIndexTests : PassageIndexContract, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("summitbot-");

    private string Pointer => Path.Combine(folder.FullName, "current.json");

    private string Versions => Path.Combine(folder.FullName, "versions");

    [Fact]
    public async Task Leftovers_of_a_crash_are_ignored_and_cleaned_by_the_next_publish()
    {
        var first = await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        // What a kill leaves: a file half built, one built but not published, a pointer half written.
        await File.WriteAllTextAsync(Path.Combine(Versions, "20240101T000000Z-0000.db.building"), "half", Stop);
        await File.WriteAllTextAsync(Path.Combine(Versions, "20240101T000000Z-0001.db"), "built", Stop);
        await File.WriteAllTextAsync(Pointer + ".new", "{", Stop);

        Assert.Equal(first, await Open().CurrentAsync(Stop));
        var second = await Open().PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);

        Assert.Equal(second, await Open().CurrentAsync(Stop));
        Assert.Equal(FilesOf(first, second), FilesOfVersions().Order());
    }

    [Fact]
    public async Task Pinned_version_stays_whole_while_three_more_are_published()
    {
        var index = Open();
        var first = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        var pinned = await PinAsync(index);

        for (var i = 2; i <= 4; i++)
            await index.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);

        var found = await new PassageRetriever(Open(), Embedder).RetrieveAsync(pinned, "When did the bridge open?", "en", 5, Stop);
        Assert.Equal(first, found.Version);
        Assert.Equal("bridge", found.Passages[0].Article.Id);
        Assert.Equal(Texts.Bridge, await pinned.ArticleAsync("bridge", Stop));
    }

    [Fact]
    public async Task Only_the_last_two_versions_are_kept()
    {
        var index = Open();
        await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        var second = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        var third = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        Assert.Equal(FilesOf(second, third), FilesOfVersions().Order());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    public async Task Truncated_version_is_named_and_can_be_built_anew(double kept)
    {
        var version = await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        using (var file = File.OpenWrite(FileOf(version)))
            file.SetLength((long)(file.Length * kept));

        await AssertUnreadableAsync(FileOf(version));
        Assert.Equal(1, (await RepublishAsync()).Articles);
    }

    [Fact]
    public async Task Changed_byte_in_a_version_is_noticed()
    {
        var version = await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        using (var file = File.Open(FileOf(version), FileMode.Open))
        {
            file.Position = file.Length - 100;
            var old = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)~old);
        }

        await AssertUnreadableAsync(FileOf(version));
    }

    [Fact]
    public async Task Missing_version_is_named()
    {
        var version = await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        File.Delete(FileOf(version));

        await AssertUnreadableAsync(FileOf(version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Current\":{\"Id\":\"20240")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Damaged_pointer_is_named_and_can_be_written_anew(string content)
    {
        await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        await File.WriteAllTextAsync(Pointer, content, Stop);

        await AssertUnreadableAsync(Pointer);
        Assert.Equal(1, (await RepublishAsync()).Articles);
    }

    [Fact]
    public async Task Version_of_another_text_analysis_is_refused()
    {
        var version = await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        using (var connection = new SqliteConnection($"Data Source={FileOf(version)};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE version SET analyzer = 'older'";
            command.ExecuteNonQuery();
        }
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(FileOf(version), Stop)));
        new VersionPointer(new VersionEntry(version.Id, sha256), null).Write(Pointer);

        Assert.Contains("older", (await AssertUnreadableAsync(FileOf(version))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unreadable_previous_version_leaves_the_current_one()
    {
        var first = await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        var second = await Open().PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);
        await File.WriteAllTextAsync(FileOf(first), "", Stop);

        await Assert.ThrowsAsync<VersionUnreadableException>(() => Open().RollbackAsync(Stop));

        Assert.Equal(second, await Open().CurrentAsync(Stop));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private protected override PassageEmbedder Embedder => TestEmbedder.In(folder.FullName);

    private protected override IPassageIndex Open() =>
        new SqlitePassageIndex(Options.Create(new StorageOptions { DataFolder = folder.FullName }), Embedder, TimeProvider.System, NullLogger<SqlitePassageIndex>.Instance);

    private async Task<CorpusVersion> RepublishAsync()
    {
        await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        return await Open().CurrentAsync(Stop) ?? throw new InvalidOperationException("Nothing is published.");
    }

    private async Task<VersionUnreadableException> AssertUnreadableAsync(string path)
    {
        var exception = await Assert.ThrowsAsync<VersionUnreadableException>(() => Open().CurrentAsync(Stop));
        Assert.Equal(path, exception.Path);
        return exception;
    }

    private string FileOf(CorpusVersion version) => Path.Combine(Versions, version.Id + ".db");

    private static IEnumerable<string> FilesOf(params CorpusVersion[] versions) => versions.SelectMany(v => new[] { $"{v.Id}.db", $"{v.Id}.vectors" }).Order();

    private IEnumerable<string> FilesOfVersions() => Directory.EnumerateFiles(Versions).Select(f => Path.GetFileName(f));
}
