using SummitBot.Telegram.Buttons;
using SummitBot.Texts;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>What is replied, and done, to each thing that an update may ask for.</summary>
internal sealed class UpdateReplies(
    QuestionReplies questions, CommandReplies commands, StartReplies start, AnswerDrafts drafts, Inbox inbox, GroupMove move, SavedSettings settings, ReaderLanguage languages)
{
    /// <param name="seq">Of the update.</param>
    /// <param name="earlier">What was replied before the question was edited.</param>
    /// <returns>Null when there is nothing to say.</returns>
    public async Task<Reply?> ReplyAsync(Route route, long seq, Update update, EarlierReply? earlier, BotIdentity me, CancellationToken cancellationToken)
    {
        switch (route)
        {
            case Route.Ask ask:
                var asked = (update.Message ?? update.EditedMessage)!;
                return await questions.ReplyAsync(ask, asked, earlier, me, languages.Of(asked), cancellationToken);
            case Route.Command { Name: BotCommands.Start }:
                return await start.ReplyAsync(update.Message!, languages.Of(update.Message!), cancellationToken);
            case Route.ExpiredLink:
                return Reply.Of(UiTexts.Get(UiText.LinkExpired, languages.Of(update.Message!)));
            case Route.Command command:
                return await commands.ReplyAsync(command, update.Message!, seq, me, cancellationToken);
            case Route.Wordless:
                return Reply.Of(UiTexts.Get(UiText.TextOnly, languages.Of(update.Message!)));
            case Route.MentionOnly:
                return Reply.Of(UiTexts.Get(UiText.AskMention, languages.Of(update.Message!)));
            case Route.Moved moved:
                await move.ApplyAsync(moved.From, moved.To);
                return null;
            case Route.Added:
                return Reply.Of(commands.Welcome(update.MyChatMember!, me));
            case Route.StopWriting stop:
                drafts.Stop(stop.Chat, stop.DraftId);
                return null;
            case Route.ShutOut shutOut:
                await inbox.MarkInactiveAsync(shutOut.Chat, unlessSince: seq);
                await settings.ExpireAsync();
                return null;
            default:
                return null;
        }
    }
}
