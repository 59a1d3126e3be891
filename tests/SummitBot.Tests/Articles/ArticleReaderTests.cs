using System.Text;
using Microsoft.Extensions.Options;
using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public sealed class ArticleReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summitbot-articles-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Markdown_brings_its_front_matter()
    {
        Write("news/visit.md", """
            ---
            id: visit-1
            title: "Xi in Astana: a visit"
            publisher: The Daily
            author: A. Writer
            published: 2024-07-02T23:30:00+05:00
            url: https://example.org/visit
            language: en-GB
            tags: [a, {b: c}]
            unknown: ignored
            note: written on the day
            ---

            # Xi in Astana: a visit

            **President** Toqaev met [his guest](https://example.org) at the
            airport &amp; smiled.

            * One
            * Two ![photo](x.png)

            <div>ignored</div>
            """);

        var article = Assert.Single((await ReadAsync()).Articles);

        Assert.Equal(("visit-1", "Xi in Astana: a visit", "The Daily", "A. Writer", "en"), (article.Id, article.Title, article.Publisher, article.Author, article.Language));
        Assert.Equal(new DateOnly(2024, 7, 2), article.Published);
        Assert.Equal("written on the day", article.DateNote);
        Assert.Equal(new Uri("https://example.org/visit"), article.Url);
        Assert.Equal("President Toqaev met his guest at the airport & smiled.\n\nOne\n\nTwo", article.Text);
    }

    [Fact]
    public async Task Without_front_matter_everything_has_a_default()
    {
        Write("a/heading.md", "# The Heading\n\nСаммит прошёл в Астане и был двадцать четвёртым.");
        Write("a/line.txt", "A first line\n\nThe summit was held in Astana in the summer.");
        Write("a/sentence.txt", "The president came to the capital.\nHe met the others.");
        Write("a/only line.txt", "A lonely line about the president");

        var articles = (await ReadAsync()).Articles;

        Assert.Equal(["a/heading", "a/line", "a/only line", "a/sentence"], articles.Select(article => article.Id));
        Assert.Equal(["The Heading", "A first line", "only line", "sentence"], articles.Select(article => article.Title));
        Assert.Equal(["ru", "en", "en", "en"], articles.Select(article => article.Language));
        Assert.Equal("The summit was held in Astana in the summer.", articles[1].Text);
        Assert.All(articles, article => Assert.Null(article.Published));
    }

    [Fact]
    public async Task A_broken_line_of_json_is_named_and_the_others_load()
    {
        Write("all.jsonl", """
            {"id": 7, "title": "Seven", "text": "The seventh text.", "published": "2024-07-02", "extra": [1]}
            {"text": "The second text."}

            {"text": "broken
            [1, 2]
            {"text": {"no": "string"}}
            {"title": "no text"}
            {"text": "Half a pair \ud800."}
            """);

        var read = await ReadAsync();

        Assert.Equal(["7", "all#2"], read.Articles.Select(article => article.Id));
        Assert.Equal(["Seven", "all #2"], read.Articles.Select(article => article.Title));
        Assert.Equal([4, 5, 6, 7, 8], read.Skipped.Select(skipped => skipped.Line));
        Assert.All(read.Skipped, skipped => Assert.Equal("all.jsonl", skipped.Path));
    }

    [Theory]
    [InlineData("---\ntitle: \"open\nid: x\n---\ntext", 2, "YAML")]
    [InlineData("---\ntitle: a\n- b\n---\ntext", 3, "YAML")]
    [InlineData("---\ntitle: never closed\n\ntext", 1, "closing")]
    [InlineData("---\n- a\n- b\n---\ntext", 2, "name: value")]
    [InlineData("---\ntitle: a\npublished: 2 July\n---\ntext", 3, "published")]
    [InlineData("---\nurl: javascript:alert(1)\n---\ntext", 2, "url")]
    [InlineData("---\nlanguage: english\n---\ntext", 2, "language")]
    [InlineData("---\ntitle: a\n---\n\n", null, "no text")]
    public async Task Broken_front_matter_is_named_with_its_line(string text, int? line, string reason)
    {
        Write("broken.md", text);

        var read = await ReadAsync();

        Assert.Empty(read.Articles);
        var skipped = Assert.Single(read.Skipped);
        Assert.Equal(line, skipped.Line);
        Assert.Contains(reason, skipped.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_nesting_is_named_and_does_not_end_the_process()
    {
        Write("yaml.md", $"---\nx: {new string('[', 100_000)}\n---\ntext");
        Write("quotes.md", new string('>', 5_000) + " text");
        Write("brackets.md", new string('[', 5_000) + " a text about the summit");
        Write("emphasis.md", string.Concat(Enumerable.Repeat("*a **", 2_000)) + " text");
        Write("json.jsonl", "{\"text\": " + new string('[', 100_000));
        Write("good.txt", "The summit was held in the capital.");

        var read = await ReadAsync();

        Assert.Contains("good", read.Articles.Select(article => article.Id));
        Assert.Contains("yaml.md", read.Skipped.Select(skipped => skipped.Path));
        Assert.Contains("json.jsonl", read.Skipped.Select(skipped => skipped.Path));
    }

    [Fact]
    public async Task A_folder_of_rubbish_is_reported_file_by_file_and_the_rest_loads()
    {
        Write("good.md", "The presidents met in the capital.");
        Write("corrupt.pdf", "%PDF-1.7 rubbish");
        Write("table.xlsx", "rubbish");
        Write("README", "no extension");
        Write("empty.txt", "");
        Write("blank.txt", " \n\u200B\n");
        Write("binary.txt", Enumerable.Range(0, 4_000).Select(i => (byte)(i * 7)).ToArray());
        Write("noise.txt", Enumerable.Range(0, 4_000).Select(i => (byte)(0x80 + (i * 31 % 0x60))).ToArray());
        Write("legacy.txt", Encoding.Latin1.GetBytes("Les présidents ont été reçus à l'aéroport, où la délégation était présente."));
        Write("broken.md", "---\ntitle: [\n---\ntext");
        Write("twice/a.md", "---\nid: same\n---\nOne text of the two.");
        Write("twice/b.md", "---\nid: same\n---\nAnother text of the two.");
        Write(".hidden.txt", "The hidden text.");
        Write(".git/config.txt", "The hidden text.");
        Write("glossary.yaml", "names: []");
        Write("questions.jsonl", "{}");
        Write("sub/questions.jsonl", "{\"text\": \"A reserved name only in the corpus folder itself.\"}");
        using (var file = File.Create(Path.Combine(_folder, "large.txt")))
            file.SetLength(31_000_000);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "loop"), _folder);
        File.CreateSymbolicLink(Path.Combine(_folder, "dangling.txt"), Path.Combine(_folder, "nowhere.txt"));
        File.CreateSymbolicLink(Path.Combine(_folder, "self.txt"), Path.Combine(_folder, "self.txt"));

        var read = await ReadAsync();

        Assert.Equal(["good", "sub/questions#1"], read.Articles.Select(article => article.Id));
        Assert.Equal(
            [
                "README", "binary.txt", "blank.txt", "broken.md", "corrupt.pdf", "dangling.txt", "empty.txt", "large.txt", "legacy.txt", "loop", "noise.txt",
                "self.txt", "table.xlsx", "twice/a.md", "twice/b.md",
            ],
            read.Skipped.Select(skipped => skipped.Path));
        Assert.Contains("Articles:MaxFileBytes", Reason(read, "large.txt"), StringComparison.Ordinal);
        Assert.Contains("twice/b.md", Reason(read, "twice/a.md"), StringComparison.Ordinal);
        Assert.Contains("not supported yet", Reason(read, "corrupt.pdf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_encoding_of_unicode_gives_the_same_text()
    {
        const string text = "Президент Тоқаев «Xi Jinping» кездесті, 习近平。";
        Write("1.txt", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), text + " 1");
        Write("2.txt", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), text + " 2");
        Write("3.txt", new UnicodeEncoding(bigEndian: false, byteOrderMark: true), text + " 3");
        Write("4.txt", new UnicodeEncoding(bigEndian: true, byteOrderMark: true), text + " 4");
        Write("5.txt", new UnicodeEncoding(bigEndian: false, byteOrderMark: false), text + " 5");
        Write("6.txt", new UnicodeEncoding(bigEndian: true, byteOrderMark: false), text + " 6");

        var articles = (await ReadAsync()).Articles;

        Assert.Equal(Enumerable.Range(1, 6).Select(i => $"{text} {i}"), articles.Select(article => article.Text));
    }

    [Fact]
    public async Task Articles_with_the_same_text_load_once()
    {
        Write("b.txt", "The presidents met  in the capital.");
        Write("a.txt", "The presidents met\nin the capital.");

        var read = await ReadAsync();

        Assert.Equal("a", Assert.Single(read.Articles).Id);
        Assert.Equal(new DuplicateArticle("b.txt", "b", "a"), Assert.Single(read.Duplicates));
    }

    [Fact]
    public async Task A_missing_or_empty_folder_and_too_many_files_are_clear_errors()
    {
        var missing = await Assert.ThrowsAsync<CorpusFolderException>(() => ReadAsync(Path.Combine(_folder, "nowhere")));
        var empty = await Assert.ThrowsAsync<CorpusFolderException>(() => ReadAsync());
        Write("a.txt", "One text.");
        Write("b.txt", "Two texts.");
        var tooMany = await Assert.ThrowsAsync<CorpusFolderException>(() => ReadAsync(options: new ArticleOptions { MaxFiles = 1 }));

        Assert.Contains("does not exist", missing.Message, StringComparison.Ordinal);
        Assert.Contains("no articles", empty.Message, StringComparison.Ordinal);
        Assert.Contains("Articles:MaxFiles", tooMany.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_matter_stands_only_at_the_top_and_may_be_empty_or_end_in_windows_line_breaks()
    {
        Write("empty.md", "---\n---\nThe first text.");
        Write("windows.md", "---\r\nid: w\r\ntitle: Windows\r\n---\r\nThe second text.\r\n");
        Write("below.md", "The third text.\n\n---\n\nMore of it.");

        var articles = (await ReadAsync()).Articles;

        Assert.Equal([("below", "The third text.\n\nMore of it."), ("empty", "The first text."), ("w", "The second text.")], articles.Select(article => (article.Id, article.Text)));
    }

    [Fact]
    public async Task A_huge_line_is_read()
    {
        Write("huge.txt", string.Concat(Enumerable.Repeat("word ", 400_000)));

        Assert.Single((await ReadAsync()).Articles);
    }

    private Task<ReadArticles> ReadAsync(string? folder = null, ArticleOptions? options = null) =>
        new ArticleReader(Options.Create(options ?? new ArticleOptions())).ReadAsync(folder ?? _folder, TestContext.Current.CancellationToken);

    private static string Reason(ReadArticles read, string path) => read.Skipped.Single(skipped => skipped.Path == path).Reason;

    private void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    private void Write(string path, Encoding encoding, string text) => Write(path, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

    private void Write(string path, byte[] bytes)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }
}
