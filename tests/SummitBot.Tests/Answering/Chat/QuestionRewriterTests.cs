using SummitBot.Answering;
using SummitBot.Tests.Support.Model;

namespace SummitBot.Tests.Answering.Chat;

public sealed class QuestionRewriterTests
{
    private const string Border = "The border between the two states is 1,700 kilometres long.";

    private static readonly Turn Earlier = new("Who met Xi at the airport?", "President Toqaev of Kazakhstan met him at Astana's international airport on July 2.");

    [Fact]
    public async Task A_follow_up_is_rewritten_by_the_model_and_answered_as_a_whole_question()
    {
        await using var on = await ChatAnswererOn.SummitAsync(
            Scripted.Says("On which day did Toqaev meet Xi at the airport?"), Scripted.Says(c => $"Toqaev met Xi on July 2. {ChatAnswererOn.IdsOfMeeting(c)}"));

        var answer = Assert.IsType<GroundedAnswer>(await on.AskAsync("And on which day?", Earlier));

        Assert.Equal("And on which day?", answer.Asked?.Original);
        Assert.Contains("Toqaev", answer.Asked?.Text, StringComparison.Ordinal);
        Assert.Contains("Q: Who met Xi at the airport?", on.Server.Calls[0].Messages[1].Content, StringComparison.Ordinal);
        Assert.EndsWith("QUESTION: On which day did Toqaev meet Xi at the airport?", on.Server.Calls[1].Messages[1].Content, StringComparison.Ordinal);
        Assert.Equal(2_000, answer.Model?.Tokens.Prompt);
    }

    public static TheoryData<string> UselessRewritings => [.. Useless.Keys];

    private static readonly Dictionary<string, ChatScript> Useless = new()
    {
        ["down"] = Scripted.Status(500),
        ["names nobody said"] = Scripted.Says("When did Toqaev meet Lukashenko at the airport?"),
        ["numbers nobody said"] = Scripted.Says("When did Toqaev meet Xi at the airport in 2019?"),
        ["several lines"] = Scripted.Says("Sure!\nWhen did Toqaev meet Xi?"),
        ["empty"] = Scripted.Nothing(),
    };

    [Theory]
    [MemberData(nameof(UselessRewritings))]
    public async Task Where_the_model_is_of_no_use_the_rules_resolve_a_follow_up(string fault)
    {
        await using var on = await ChatAnswererOn.SummitAsync(Useless[fault]);

        var answer = await on.AskAsync("And when did he meet him?", Earlier);

        Assert.Equal(FollowUp.Resolve("And when did he meet him?", [Earlier]), answer.Asked);
    }

    [Fact]
    public async Task A_question_without_history_is_not_rewritten()
    {
        await using var on = await ChatAnswererOn.SummitAsync(Scripted.Says(c => $"{Border} {c.IdOf("1,700")}"));

        await on.AskAsync("How long is the border between the two states?");

        Assert.Single(on.Server.Calls);
    }

    [Fact]
    public async Task A_question_in_words_that_no_article_knows_is_translated_and_answered_in_its_own_language()
    {
        const string Swedish = "Gränsen mellan de två staterna är 1 700 kilometer lång.";
        await using var on = await ChatAnswererOn.SummitAsync(
            Scripted.Says("How long is the border between the two states?"), Scripted.Says(c => $"{Swedish} {c.IdOf("1,700")}"));

        var answer = await on.AskAsync(new Question("Hur lång är gränsen mellan de båda staterna?", Language: "sv"));

        Assert.Equal("sv", answer.Language);
        Assert.Contains("1,700", Assert.Single(Assert.IsType<GroundedAnswer>(answer).Citations).Quote, StringComparison.Ordinal);
        Assert.Contains("Write in Swedish", on.Server.Calls[1].Messages[0].Content, StringComparison.Ordinal);
        Assert.EndsWith("QUESTION: Hur lång är gränsen mellan de båda staterna?", on.Server.Calls[1].Messages[1].Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_the_glossary_knows_is_not_translated()
    {
        await using var on = await ChatAnswererOn.SummitAsync(Scripted.Status(500), Scripted.Status(500));

        await on.AskAsync("Кто встретил Си Цзиньпина в аэропорту?");

        Assert.DoesNotContain(on.Server.Calls, c => c.Messages[0].Content.StartsWith("You translate", StringComparison.Ordinal));
    }
}
