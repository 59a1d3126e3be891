using CsCheck;
using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public sealed class GlossaryReaderTests
{
    [Fact]
    public void An_entry_has_its_spellings_in_every_language()
    {
        var read = GlossaryReader.Read("""
            # a comment
            - id: person:toqaev
              en: [Toqaev, "Tokayev"]   # two
              ru: Токаев
              zh:
                - 托卡耶夫
              cased: [KJT]
            """);

        Assert.Empty(read.Problems);
        var entry = Assert.Single(read.Glossary.Entries);
        Assert.Equal(("person:toqaev", GlossaryKind.Person, 2, "Toqaev"), (entry.Id, entry.Kind, entry.Line, entry.English));
        Assert.Equal(
            [new("Toqaev", "en", false), new("Tokayev", "en", false), new("Токаев", "ru", false), new("托卡耶夫", "zh", false), new("KJT", "en", true)],
            entry.Spellings);
    }

    [Fact]
    public void A_broken_line_costs_only_itself()
    {
        var read = GlossaryReader.Read("""
            - id: place:astana
              en: [Astana]
              ru: [Астана
              zh: [阿斯塔纳]
            - id: place:almaty
              en: [Almaty]
            """);

        Assert.Equal(3, Assert.Single(read.Problems).Line);
        Assert.Equal(["place:astana", "place:almaty"], read.Glossary.Entries.Select(entry => entry.Id));
        Assert.Equal(["Astana", "阿斯塔纳"], read.Glossary.Entries[0].Spellings.Select(spelling => spelling.Text));
    }

    [Theory]
    [InlineData("- id: Place Astana\n  en: [Astana]", 1)]
    [InlineData("- id: river:irtysh\n  en: [Irtysh]", 1)]
    [InlineData("- en: [Astana]", 1)]
    [InlineData("- just text", 1)]
    [InlineData("- id: place:astana", 1)]
    [InlineData("- id: place:astana\n  english: [Astana]\n  en: [Astana]", 2)]
    [InlineData("- id: place:astana\n  en: {name: Astana}\n  ru: [Астана]", 2)]
    [InlineData("- id: place:astana\n  en: [[Astana]]\n  ru: [Астана]", 2)]
    [InlineData("- id: place:astana\n  en:\n    - Astana\n    - \"---\"", 4)]
    [InlineData("- id: place:astana\n  en: [&a Astana, *a]\n  ru: [Астана]", 2)]
    [InlineData("- id: place:astana\n  en: [Astana]\nstray", 3)]
    [InlineData("  en: [Astana]\n", 1)]
    [InlineData("- id: place:astana\r\n  en: [Astana]\r\n  ru: [Астана\r\n", 3)]
    public void A_mistake_is_reported_with_its_line_and_the_rest_is_read(string text, int line)
    {
        var read = GlossaryReader.Read(text + "\n- id: place:almaty\n  en: [Almaty]\n");

        Assert.Equal(line, Assert.Single(read.Problems).Line);
        Assert.Equal("place:almaty", read.Glossary.Entries[^1].Id);
    }

    [Fact]
    public void A_spelling_claimed_twice_stays_with_the_first_entry()
    {
        var read = GlossaryReader.Read("""
            - id: place:washington
              en: [Washington]
            - id: person:washington
              en: [George Washington, WASHINGTON]
            """);

        var problem = Assert.Single(read.Problems);
        Assert.Equal(4, problem.Line);
        Assert.Contains("place:washington", problem.Reason, StringComparison.Ordinal);
        Assert.Equal("George Washington", Assert.Single(read.Glossary.Entries[1].Spellings).Text);
    }

    [Fact]
    public void An_id_defined_twice_stays_with_the_first_entry()
    {
        var read = GlossaryReader.Read("- id: place:astana\n  en: [Astana]\n- id: place:astana\n  en: [Nur-Sultan]\n");

        Assert.Equal(3, Assert.Single(read.Problems).Line);
        Assert.Equal("Astana", Assert.Single(read.Glossary.Entries).English);
    }

    [Fact]
    public void Deep_nesting_does_no_harm()
    {
        var read = GlossaryReader.Read("- id: place:astana\n  en: " + new string('[', 5_000) + "\n- id: place:almaty\n  en: [Almaty]\n");

        Assert.NotEmpty(read.Problems);
        Assert.Equal("place:almaty", Assert.Single(read.Glossary.Entries).Id);
    }

    [Fact]
    public void No_text_keeps_the_entry_after_it_from_being_read()
    {
        var lines = Gen.String[Gen.Char["ab:-[]{},'\"&*!|>#?%\\ \tЯ中"], 0, 12].Array[0, 5];

        lines.Sample(broken =>
            GlossaryReader.Read($"- id: place:astana\n  {string.Join("\n  ", broken)}\n- id: place:almaty\n  en: [Almaty]\n").Glossary.Entries[^1].Id == "place:almaty");
    }

    [Fact]
    public void The_fingerprint_tells_glossaries_apart()
    {
        var first = GlossaryReader.Read("- id: place:astana\n  en: [Astana]\n").Glossary;
        var same = GlossaryReader.Read("# moved\n\n- id: place:astana\n  en: Astana\n").Glossary;
        var other = GlossaryReader.Read("- id: place:astana\n  en: [Astana, Nur-Sultan]\n").Glossary;

        Assert.Equal(first.Fingerprint, same.Fingerprint);
        Assert.NotEqual(first.Fingerprint, other.Fingerprint);
    }

    [Fact]
    public async Task The_corpus_folders_own_glossary_comes_before_the_one_that_ships()
    {
        var folder = Directory.CreateTempSubdirectory("glossary-").FullName;
        try
        {
            var shipped = await GlossaryReader.ReadFolderAsync(folder, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, Glossary.FileName), "- id: place:almaty\n  en: [Almaty]\n", TestContext.Current.CancellationToken);
            var own = await GlossaryReader.ReadFolderAsync(folder, TestContext.Current.CancellationToken);

            Assert.Equal(ShippedGlossary.Read.Glossary.Fingerprint, shipped.Glossary.Fingerprint);
            Assert.Equal("place:almaty", Assert.Single(own.Glossary.Entries).Id);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
