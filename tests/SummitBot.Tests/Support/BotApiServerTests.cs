using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support;

public sealed class BotApiServerTests : IAsyncLifetime
{
    private BotApiServer _server = null!;
    private TelegramBotClient _bot = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        _bot = _server.Client();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_question_reaches_the_bot_and_its_answer_reaches_the_person()
    {
        var chat = _server.PrivateChat();
        var asked = chat.Say("Who met whom?");

        var updates = await _bot.GetUpdates(cancellationToken: Cancelled);
        var question = Assert.Single(updates).Message!;
        await _bot.SendMessage(question.Chat.Id, "Nobody met anybody.", replyParameters: question.Id, cancellationToken: Cancelled);

        Assert.Equal("Who met whom?", question.Text);
        var reply = await chat.ReplyToAsync(asked, Cancelled);
        Assert.Equal("Nobody met anybody.", reply.Text);
        Assert.True(reply.FromBot);
    }

    [Fact]
    public async Task Updates_come_again_until_an_offset_beyond_them_confirms_them()
    {
        var chat = _server.PrivateChat();
        chat.Say("first");
        chat.Say("second");

        var once = await _bot.GetUpdates(cancellationToken: Cancelled);
        var again = await _bot.GetUpdates(cancellationToken: Cancelled);
        var rest = await _bot.GetUpdates(offset: once[0].Id + 1, cancellationToken: Cancelled);
        var none = await _bot.GetUpdates(offset: once[1].Id + 1, cancellationToken: Cancelled);

        Assert.Equal(["first", "second"], again.Select(update => update.Message!.Text));
        Assert.Equal(["second"], rest.Select(update => update.Message!.Text));
        Assert.Empty(none);
        Assert.Equal(0, _server.Updates.Pending);
    }

    [Fact]
    public async Task A_negative_offset_keeps_only_the_last_updates()
    {
        var chat = _server.PrivateChat();
        foreach (var text in new[] { "first", "second", "third" })
            chat.Say(text);

        var last = await _bot.GetUpdates(offset: -1, cancellationToken: Cancelled);

        Assert.Equal("third", Assert.Single(last).Message!.Text);
        Assert.Equal(1, _server.Updates.Pending);
    }

    [Fact]
    public async Task An_offset_far_beyond_the_queue_confirms_nothing()
    {
        var chat = _server.PrivateChat();
        chat.Say("kept");

        var updates = await _bot.GetUpdates(offset: _server.Updates.LastId + 1000, cancellationToken: Cancelled);

        Assert.Equal("kept", Assert.Single(updates).Message!.Text);
    }

    [Fact]
    public async Task A_long_poll_wakes_as_soon_as_somebody_writes()
    {
        var chat = _server.PrivateChat();
        var polling = _bot.GetUpdates(timeout: 50, cancellationToken: Cancelled);
        await _server.WaitUntilAsync(() => _server.Updates.IsPolled, "the poll", Cancelled);

        chat.Say("wake up");

        var updates = await polling.WaitAsync(TimeSpan.FromSeconds(10), Cancelled);
        Assert.Equal("wake up", Assert.Single(updates).Message!.Text);
    }

    [Fact]
    public async Task The_older_of_two_pollers_is_told_of_the_conflict()
    {
        var chat = _server.PrivateChat();
        var older = _bot.GetUpdates(timeout: 50, cancellationToken: Cancelled);
        await _server.WaitUntilAsync(() => _server.Updates.IsPolled, "the first poll", Cancelled);
        var newer = _server.Client().GetUpdates(timeout: 50, cancellationToken: Cancelled);

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => older);
        chat.Say("for the newer one");

