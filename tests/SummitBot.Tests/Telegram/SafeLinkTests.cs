using SummitBot.Telegram;

namespace SummitBot.Tests.Telegram;

public class SafeLinkTests
{
    [Theory]
    [InlineData("https://example.org/a?b=c#d", "https://example.org/a?b=c#d")]
    [InlineData("https://EXAMPLE.org", "https://example.org/")]
    [InlineData("http://example.org:8080/ü", "http://example.org:8080/%C3%BC")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/")]
    [InlineData("https://example.org:0/", null)]
    [InlineData("https://bank.example@evil.example/", null)]
    [InlineData("http://localhost/", null)]
    [InlineData("http://192.168.0.1/admin", null)]
    [InlineData("http://under_score.example/", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("tg://user?id=5", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("/relative", null)]
    public void Only_plain_web_addresses_of_public_hosts_become_links(string url, string? link) =>
        Assert.Equal(link, SafeLink.Of(new Uri(url, UriKind.RelativeOrAbsolute)));
}
