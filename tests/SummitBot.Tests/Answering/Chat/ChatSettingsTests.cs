using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SummitBot.Answering;
using SummitBot.Answering.Chat;
using SummitBot.Hosting;

namespace SummitBot.Tests.Answering.Chat;

public sealed class ChatSettingsTests
{
    [Theory]
    [InlineData("Chat:Endpoint", "Chat:Model=m")]
    [InlineData("Chat:Model", "Chat:Endpoint=http://localhost:1/v1")]
    [InlineData("Chat:Endpoint", "Chat:Model=m", "Chat:Endpoint=localhost:1/v1")]
    [InlineData("Chat:Endpoint", "Chat:Model=m", "Chat:Endpoint=https://user:sk-secret@example.org/v1")]
    [InlineData("Chat:Endpoint", "Chat:Model=m", "Chat:Endpoint=https://example.org/v1?key=sk-secret")]
    [InlineData("Chat:Endpoint", "Chat:Model=m", "Chat:Endpoint=https://example.org/v1/chat/completions")]
    [InlineData("Chat:MaxTokens", "Chat:Model=m", "Chat:Endpoint=http://localhost:1/v1", "Chat:MaxTokens=3")]
    [InlineData("Chat:Temperature", "Chat:Model=m", "Chat:Endpoint=http://localhost:1/v1", "Chat:Temperature=9")]
    public void Settings_that_cannot_work_are_named_at_the_start_without_a_secret(string setting, params string[] settings)
    {
        using var services = Services(["Answers:Provider=Chat", "Chat:ApiKey=sk-secret", .. settings]);

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_provider_decides_who_writes()
    {
        using var quoting = Services([]);
        using var writing = Services(["Answers:Provider=Chat", "Chat:Endpoint=http://localhost:1/v1", "Chat:Model=m", "Chat:Temperature="]);

        Assert.IsType<ExtractiveAnswerWriter>(quoting.GetRequiredService<IAnswerWriter>());
        Assert.IsType<ChatAnswerWriter>(writing.GetRequiredService<IAnswerWriter>());
        Assert.Null(writing.GetRequiredService<IOptions<ChatOptions>>().Value.Temperature);
    }

    private static ServiceProvider Services(IEnumerable<string> settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => (string?)s[1])).Build())
        .AddSummitBot()
        .BuildServiceProvider();
}
