using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SummitBot.Hosting;

namespace SummitBot.Tests.Support;

/// <summary>Sample parts for tests.</summary>
internal static class Some
{
    /// <summary>The program's own services on a corpus folder and a data folder.</summary>
    public static ServiceProvider Services(string articles, string data)
    {
        var settings = new Dictionary<string, string?> { ["Corpus:Folder"] = articles, ["Storage:DataFolder"] = data };
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSummitBot()
            .BuildServiceProvider();
    }
}
