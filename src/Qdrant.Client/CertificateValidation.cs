using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Qdrant.Client;

/// <summary>Validation of certificates that no authority signed.</summary>
public static class CertificateValidation
{
    /// <summary>
    /// Accepts a server whose certificate, or one of its chain, has this SHA-256 thumbprint, written with colons, hyphens or neither.
    /// </summary>
    public static Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> Thumbprint(string thumbprint)
    {
        var expected = thumbprint.Replace(":", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return (_, certificate, chain, _) =>
            (certificate is not null && HasThumbprint(certificate))
            || (chain?.ChainElements.Any(element => HasThumbprint(element.Certificate)) ?? false);

        bool HasThumbprint(X509Certificate2 candidate) =>
            candidate.GetCertHashString(HashAlgorithmName.SHA256).Equals(expected, StringComparison.OrdinalIgnoreCase);
    }
}
