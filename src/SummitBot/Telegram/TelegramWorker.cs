using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SummitBot.Telegram;

/// <summary>
/// The bot while it serves: fetching and answering beside each other. Asked to stop, it fetches no more, finishes what is in work as
/// far as the host's shutdown time allows, and leaves the rest in the inbox. If either ends unasked, the host stops with exit code 1.
/// </summary>
internal sealed partial class TelegramWorker(
    StateDatabase database, SavedSettings settings, Inbox inbox, ChatLanes lanes, BotConnection connection, IUpdateSource source, UpdateHandler handler, CommandMenus menus,
    IHostApplicationLifetime lifetime, ILogger<TelegramWorker> logger) : BackgroundService
{
    private readonly CancellationTokenSource _abort = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _abort.CancelAsync();
        // What was in work ends at once now, and must, before the database it writes to is closed.
        if (ExecuteTask is { } running) await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _abort.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ServeAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (e is TokenRefusedException or StateDatabaseException or WebhookException)
        {
            LogCannotServe(e.Message);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogEnded(e);
        }

        if (stoppingToken.IsCancellationRequested) return;
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    private async Task ServeAsync(CancellationToken stoppingToken)
    {
        database.Open();
        await settings.LoadAsync();
        var me = await connection.ConnectAsync(stoppingToken);
        lanes.Add(await inbox.ResumeAsync());

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var answering = lanes.RunAsync((seq, abort) => handler.HandleAsync(seq, me, abort), ended.Token, _abort.Token);
        var receiving = source.RunAsync(me, ended.Token);
        var introducing = menus.SetAsync(ended.Token);
        await Task.WhenAny(answering, receiving);
        await ended.CancelAsync();
        await Task.WhenAll(answering, receiving, introducing);
        if (!stoppingToken.IsCancellationRequested) throw new InvalidOperationException("Receiving or answering ended by itself.");
    }

    [LoggerMessage(LogLevel.Critical, "{Reason}")]
    private partial void LogCannotServe(string reason);

    [LoggerMessage(LogLevel.Critical, "The bot cannot go on and stops")]
    private partial void LogEnded(Exception exception);
}
