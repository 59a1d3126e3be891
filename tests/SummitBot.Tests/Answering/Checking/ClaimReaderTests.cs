using SummitBot.Answering.Checking;

namespace SummitBot.Tests.Answering.Checking;

public class ClaimReaderTests
{
    [Theory]
    [InlineData("Xi arrived in Astana. [2.3]")]
    [InlineData("Xi arrived in Astana [2.3].")]
    [InlineData("Xi arrived in Astana.[2.3]")]
    [InlineData("Xi arrived in Astana. (2.3)")]
    [InlineData("Xi arrived in Astana (2.3).")]
    [InlineData("Xi arrived in Astana【2.3】.")]
    [InlineData("Xi arrived in Astana ［２．３］.")]
    [InlineData("- Xi arrived in Astana. [2.3]")]
    [InlineData("* **Xi** arrived in *Astana*. [2.3]")]
    [InlineData("1. Xi arrived in Astana. [2.3]")]
    [InlineData("## Xi arrived in Astana. [2.3]")]
    [InlineData("> Xi arrived in Astana. [2.3]")]
    [InlineData("Xi arrived in Astana. [S2.3]")]
    [InlineData("Xi arrived in Astana. [source 2.3]")]
    [InlineData("Xi arrived in Astana (source: [2.3]).")]
    [InlineData("Xi arrived in Astana. [[2.3]]")]
    [InlineData("Xi arrived in Astana. [^2.3]")]
    [InlineData("Xi arrived in Astana.\n[2.3]")]
    [InlineData("Xi arrived in Astana. `[2.3]`")]
    [InlineData("According to [2.3], Xi arrived in Astana.", "Xi arrived in Astana.")]
    [InlineData("<think>Putin? [9.9]</think>Xi arrived in Astana. [2.3]")]
    [InlineData("```text\nXi arrived in Astana. [2.3]\n```")]
    [InlineData("Xi arrived in [Astana](https://example.com/a_b). [2.3]")]
    [InlineData("Xi arrived\nin Astana. [2.3]")]
    [InlineData("Xi a\u200Brrived\u202E in\u0007 Astana. [2.3]")]
    public void An_id_is_read_in_the_forms_models_write_it(string output, string text = "Xi arrived in Astana.")
    {
        var claim = Assert.Single(Claims(output));

        Assert.Equal(text, claim.Text);
        Assert.Equal([new SentenceId(2, 3)], claim.Cited);
    }

    [Theory]
    [InlineData("[2.3, 2.4]", "[2.3][2.4]")]
    [InlineData("[2.3][2.4]", "[2.3][2.4]")]
    [InlineData("[2.3] [2.4]", "[2.3][2.4]")]
    [InlineData("[2.3; 1.1]", "[2.3][1.1]")]
    [InlineData("[2.1-2.3]", "[2.1][2.2][2.3]")]
    [InlineData("[2.1–3]", "[2.1][2.2][2.3]")]
    [InlineData("[2.3 and 2.3]", "[2.3]")]
    [InlineData("(2.3, 2.4)", "[2.3][2.4]")]
    [InlineData("[2]", "[2.0]")]
    [InlineData("[2.3, Xinhua]", "[2.3]")]
    [InlineData("[99999999999.1]", "")]
    [InlineData("[x.y]", "")]
    [InlineData("[]", "")]
    [InlineData("[2.3.4]", "")]
    public void Ids_are_read_one_by_one_and_nonsense_is_none(string ids, string read)
    {
        var claim = Assert.Single(Claims($"Xi arrived {ids}."));

        Assert.Equal(read, string.Concat(claim.Cited));
    }

    [Theory]
    [InlineData("Trade reached $31.5 billion (2.3 percent more). [1.1]", "Trade reached $31.5 billion (2.3 percent more).")]
    [InlineData("The U.S. Congress met on Jan. 5. [1.1]", "The U.S. Congress met on Jan. 5.")]
    [InlineData("Mr. Xi met Dr. A. B. Smith. [1.1]", "Mr. Xi met Dr. A. B. Smith.")]
    [InlineData("He said: “We agree. We will sign.” [1.1]", "He said: “We agree. We will sign.”")]
    [InlineData("Growth was < 5 % and > 3 %. [1.1]", "Growth was < 5 % and > 3 %.")]
    [InlineData("It costs ~5 dollars. [1.1]", "It costs ~5 dollars.")]
    [InlineData("Is it so? [1.1]", "Is it so?")]
    public void What_looks_like_an_end_or_like_markup_is_left(string output, string text)
    {
        var claim = Assert.Single(Claims(output));

        Assert.Equal(text, claim.Text);
        Assert.Equal([new SentenceId(1, 1)], claim.Cited);
    }

