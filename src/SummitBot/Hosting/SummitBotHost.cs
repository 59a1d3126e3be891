using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SummitBot.Telegram;
using SummitBot.Terminal;

namespace SummitBot.Hosting;

/// <summary>Builds the host for one command and runs it; the one place where a failure becomes a line on standard error and an exit code.</summary>
internal static class SummitBotHost
{
    public static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var screen = Screen.OfProcess();
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Configuration.AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true, reloadOnChange: false).AddEnvironmentVariables().AddInMemoryCollection(run.Settings);
            var command = run.Command is DefaultCommand ? Default(builder.Configuration) : run.Command;
            builder.Logging.AddSummitBotLogging(command is ServeCommand, run.Verbose);
            builder.Services.AddSummitBot();
            if (command is ServeCommand) builder.Services.AddTelegram();

            if (SettingNames.FirstUnknown(run.Settings.Keys) is { } unknown)
            {
                ReportView.WriteError(screen.Error, $"There is no setting {unknown}. See the README for the settings.");
                return ExitCode.WrongUsage;
            }

            using var host = builder.Build();
            // Commands that do not start the host have their options checked all the same.
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            return await command.RunAsync(host, screen, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // The edge of the program: whatever happened, a person gets one line, not a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ReportView.WriteError(screen.Error, run.Verbose ? e.ToString() : OneLine(e));
            return ExitCode.Failed;
        }
    }

    private static ICommand Default(ConfigurationManager configuration) =>
        string.IsNullOrEmpty(configuration[$"{TelegramOptions.Section}:{nameof(TelegramOptions.BotToken)}"]) ? new ChatCommand() : new ServeCommand();

    private static string OneLine(Exception e)
    {
        var message = e switch
        {
            OptionsValidationException options => string.Join(" ", options.Failures),
            // Several sections are wrong, or one that another takes a default from.
            AggregateException several => string.Join(" ", several.InnerExceptions.Select(OneLine).Distinct()),
            InvalidDataException { InnerException: FormatException { InnerException: JsonException json } } => $"{e.Message} {json.Message}",
            _ => e.Message,
        };
        return message.ReplaceLineEndings(" ");
    }
}
