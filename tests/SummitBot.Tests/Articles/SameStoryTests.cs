using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public sealed class SameStoryTests
{
    private const string Wire =
        "The president arrived in the capital on Tuesday for a summit of nine states. He was met at the airport by his host, and both spoke to the press for "
        + "a few minutes about trade, transit and the border before the motorcade left for the old town, where rooms had been made ready for the guests.";

    [Fact]
    public void A_wire_story_in_several_outlets_names_the_others()
    {
        var marked = SameStory.Mark(
        [
            Of("a", Wire, "First News"),
            Of("b", "Our correspondent reports. " + Wire + " More follows.", "Second News"),
            Of("c", Wire.Replace("Tuesday", "2 July", StringComparison.Ordinal), null),
            Of("d", "Another matter altogether: the harvest was good this year, and prices of wheat fell in all markets of the north.", "Third News"),
        ]);

        Assert.Equal(["Second News, Title c", "First News, Title c", "First News, Second News", null], marked.Select(a => a.AlsoIn));
    }

    [Fact]
    public void Two_reports_of_one_event_in_other_words_are_two_stories()
    {
        var marked = SameStory.Mark(
        [
            Of("a", Wire, "First News"),
            Of("b", "On Tuesday the head of state landed for the summit; at the airport his host was waiting, and the two took some questions on trade and transit.", "Second News"),
        ]);

        Assert.All(marked, a => Assert.Null(a.AlsoIn));
    }

    [Fact]
    public void Chinese_stories_are_compared_by_character()
    {
        const string text = "国家主席星期二抵达首都，出席九国峰会。东道主在机场迎接，双方就贸易、过境运输和边境问题回答了记者的提问，随后车队前往老城。";

        var marked = SameStory.Mark([Of("a", text, "甲报"), Of("b", text + "后续报道见明日。", "乙报")]);

        Assert.Equal(["乙报", "甲报"], marked.Select(a => a.AlsoIn));
    }

    private static Article Of(string id, string text, string? publisher) => new() { Id = id, Title = $"Title {id}", Text = text, Language = "en", Publisher = publisher };
}