    [Theory]
    [InlineData("en", "Xi arrived on July 2. [1.1] Toqaev met him. [1.2]", "Xi arrived on July 2.[1.1]|Toqaev met him.[1.2]")]
    [InlineData("en", "Xi arrived [1.1]. Toqaev met him [1.2].", "Xi arrived.[1.1]|Toqaev met him.[1.2]")]
    [InlineData("en", "Xi arrived [1.1] and met Toqaev [1.2].", "Xi arrived and met Toqaev.[1.1][1.2]")]
    [InlineData("en", "He came. No id here. Then he left. [1.2]", "He came.|No id here.|Then he left.[1.2]")]
    [InlineData("en", "Cities:\n- Astana [1.1]\n- Almaty [1.2]", "Cities:|Astana[1.1]|Almaty[1.2]")]
    [InlineData("en", "1. Xi came. [1.1]\n2. He left. [1.2]\n\n3) He slept. [1.3]", "Xi came.[1.1]|He left.[1.2]|He slept.[1.3]")]
    [InlineData("ru", "Си прибыл 2 июля 2024 г. в Астану. [1.1] Его встретил Токаев. [1.2]", "Си прибыл 2 июля 2024 г. в Астану.[1.1]|Его встретил Токаев.[1.2]")]
    [InlineData("tr", "24. zirve Astana'da yapılacak. [1.1] 5. kez bir araya geldiler. [1.2]", "24. zirve Astana'da yapılacak.[1.1]|5. kez bir araya geldiler.[1.2]")]
    [InlineData("zh", "习近平抵达阿斯塔纳。[1.1]托卡耶夫迎接了他[1.2]。贸易额为315亿美元。 [2.1]", "习近平抵达阿斯塔纳。[1.1]|托卡耶夫迎接了他。[1.2]|贸易额为315亿美元。[2.1]")]
    [InlineData("kk", "Си Астанаға келді. [1.1] Оны Тоқаев қарсы алды. [1.2]", "Си Астанаға келді.[1.1]|Оны Тоқаев қарсы алды.[1.2]")]
    public void Each_sentence_is_a_claim_with_its_own_ids(string language, string output, string claims)
    {
        Assert.Equal(claims, Shown(Claims(output, language)));
    }

    [Fact]
    public void What_is_not_covered_is_no_claim()
    {
        var reader = new ClaimReader("en");

        var claims = reader.Add("Xi arrived. [1.1]\n\n**NOT COVERED:** what he ate. [1.2] Nor when he slept.\n").Concat(reader.Complete()).ToList();

        Assert.Equal("Xi arrived.", Assert.Single(claims).Text);
        Assert.Equal("what he ate. Nor when he slept.", reader.NotCovered);
    }

    [Fact]
    public void A_claim_comes_out_as_soon_as_the_next_begins()
    {
        var reader = new ClaimReader("en");

        Assert.Empty(reader.Add("Xi arrived"));
        Assert.Empty(reader.Add(". [1.1"));
        Assert.Empty(reader.Add("] Toq"));
        Assert.Equal("Xi arrived.", Assert.Single(reader.Add("aev met")).Text);
    }

    [Fact]
    public void A_thought_that_never_ends_says_nothing()
    {
        Assert.Empty(Claims("<think>Xi arrived. [1.1] Putin too. [1.2]"));
    }

    [Fact]
    public void An_answer_that_is_cut_off_gives_what_was_written()
    {
        Assert.Equal("Xi arrived.[1.1]|Toqaev met", Shown(Claims("Xi arrived. [1.1] Toqaev met")));
        Assert.Equal("Xi arrived.[1.1]", Shown(Claims("Xi arrived. [1.1")));
    }

    [Fact]
    public void Fifty_thousand_words_without_a_stop_are_one_claim_without_text_and_take_no_memory()
    {
        var reader = new ClaimReader("en");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var early = 0;
        for (var i = 0; i < 50_000; i++) early += reader.Add("word ").Count;
        var claim = Assert.Single(reader.Complete());

        Assert.Equal(0, early);
        Assert.Equal("", claim.Text);
        Assert.Empty(claim.Cited);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20_000_000);
    }

    internal static List<DraftClaim> Claims(string output, string language = "en")
    {
        var reader = new ClaimReader(language);
        return [.. reader.Add(output), .. reader.Complete()];
    }

    internal static string Shown(IEnumerable<DraftClaim> claims) => string.Join('|', claims.Select(c => c.Text + string.Concat(c.Cited)));
}
