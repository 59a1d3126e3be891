using SummitBot.Hosting;
using SummitBot.Terminal;

return await CommandLine.RunAsync(args, Console.Error, SummitBotHost.RunAsync, CancellationToken.None);
