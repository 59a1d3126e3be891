using System.Globalization;
using SummitBot.Answering.Checking;

namespace SummitBot.Tests.Answering.Checking;

public class CitationCheckTests
{
    private static readonly SummitSources Seeds = SummitSources.Shipped;

    public static TheoryData<string> Articles => [.. Listed().Select(c => c.Article).Distinct()];

    /// <summary>Written by hand, in five languages, about English, Russian, Turkish, Chinese and Kazakh articles: true ones in other words, and false ones.</summary>
    [Theory]
    [MemberData(nameof(Articles))]
    public void Claims_of_the_list_are_shown_when_true_and_dropped_when_false(string article)
    {
        var claims = Listed().Where(c => c.Article == article).ToList();
        var parts = article.Split(" | ");
        var sources = parts.Length < 5 ? Seeds : SummitSources.Of(parts[4], parts[1], DateOnly.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);

        var wrong = claims.Where(c => sources.CheckClaim(c.Language, c.Text, c.Cited.Split(" + ")).IsShown != c.IsTrue).Select(c => c.Text);

        Assert.NotEmpty(claims);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Companies of both countries signed 18 agreements.", nameof(DropReason.Number))]
    [InlineData("Companies of both countries signed 17 agreements in May.", nameof(DropReason.Date))]
    [InlineData("Companies of India and China signed 17 agreements.", nameof(DropReason.Name))]
    [InlineData("Companies of both countries did not sign the 17 agreements.", nameof(DropReason.Negation))]
    [InlineData("The hotel served excellent breakfast to everybody.", nameof(DropReason.Unlike))]
    [InlineData("China said that \"all deals are off the table\".", nameof(DropReason.Quote))]
    [InlineData("...", nameof(DropReason.Empty))]
    public void The_reason_is_told(string text, string reason)
    {
        var verdict = Seeds.CheckClaim("en", text, "signed 17 agreements");

        Assert.Equal((ClaimFate.Dropped, reason), (verdict.Fate, verdict.Reason.ToString()));
        Assert.Empty(verdict.Sources);
    }

    [Fact]
    public void Ids_that_do_not_exist_are_left_out()
    {
        var source = Seeds.Holding("signed 17 agreements");

        var verdict = Seeds.Check.Check(new DraftClaim("Companies signed 17 agreements.", [new SentenceId(99, 1), source.Id, new SentenceId(0, 0), source.Id]), "en");

        Assert.Equal(ClaimFate.Kept, verdict.Fate);
        Assert.Equal([source], verdict.Sources);
    }

    [Fact]
    public void A_true_claim_with_the_wrong_id_cites_the_sentence_that_holds_it()
    {
        var verdict = Seeds.CheckClaim("en", "Companies from Kazakhstan and China signed 17 agreements at the forum.", "1,700 kilometers");

        Assert.Equal(ClaimFate.Recited, verdict.Fate);
        Assert.Equal([Seeds.Holding("signed 17 agreements")], verdict.Sources);
    }

    [Theory]
    [InlineData("Companies from Kazakhstan and China signed 17 agreements at the forum, with a total value of $629 million.", nameof(ClaimFate.Recited), nameof(DropReason.None))]
    [InlineData("Many people were glad about it.", nameof(ClaimFate.Dropped), nameof(DropReason.NoSource))]
    public void A_claim_without_an_id_needs_a_sentence_that_says_nearly_the_same(string text, string fate, string reason)
    {
        var verdict = Seeds.Check.Check(new DraftClaim(text, []), "en");

        Assert.Equal((fate, reason), (verdict.Fate.ToString(), verdict.Reason.ToString()));
    }

    [Fact]
    public void A_claim_with_unknown_ids_alone_says_so()
    {
        var verdict = Seeds.Check.Check(new DraftClaim("Many people were glad about it.", [new SentenceId(7, 70)]), "en");

        Assert.Equal(DropReason.UnknownId, verdict.Reason);
    }

    [Fact]
    public void Of_several_cited_sentences_those_are_kept_that_hold_the_claim()
    {
        var verdict = Seeds.CheckClaim("en", "Companies from Kazakhstan and China signed 17 agreements at the forum.", "signed 17 agreements", "1,700 kilometers");

        Assert.Equal([Seeds.Holding("signed 17 agreements")], verdict.Sources);
    }

    [Fact]
    public void The_year_of_a_date_is_not_guessed_where_the_article_has_none()
    {
        var undated = SummitSources.Of("The summit opens on July 3 in Astana.");
        var dated = SummitSources.Of("The summit opens on July 3 in Astana.", published: new DateOnly(2024, 6, 30));

        Assert.False(undated.CheckClaim("en", "The summit opens on 3 July 2024 in Astana.", "opens").IsShown);
        Assert.True(dated.CheckClaim("en", "The summit opens on 3 July 2024 in Astana.", "opens").IsShown);
        Assert.False(dated.CheckClaim("en", "The summit opens on 3 July 2025 in Astana.", "opens").IsShown);
    }

    private static IEnumerable<ListedClaim> Listed()
    {
        var article = "the seeds";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Answering", "Checking", "claims.txt")).Where(l => !l.StartsWith('#')))
        {
            var parts = line.Split(" | ");
            if (parts[0] == "A") article = line;
            else yield return new ListedClaim(article, parts[0] == "T", parts[1], parts[2], parts[3]);
        }
    }

    private sealed record ListedClaim(string Article, bool IsTrue, string Language, string Cited, string Text);
}
