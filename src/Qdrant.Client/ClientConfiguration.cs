namespace Qdrant.Client;

/// <summary>What a channel sends with every call, and which certificate it trusts.</summary>
public class ClientConfiguration
{
    /// <summary>Sent as <c>api-key</c>; null where the server asks for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>SHA-256 thumbprint of a certificate to trust although no authority signed it.</summary>
    public string? CertificateThumbprint { get; set; }

    /// <summary>Headers of every call.</summary>
    public Dictionary<string, string> Headers { get; set; } = [];
}
