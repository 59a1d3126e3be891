namespace SummitBot.Tests.Support.BotApi;

/// <summary>Which links Telegram takes in text links and url buttons.</summary>
internal static class LinkRules
{
    private const string PunctuationInHosts = ".-_!$,~*'();&+=";

    /// <summary>The id in a tg://user?id=N link; such a link becomes a mention.</summary>
    public static long? UserId(string link)
    {
        const string prefix = "tg://user?id=";
        return link.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && long.TryParse(link[prefix.Length..], out var id) && id > 0 ? id : null;
    }

    /// <summary>The link as Telegram stores it, or what is wrong with it.</summary>
    public static (string? Link, string? Fault) Check(string link)
    {
        foreach (var scheme in new[] { "tg:", "ton:", "tonsite:" })
        {
            if (link.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return CheckTelegramLink(scheme, link[scheme.Length..]);
        }

        var (url, fault) = Parse(link);
        if (url is null)
            return (null, fault);

        return url.Host.Contains('.') || url.Host.StartsWith('[') ? ($"{url.Scheme}://{url.Authority}{url.Rest}", null) : (null, "Wrong HTTP URL");
    }

    private static (string? Link, string? Fault) CheckTelegramLink(string scheme, string rest)
    {
        var (url, fault) = Parse(rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : rest);
        if (url is null)
            return (null, fault);

        if (rest.Contains("://", StringComparison.Ordinal) || url.Authority != url.Host)
            return (null, scheme == "tg:" ? "Wrong tg URL" : "Wrong ton URL");

        return url.Host.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || (c == '.' && scheme == "tonsite:"))
            ? ($"{scheme}//{url.Host}{(url.Rest.StartsWith("/?", StringComparison.Ordinal) ? url.Rest[1..] : url.Rest)}", null)
            : (null, "Unallowed characters in URL host");
    }

    private static (ParsedLink? Link, string? Fault) Parse(string link)
    {
        var scheme = "http";
        var colon = link.IndexOf("://", StringComparison.Ordinal);
        if (colon >= 0 && link.AsSpan(0, colon).IndexOfAny("/?#@") < 0)
        {
            scheme = link[..colon].ToLowerInvariant();
            if (scheme is not ("http" or "https"))
                return (null, "Unsupported URL protocol");

            link = link[(colon + 3)..];
        }

        var end = link.AsSpan().IndexOfAny("/?#");
        var authority = end < 0 ? link : link[..end];
        var rest = (end < 0 ? "" : link[end..]).TrimEnd();
        var hostAndPort = authority[(authority.LastIndexOf('@') + 1)..];
        var host = hostAndPort;
        var portMark = hostAndPort.LastIndexOf(':');
        if (portMark > 0 && !hostAndPort.EndsWith(']'))
        {
            host = hostAndPort[..portMark];
            if (!int.TryParse(hostAndPort[(portMark + 1)..], out var port) || port is < 1 or > 65535)
                return (null, "Wrong port number specified in the URL");
        }

        if (host.Length == 0)
            return (null, "URL host is empty");
        if (host == ".")
            return (null, "Host is invalid");
        if (!host.StartsWith('[') && !host.All(c => char.IsAsciiLetterOrDigit(c) || c >= 128 || c == '%' || PunctuationInHosts.Contains(c)))
            return (null, "Disallowed character in URL host");

        var lowered = host.ToLowerInvariant();
        return (new ParsedLink(scheme, authority.Replace(host, lowered, StringComparison.Ordinal), lowered, Escaped(rest)), null);
    }

    private static string Escaped(string rest)
    {
        var withSlash = rest.StartsWith('/') ? rest : "/" + rest;
        return string.Concat(withSlash.Select(c => c <= ' ' ? $"%{(int)c:X2}" : c.ToString()));
    }

    private sealed record ParsedLink(string Scheme, string Authority, string Host, string Rest);
}
