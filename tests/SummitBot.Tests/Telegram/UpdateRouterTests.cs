using SummitBot.Telegram;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram;

public class UpdateRouterTests
{
    private static readonly BotIdentity Me = new(100, "SummitBot");
    private static readonly User Ann = new() { Id = 5, FirstName = "Ann" };

    [Theory]
    [InlineData("@SummitBot who came?", "who came?")]
    [InlineData("@summitbot, who came?", "who came?")]
    [InlineData("who came, @SummitBot?", "who came?")]
    [InlineData("so @SummitBot who came?", "so who came?")]
    [InlineData("@SummitBot: @SummitBot  who\ncame?", "who\ncame?")]
    public void A_mention_is_taken_out_of_the_question(string text, string question) =>
        Assert.Equal(new Route.Ask(question), UpdateRouter.Of(InGroup(text), Me));

    [Theory]
    [InlineData("who came?")]
    [InlineData("@OtherBot who came?")]
    [InlineData("@SummitBotFans who came?")]
    [InlineData("write to me@SummitBot.org")]
    [InlineData("/ask@OtherBot who came?")]
    [InlineData("/weather")]
    public void Talk_of_others_is_ignored_in_groups(string text) => Assert.IsType<Route.Ignore>(UpdateRouter.Of(InGroup(text), Me));

    [Theory]
    [InlineData("/ASK@sUMMITbot who came?", "who came?")]
    [InlineData("/ask  who\ncame?", "who\ncame?")]
    public void A_command_with_words_is_a_question(string text, string question) => Assert.Equal(new Route.Ask(question), UpdateRouter.Of(InGroup(text), Me));

    [Theory]
    [InlineData("/ask", "ask", "")]
    [InlineData("/Help@SummitBot", "help", "")]
    [InlineData("/unheard@SummitBot of ", "unheard", "of")]
    public void A_command_goes_by_its_name(string text, string name, string argument) =>
        Assert.Equal(new Route.Command(name, argument), UpdateRouter.Of(InGroup(text), Me));

    [Fact]
    public void Only_a_mention_asks_for_a_question() => Assert.IsType<Route.MentionOnly>(UpdateRouter.Of(InGroup("@SummitBot"), Me));

    [Fact]
    public void Other_bots_channels_and_service_messages_are_ignored()
    {
        Update[] updates =
        [
            Private("hello?", m => m.From = new User { Id = 7, IsBot = true, FirstName = "Bot" }),
            Private("hello?", m => m.From = null),
            Private("hello?", m => m.ViaBot = new User { Id = Me.Id, IsBot = true, FirstName = "Me" }),
            Private(null, m => m.NewChatTitle = "Title"),
            InGroup("@SummitBot hello?", m => m.IsAutomaticForward = true),
            new() { EditedMessage = Private("hello?").Message },
            new() { ChannelPost = Private("hello?").Message },
        ];

        Assert.All(updates, u => Assert.IsType<Route.Ignore>(UpdateRouter.Of(u, Me)));
    }

    [Fact]
    public void A_topics_first_message_is_not_taken_for_one_replied_to()
    {
        var opening = new Message { ForumTopicCreated = new ForumTopicCreated { Name = "Trade" }, From = new User { Id = Me.Id, IsBot = true, FirstName = "Me" } };

        Assert.IsType<Route.Ignore>(UpdateRouter.Of(InGroup("who came?", m => m.ReplyToMessage = opening), Me));
    }

    [Fact]
    public void An_anonymous_admin_may_ask() => Assert.Equal(new Route.Ask("who came?"), UpdateRouter.Of(
        InGroup("/ask who came?", m => (m.From, m.SenderChat) = (new User { Id = UpdateRouter.AnonymousAdmin, IsBot = true, FirstName = "Group" }, m.Chat)), Me));

    private static Update Private(string? text, Action<Message>? change = null) => Of(ChatType.Private, text, change);

    private static Update InGroup(string text, Action<Message>? change = null) => Of(ChatType.Supergroup, text, change);

    private static Update Of(ChatType type, string? text, Action<Message>? change)
    {
        var message = new Message { Id = 1, From = Ann, Chat = new Chat { Id = -1, Type = type }, Text = text, Entities = text is null ? null : [.. Found(text)] };
        change?.Invoke(message);
        return new Update { Id = 1, Message = message };
    }

    /// <summary>Commands and mentions as Telegram marks them.</summary>
    private static IEnumerable<MessageEntity> Found(string text) =>
        from System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(text, @"(?<!\w)@\w+|^/\w+(@\w+)?")
        select new MessageEntity
        {
            Type = match.Value[0] == '/' ? MessageEntityType.BotCommand : MessageEntityType.Mention,
            Offset = match.Index,
            Length = match.Length,
        };
}