        Assert.Equal(409, refusal.ErrorCode);
        Assert.Equal("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", refusal.Message);
        Assert.Single(await newer);
    }

    [Fact]
    public async Task Polling_is_refused_while_a_webhook_is_set()
    {
        await _bot.SetWebhook("https://bot.example.com/updates", cancellationToken: Cancelled);

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.GetUpdates(cancellationToken: Cancelled));
        await _bot.DeleteWebhook(cancellationToken: Cancelled);

        Assert.Equal(409, refusal.ErrorCode);
        Assert.Contains("use deleteWebhook", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await _bot.GetUpdates(cancellationToken: Cancelled));
    }

    [Fact]
    public async Task A_poller_that_goes_away_loses_no_update()
    {
        var chat = _server.PrivateChat();
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var polling = _bot.GetUpdates(timeout: 50, cancellationToken: impatient.Token);
        await _server.WaitUntilAsync(() => _server.Updates.IsPolled, "the poll", Cancelled);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => polling);
        await _server.WaitUntilAsync(() => !_server.Updates.IsPolled, "the poll to end", Cancelled);
        chat.Say("still here");

        Assert.Single(await _bot.GetUpdates(timeout: 50, cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Allowed_updates_are_remembered_until_told_otherwise()
    {
        var person = _server.AddPerson();
        var chat = _server.PrivateChat(person);
        await _bot.GetUpdates(allowedUpdates: [UpdateType.CallbackQuery], cancellationToken: Cancelled);
        chat.Say("not asked for");
        var nothing = await _bot.GetUpdates(cancellationToken: Cancelled);
        await _bot.GetUpdates(allowedUpdates: [], cancellationToken: Cancelled);
        chat.Say("asked for");
        var something = await _bot.GetUpdates(cancellationToken: Cancelled);

        Assert.Empty(nothing);
        Assert.Equal("asked for", Assert.Single(something).Message!.Text);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_with_401()
    {
        var stranger = new TelegramBotClient(new TelegramBotClientOptions("1:wrong", _server.BaseUrl));

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => stranger.GetMe(Cancelled));

        Assert.Equal(401, refusal.ErrorCode);
        Assert.Equal("Unauthorized", refusal.Message);
    }

    [Theory]
    [InlineData("sendmessage")]
    [InlineData("SENDMESSAGE")]
    public async Task Methods_are_known_in_any_case_and_parameters_come_in_any_form(string method)
    {
        var chat = _server.PrivateChat();
        using var http = new HttpClient { BaseAddress = new Uri($"{_server.BaseUrl}/bot{_server.Token}/") };

        using var query = await http.GetAsync(new Uri($"{method}?chat_id={chat.Id}&text=query", UriKind.Relative), Cancelled);
        using var form = await http.PostAsync(new Uri(method, UriKind.Relative), new FormUrlEncodedContent([new("chat_id", $"{chat.Id}"), new("text", "form")]), Cancelled);
        using var multipart = await http.PostAsync(
            new Uri(method, UriKind.Relative),
            new MultipartFormDataContent { { new StringContent($"{chat.Id}"), "chat_id" }, { new StringContent("multipart"), "text" } }, Cancelled);
        using var json = await http.PostAsJsonAsync(method, new { chat_id = chat.Id, text = "json" }, Cancelled);

        Assert.All([query, form, multipart, json], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(["query", "form", "multipart", "json"], chat.BotMessages.Select(message => message.Text));
    }

    [Fact]
    public async Task An_unknown_method_is_404_in_status_and_body()
    {
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri($"{_server.BaseUrl}/bot{_server.Token}/doNothing"), Cancelled);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(404, body.GetProperty("error_code").GetInt32());
        Assert.False(body.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Commands_are_kept_by_scope_and_language_and_shown_by_the_narrowest()
    {
        var person = _server.AddPerson(languageCode: "kk");
        var chat = _server.PrivateChat(person);
        await _bot.SetMyCommands([new("help", "Help")], cancellationToken: Cancelled);
        await _bot.SetMyCommands([new("help", "Көмек")], languageCode: "kk", cancellationToken: Cancelled);
        await _bot.SetMyCommands([new("reload", "Reload")], BotCommandScope.Chat(chat.Id), cancellationToken: Cancelled);

        var other = _server.AddPerson(languageCode: "kk");
        Assert.Equal("Reload", Assert.Single(_server.CommandsShown(chat, person)).Description);
        Assert.Equal("Көмек", Assert.Single(_server.CommandsShown(_server.PrivateChat(other), other)).Description);
        Assert.Equal("Help", Assert.Single(await _bot.GetMyCommands(cancellationToken: Cancelled)).Description);
        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.SetMyCommands([new("Bad Name", "x")], cancellationToken: Cancelled));
        Assert.Equal("Bad Request: BOT_COMMAND_INVALID", refusal.Message);
    }

    [Fact]
    public async Task A_burst_is_answered_by_many_workers_with_nothing_lost_or_doubled()
    {
        var chats = Enumerable.Range(0, 20).Select(_ => _server.PrivateChat()).ToArray();
        for (var i = 0; i < 400; i++)
            chats[i % chats.Length].Say($"question {i}");

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var answering = Task.Run(
            async () =>
            {
                var offset = 0;
                while (!stop.IsCancellationRequested)
                {
                    var batch = await _bot.GetUpdates(offset, timeout: 50, cancellationToken: stop.Token);
                    await Parallel.ForEachAsync(batch, stop.Token, async (update, token) =>
                        await _bot.SendMessage(update.Message!.Chat.Id, update.Message.Text!, replyParameters: update.Message.Id, cancellationToken: token));
                    offset = batch[^1].Id + 1;
                }
            },
            Cancelled);
        await _server.WaitForSendsAsync(400, Cancelled);
        await _server.WaitUntilAllConfirmedAsync(Cancelled);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);

        Assert.Equal(400, _server.ProcessedSends);
        Assert.All(chats, chat => Assert.Equal(20, chat.BotMessages.Select(message => message.ReplyToId).Distinct().Count()));
        Assert.All(_server.Calls.Of("sendMessage"), call => Assert.True(call.Succeeded));
    }
}
