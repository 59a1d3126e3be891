using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SummitBot.Embeddings;
using SummitBot.Retrieval;

namespace SummitBot.Tests.Retrieval;

public sealed class RetrievalServicesTests
{
    [Fact]
    public void Data_folder_is_bound_and_the_retriever_resolves()
    {
        using var services = Services("somewhere");

        Assert.Equal("somewhere", services.GetRequiredService<IOptions<StorageOptions>>().Value.DataFolder);
        Assert.NotNull(services.GetRequiredService<PassageRetriever>());
    }

    [Fact]
    public void Empty_data_folder_is_refused_with_its_setting()
    {
        using var services = Services("");

        var exception = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("DataFolder", exception.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(string dataFolder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:DataFolder", dataFolder)]).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddEmbeddings().AddRetrieval().BuildServiceProvider();
    }
}
