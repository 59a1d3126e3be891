using SummitBot.Corpus;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Corpus;

public sealed class CorpusStampTests : IDisposable
{
    private readonly TemporaryFolder _articles = new();
    private readonly TemporaryFolder _data = new();

    public void Dispose()
    {
        _articles.Dispose();
        _data.Dispose();
    }

    [Fact]
    public void An_untouched_folder_has_the_stamp_it_was_written_with()
    {
        _articles.Write("a.md", "text");
        _articles.Write("deep/er/b.md", "text");
        CorpusStamp.Of(_articles.Path).Write(_data.Path);

        Assert.Equal(CorpusStamp.Of(_articles.Path), CorpusStamp.Read(_data.Path));
    }

    [Fact]
    public void A_file_added_changed_or_removed_changes_the_stamp()
    {
        var file = _articles.Write("a.md", "text");
        var before = CorpusStamp.Of(_articles.Path);

        _articles.Write("b.md", "");
        var added = CorpusStamp.Of(_articles.Path);
        File.WriteAllText(file, "other text");
        var changed = CorpusStamp.Of(_articles.Path);
        File.Delete(file);
        var removed = CorpusStamp.Of(_articles.Path);

        Assert.Equal(4, new[] { before, added, changed, removed }.Distinct().Count());
    }

    [Fact]
    public void The_glossary_that_ships_counts_where_the_folder_has_none_of_its_own()
    {
        _articles.Write("a.md", "text");
        var shipped = _data.Write("shipped.yaml", "- id: place:astana");
        var before = CorpusStamp.Of(_articles.Path, new FileInfo(shipped));

        File.WriteAllText(shipped, "- id: place:astana-the-capital");
        var changed = CorpusStamp.Of(_articles.Path, new FileInfo(shipped));
        _articles.Write("glossary.yaml", "");
        var own = CorpusStamp.Of(_articles.Path, new FileInfo(shipped));
        File.Delete(shipped);

        Assert.Equal(3, new[] { before, changed, own }.Distinct().Count());
        Assert.Equal(own, CorpusStamp.Of(_articles.Path, new FileInfo(shipped)));
    }

    [Fact]
    public void A_link_to_the_folder_itself_does_not_go_round_in_circles()
    {
        _articles.Write("a.md", "text");
        var before = CorpusStamp.Of(_articles.Path);
        Directory.CreateSymbolicLink(Path.Combine(_articles.Path, "loop"), _articles.Path);

        Assert.Equal(before, CorpusStamp.Of(_articles.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    public void An_unreadable_stamp_means_load(string rubbish)
    {
        _data.Write("corpus.json", rubbish);

        Assert.Null(CorpusStamp.Read(_data.Path));
    }
}
