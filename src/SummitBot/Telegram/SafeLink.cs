namespace SummitBot.Telegram;

/// <summary>Addresses that may become links: plain web addresses with a public host's name, no other schemes, no user names that pose as a host.</summary>
internal static class SafeLink
{
    private const int MaxLength = 2_000;

    /// <returns>Null for anything else: Telegram would refuse the whole message, or a reader would be led astray.</returns>
    public static string? Of(Uri? url)
    {
        if (url is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Port: > 0 } || HostOf(url) is not { } host) return null;
        var link = $"{url.Scheme}://{host}{(url.IsDefaultPort ? "" : $":{url.Port}")}{url.PathAndQuery}{url.Fragment}";
        return link.Length <= MaxLength ? link : null;
    }

    /// <returns>The host in plain letters, so that none of another script can pose as one of them; null when it is no host of the public web.</returns>
    public static string? HostOf(Uri url)
    {
        var host = url.IdnHost.ToLowerInvariant();
        return url.HostNameType == UriHostNameType.Dns && host.Contains('.') && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? host : null;
    }
}
