using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>
/// A small Telegram in this process: a Bot API server on loopback that enforces what the real one enforces, and the people who write to the bot.
/// Give <see cref="BaseUrl"/> and <see cref="Token"/> to a bot here or in another process.
/// </summary>
/// <remarks>
/// People act on chats:
/// <c>var chat = server.PrivateChat(); var asked = chat.Say("Who met whom?"); var reply = await chat.ReplyToAsync(asked, token);</c>
/// What differs from the real server: what the bot writes is not searched for links and mentions, Markdown is not parsed,
/// and rich messages are unknown.
/// </remarks>
internal sealed class BotApiServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly PollingMethods _polling;
    private readonly ProfileMethods _profile;

    private BotApiServer(BotApiServerOptions options)
    {
        Options = options;
        Bot = new User
        {
            Id = long.Parse(options.Token.AsSpan(0, options.Token.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture),
            IsBot = true,
            FirstName = options.BotName,
            Username = options.BotName,
            CanJoinGroups = true,
            CanReadAllGroupMessages = !options.PrivacyMode,
            SupportsInlineQueries = options.SupportsInlineQueries,
        };
        Changes = new Changes(options.Patience);
        Calls = new CallLog(options.Time, options.CallsKept, Changes);
        Updates = new UpdateQueue(options.Time, new Random(options.Seed), Changes);
        Flood = new FloodLimits(options.Flood, options.Time);
        Faults = new Faults(new Random(options.Seed));
        Chats = new Chats(this);
        Drafts = new Drafts(this);
        Callbacks = new CallbackQueries(this);
        Inline = new InlineQueries(this);
        Messages = new MessageMethods(this);
        Documents = new DocumentMethods(this);
        _polling = new PollingMethods(this);
        _profile = new ProfileMethods(this);
        _application = Build(new ApiEndpoint(this, new ApiMethods(this, _polling, _profile)));
    }

    public BotApiServerOptions Options { get; }

    /// <summary>The bot as getMe describes it.</summary>
    public User Bot { get; }

    public string BaseUrl => _application.Urls.First();

    public string Token => Options.Token;

    public CallLog Calls { get; }

    public UpdateQueue Updates { get; }

    public FloodLimits Flood { get; }

    public Faults Faults { get; }

    public Chats Chats { get; }

    public Drafts Drafts { get; }

    public CallbackQueries Callbacks { get; }

    public InlineQueries Inline { get; }

    public string WebhookUrl => _polling.WebhookUrl;

    /// <summary>Messages of the bot that Telegram has taken, in all chats.</summary>
    public int ProcessedSends => Chats.ProcessedSends;

    internal MessageMethods Messages { get; }

    internal DocumentMethods Documents { get; }

    internal Changes Changes { get; }

    public static async Task<BotApiServer> StartAsync(BotApiServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new BotApiServer(options ?? new BotApiServerOptions());
        await server._application.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Somebody new, unknown to the bot so far.</summary>
    public Person AddPerson(string? username = null, string? languageCode = "en", long? id = null) => Chats.AddPerson(username, languageCode, id);

    /// <summary>The private chat of a person with the bot, which the person has started.</summary>
    public TestChat PrivateChat(Person? person = null)
    {
        person ??= AddPerson();
        person.HasStarted = true;
        return Chats.PrivateWith(person);
    }

    public TestChat Group(string title, params IEnumerable<Person> members) => Chats.AddGroup(ChatType.Group, title, isForum: false, members);

    public TestChat Supergroup(string title, params IEnumerable<Person> members) =>
        Chats.AddGroup(ChatType.Supergroup, title, isForum: false, members);

    /// <summary>A supergroup with topics.</summary>
    public TestChat Forum(string title, params IEnumerable<Person> members) => Chats.AddGroup(ChatType.Supergroup, title, isForum: true, members);

    /// <summary>A channel and the group where its posts are discussed; returns the group.</summary>
    public TestChat ChannelWithDiscussion(string title, params IEnumerable<Person> members)
    {
        var discussion = Chats.AddGroup(ChatType.Supergroup, title + " discussion", isForum: false, members);
        discussion.LinkedChannel = Chats.AddGroup(ChatType.Channel, title, isForum: false, []);
        return discussion;
    }

    /// <summary>The commands a person sees when typing "/" in a chat.</summary>
    public IReadOnlyList<BotCommand> CommandsShown(TestChat chat, Person person) => _profile.Shown(chat, person);

    /// <summary>Waits until a condition on the server holds; looks again at every call, update and message.</summary>
    public Task WaitUntilAsync(Func<bool> condition, string what, CancellationToken cancellationToken) =>
        Changes.WaitUntilAsync(condition, () => $"{what}. {Describe()}", cancellationToken);

    /// <summary>Waits until the bot has sent this many messages in all.</summary>
    public Task WaitForSendsAsync(int count, CancellationToken cancellationToken) =>
        WaitUntilAsync(() => ProcessedSends >= count, $"{count} messages of the bot", cancellationToken);

    /// <summary>Waits until a long poll is pending and every update is confirmed.</summary>
    public Task WaitUntilAllConfirmedAsync(CancellationToken cancellationToken) =>
        WaitUntilAsync(() => Updates.Pending == 0 && Updates.IsPolled, "all updates to be confirmed", cancellationToken);

    /// <summary>Waits until all updates are confirmed, no call runs, and the bot has called nothing but getUpdates for a while.</summary>
    public async Task WaitUntilIdleAsync(TimeSpan quiet, CancellationToken cancellationToken)
    {
        while (true)
        {
            await WaitUntilAsync(() => Updates.Pending == 0 && Calls.InFlight == 0, "the bot to be idle", cancellationToken);
            var calls = Calls.Count;
            await Task.Delay(quiet, cancellationToken);
            if (Calls.Count == calls && Updates.Pending == 0 && Calls.InFlight == 0)
                return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _polling.DisposeAsync();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private string Describe()
    {
        var last = string.Join(Environment.NewLine, Calls.All().TakeLast(10));
        return $"{ProcessedSends} messages sent, {Updates.Pending} updates unconfirmed, {Calls.InFlight} calls running. "
            + $"Last calls:{Environment.NewLine}{last}";
    }

    private WebApplication Build(ApiEndpoint endpoint)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // Open long polls are cut at once when a test ends.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, Options.Port);
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        var application = builder.Build();
        application.Run(endpoint.HandleAsync);
        return application;
    }
}
